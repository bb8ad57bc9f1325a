// tally case forum, letter, fields, answer, certificate
#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <memory>

#include "cli/case_choice.h"
#include "cli/case_papers.h"
#include "cli/command_line.h"
#include "cli/exit_status.h"
#include "cli/present_forum.h"
#include "cli/session.h"
#include "papers/fields.h"
#include "papers/write.h"
#include "vault/act.h"
#include "vault/case_dossier.h"
#include "vault/case_packet.h"
#include "vault/case_profile.h"
#include "vault/forum_files.h"

namespace tally::cli {
namespace {

using vault::Use;

struct PaperOptions {
    std::string name;  // of the case
    std::string kind;
    std::string forum;
    std::string variant;
    std::string amount;
    std::string by;
    std::string field;
    std::string text;
    std::string output;
    bool replace = false;
};
using Options = std::shared_ptr<PaperOptions>;

constexpr auto is_draft = "A draft: read it, and change what is not yours. It is no legal advice.";

Result<int> show_forum(Session& session, PaperOptions const& options) {
    auto vault = TRY(session.open(Use::read));
    std::vector<vault::PackProblem> problems;
    auto const book = vault::load_forums(vault.folder(), problems);
    auto const forum = TRY(engagement::parse_name<engagement::Forum>(options.forum));
    auto const profile = TRY(book.profile(forum, options.variant));
    session.emit(profile_json(profile), profile_text(profile));
    for (auto const& problem : problems) session.remark("left out: " + problem.reason);
    return status::ok;
}

Result<papers::Dossier> dossier_of(Session& session, vault::Vault& vault,
                                   PaperOptions const& options) {
    return vault::case_dossier(vault, TRY(case_to_show(session, vault, options.name)),
                               vault::load_rules(vault.folder()), TRY(session.as_of()));
}

std::string name_of(papers::Dossier const& dossier) {
    return dossier.state.engagement.slug + "/" + std::to_string(dossier.details.number);
}

// To the terminal, or into a new file.
Result<void> save(PaperOptions const& options, std::string const& text) {
    if (options.output.empty()) return {};
    std::error_code error;
    if (!options.replace && std::filesystem::exists(options.output, error))
        return fail(Code::conflict, options.output + " exists already",
                    "choose another name, or add --replace");
    std::ofstream out{options.output, std::ios::binary | std::ios::trunc};
    out << text;
    if (!out.flush()) return fail(Code::unavailable, "write " + options.output);
    return {};
}

Result<int> hand_over(Session& session, PaperOptions const& options, std::string const& name,
                      papers::Paper const& paper) {
    auto const text = papers::text_of(paper);
    TRY(save(options, text));
    session.emit({{"case", name},
                  {"kind", options.kind},
                  {"title", paper.title},
                  {"text", papers::text_of(paper, 0)},  // whoever shows it wraps it
                  {"blanks", paper.blanks},
                  {"file", options.output.empty() ? OutJson(nullptr) : OutJson(options.output)}},
                 options.output.empty() ? text : options.output + "\n");
    session.remark(is_draft);
    for (auto const& blank : paper.blanks) session.remark("fill in: [" + blank + "]");
    return status::ok;
}

Result<int> letter(Session& session, PaperOptions const& options) {
    auto const kind = TRY_WITHIN("--kind", engagement::parse_name<papers::PaperKind>(options.kind));
    auto vault = TRY(session.open(Use::read));
    auto const dossier = TRY(dossier_of(session, vault, options));
    papers::PaperChoices choices;
    if (!options.amount.empty())
        choices.amount =
            TRY_WITHIN("--amount", Money::parse(options.amount, dossier.state.engagement.currency));
    if (!options.by.empty()) choices.by = TRY_WITHIN("--by", parse_date(options.by));
    if (choices.by && *choices.by < local_date(TRY(session.as_of()), session.zone))
        return fail(Code::rejected, "--by is a day that is over: " + options.by,
                    "give them some days from now on");
    return hand_over(session, options, name_of(dossier),
                     TRY(papers::write_paper(dossier, kind, choices)));
}

Result<int> fields(Session& session, PaperOptions const& options) {
    auto vault = TRY(session.open(Use::read));
    auto const dossier = TRY(dossier_of(session, vault, options));
    auto const profile = TRY(vault::case_profile(
        vault, dossier.details, TRY(forum_choice(options.forum, options.variant))));
    auto const filled = papers::fill_fields(profile, dossier);
    session.emit({{"case", name_of(dossier)},
                  {"forum", name(profile.pack.forum)},
                  {"variant", profile.variant},
                  {"fields", fields_json(filled)}},
                 profile.title + "\n\n" + fields_text(filled, name_of(dossier)));
    session.remark(is_draft);
    return forums::any_failed(forums::check_fields(filled)) ? status::rejected : status::ok;
}

// The form of the case's forum, or of the one that is named, has such a field.
Result<void> check_field(vault::Vault& vault, vault::CaseRef const& ref,
                         PaperOptions const& options) {
    auto const state = TRY(vault::load_state(vault, ref.engagement));
    auto const choice = TRY(forum_choice(options.forum, options.variant));
    auto const profile = TRY(vault::case_profile(vault, *state.find_case(ref.number), choice));
    std::string known;
    for (auto const& field : profile.pack.fields) {
        if (field.id == options.field) return {};
        known += (known.empty() ? "" : ", ") + field.id;
    }
    return fail(Code::not_found,
                fmt::format("the form of {} has no field '{}'", profile.title, options.field),
                known.empty() ? "it has none to fill in; another forum's: --forum FORUM"
                              : "it has: " + known + "; another forum's: --forum FORUM");
}

Result<int> answer(Session& session, PaperOptions const& options) {
    auto vault = TRY(session.open(Use::write));
    auto const ref = TRY(vault::find_case(vault, options.name));
    TRY(check_field(vault, ref, options));
    engagement::FormAnswered answered;
    answered.number = ref.number;
    answered.field = options.field;
    answered.text = options.text;
    TRY(vault::act(vault, ref.engagement, answered, {}));
    session.emit({{"case", ref.text()}, {"field", options.field}, {"text", options.text}},
                 fmt::format("Kept for the field {} of case {}, on your private side.\n",
                             options.field, ref.text()));
    return status::ok;
}

Result<int> certificate(Session& session, PaperOptions const& options) {
    auto const kind =
        TRY_WITHIN("--kind", engagement::parse_name<papers::CertificateKind>(options.kind));
    auto vault = TRY(session.open(Use::read));
    auto const ref = TRY(case_to_show(session, vault, options.name));
    auto const material = TRY(vault::read_case_material(vault, ref));
    return hand_over(session, options, ref.text(),
                     papers::certificate(vault::certified_facts(material), kind));
}

class Group {
public:
    Group(CommandLine group, Session& session) : group_{group}, session_{session} {}
    CommandLine add(std::string const& name, std::string const& does, Options const& options,
                    Result<int> (*action)(Session&, PaperOptions const&)) {
        auto command = group_.add_subcommand(name, does);
        command.callback([session = &session_, options, action] {
            session->choose([options, action](Session& s) { return action(s, *options); });
        });
        return command;
    }
    CommandLine add_for_case(std::string const& name, std::string const& does,
                             Options const& options,
                             Result<int> (*action)(Session&, PaperOptions const&)) {
        auto command = add(name, does, options, action);
        command.add_option("CASE", options->name, "The case, such as website-redesign/1")
            .required();
        return command;
    }

private:
    CommandLine group_;
    Session& session_;
};

void add_forum(CommandLine& command, Options const& options) {
    command.add_option("--forum", options->forum, "Another forum than the case's own");
    command.add_option("--variant", options->variant, "Another variant");
}

void add_output(CommandLine& command, Options const& options) {
    command.add_option("-o,--output", options->output, "Write it to this file");
    command.add_flag("--replace", options->replace, "Write over an older file of this name");
}

}  // namespace

Result<vault::ForumChoice> forum_choice(std::string const& forum, std::string const& variant) {
    vault::ForumChoice choice{.forum = {}, .variant = variant};
    if (!forum.empty())
        choice.forum = TRY_WITHIN("--forum", engagement::parse_name<engagement::Forum>(forum));
    return choice;
}

void add_case_paper_commands(CommandLine command_group, Session& session) {
    auto const options = std::make_shared<PaperOptions>();
    Group group{command_group, session};
    auto shown =
        group.add("forum", "What a forum takes, who reads there, and where that is written",
                  options, show_forum);
    shown.add_option("FORUM", options->forum, "Such as chargeback").required();
    shown.add_option("--variant", options->variant, "Such as mastercard");
    auto written = group.add_for_case(
        "letter", "A letter out of the record, each sentence with what shows it", options, letter);
    written
        .add_option("--kind", options->kind,
                    "dispute-statement, answer-return-request, demand, settlement, representment, "
                    "particulars, notice, support-ticket or violation-report")
        .required();
    written.add_option("--amount", options->amount, "What you would settle for, such as 900");
    written.add_option("--by", options->by,
                       "Until when, such as 2026-12-15; two weeks from now otherwise");
    add_output(written, options);
    auto filled = group.add_for_case(
        "fields", "The fields of the forum's form, ready to paste, with counted characters",
        options, fields);
    add_forum(filled, options);
    auto answered = group.add_for_case("answer", "Keep what only you can say for such a field",
                                       options, answer);
    answered.add_option("FIELD", options->field, "As tally case fields names it").required();
    answered.add_option("--text", options->text, "Your words").required();
    add_forum(answered, options);
    auto certified =
        group.add_for_case("certificate", "A draft that says how the record is made, to be signed",
                           options, certificate);
    certified
        .add_option("--kind", options->kind,
                    "fre-902, uk-statement-of-truth, eidas or process-description")
        .required();
    add_output(certified, options);
}

}  // namespace tally::cli
