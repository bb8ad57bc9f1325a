// tally agreement draft, amend, propose, sign, request, refuse, keep, show
#include <fmt/format.h>

#include <fstream>
#include <memory>
#include <sstream>

#include "cli/act_command.h"
#include "cli/command_line.h"
#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/present.h"
#include "cli/present_lessons.h"
#include "cli/present_state.h"
#include "cli/text.h"
#include "crypto/sha256.h"
#include "engagement/agreement_text.h"

namespace tally::cli {
namespace {

using engagement::Command;

constexpr std::uintmax_t agreement_bytes_max = std::uintmax_t{1} << 20;

Result<std::string> read_file(std::filesystem::path const& path) {
    std::error_code error;
    auto const size = std::filesystem::file_size(path, error);
    if (error) return fail(Code::invalid_input, "read " + path.string() + ": " + error.message());
    if (size > agreement_bytes_max)
        return fail(Code::invalid_input, path.string() + " is larger than 1 MiB");
    std::ifstream in{path, std::ios::binary};
    std::ostringstream text;
    text << in.rdbuf();
    if (!in) return fail(Code::unavailable, "read " + path.string());
    return std::move(text).str();
}

Result<Command> draft(ActInput const& in) {
    auto const file = in.text("--file");
    auto const text = TRY(read_file(file));
    TRY(engagement::parse_agreement(text, in.ref().details.currency, file));
    return engagement::DraftAgreement{text, crypto::sha256(text), in.text("--why"), false};
}

Result<Command> amend(ActInput const& in) {
    auto command = std::get<engagement::DraftAgreement>(TRY(draft(in)));
    command.amends = true;
    return command;
}

Result<Command> propose(ActInput const& in) {
    auto const version = TRY(in.number("--version"));
    return engagement::ProposeAgreement{version, in.text("--how")};
}

Result<Command> sign(ActInput const& in) {
    auto const version = TRY(in.number("--version"));
    return engagement::SignAgreement{version, in.text("--how")};
}

Result<Command> request(ActInput const& in) {
    return engagement::ContractRequested{in.text("--note")};
}

Result<Command> refuse(ActInput const& in) {
    return engagement::ContractRefused{in.text("--note")};
}

Result<Command> keep(ActInput const& in) {
    auto const of = TRY(in.choice<engagement::TermsSource>("OF"));
    auto items = TRY(in.items());
    return engagement::TermsKept{of, std::move(items), in.text("--note")};
}

// Which clauses that earlier work taught stand in the newest version, and which do not.
Result<void> show_applied(ActCommand::Said const& said) {
    auto const* newest = said.result.state.agreement_version(0);
    auto const found = TRY(vault::lessons_for(said.vault, said.ref.details));
    said.json["lessons"] = OutJson::array();
    std::string text;
    for (auto const& one : found) {
        if (one.lesson.use != engagement::LessonUse::clause || newest == nullptr) continue;
        bool const applied = lessons::is_applied(one, newest->text);
        auto json = json_of(std::vector{one}).front();
        json["applied"] = applied;
        said.json["lessons"].push_back(std::move(json));
        text += wrapped(applied ? "  [x] " : "  [ ] ",
                        one.lesson.text + " (" + one.why + ": " + one.engagement + ")");
    }
    if (!text.empty())
        said.text += "\nWhat earlier work taught you: [x] stands in this version\n" + text;
    return {};
}

// What to go through before it goes out.
Result<void> show_checklist(ActCommand::Said const& said) {
    auto const checklist = TRY(vault::checklist_for(said.vault, said.ref.details));
    said.json["checklist"] = json_of(checklist);
    if (!checklist.empty())
        said.text += "\nWhat earlier work taught you to look at now\n" + checklist_text(checklist);
    return {};
}

Result<int> show(Session& session, std::string const& slug, int number) {
    auto const state = TRY(state_at(session, slug));
    auto const* version = state.agreement_version(number);
    if (version == nullptr)
        return fail(Code::not_found, "there is no such agreement in '" + slug + "'",
                    "write one: tally agreement draft " + slug + " --file agreement.toml");
    OutJson signatures = OutJson::array();
    auto text = version->text +
                fmt::format("\n# version {}, {}\n", version->number, version->digest.text());
    for (auto const& signature : version->signatures) {
        signatures.push_back({{"by", name(signature.by)},
                              {"how", signature.how},
                              {"occurred", format_instant(signature.occurred)},
                              {"claimed", signature.claimed}});
        text += fmt::format("# signed by the {} on {}{}: {}\n", name(signature.by),
                            when(signature.occurred, state.engagement.zone),
                            signature.claimed ? " (claimed)" : "", signature.how);
    }
    if (version->signatures.empty()) text += "# nobody has signed it yet\n";
    session.emit({{"engagement", slug},
                  {"version", version->number},
                  {"digest", version->digest.text()},
                  {"text", version->text},
                  {"signatures", signatures}},
                 text);
    return status::ok;
}

void add_versions(CommandLine group, Session& session) {
    ActCommand{group, session, "draft", "Record a version, from a TOML file; --by client counters"}
        .needs("--file", "The agreement: docs/manual/agreement.md explains the keys")
        .may("--why", "What is different, and why")
        .remarks(show_applied)
        .makes(draft);
    ActCommand{group, session, "amend", "Record a change to an agreement that both have signed"}
        .needs("--file", "The whole agreement as it is to read from now on")
        .needs("--why", "What is different, and why")
        .remarks(show_applied)
        .makes(amend);
    ActCommand{group, session, "propose", "It was sent to the other side"}
        .needs("--how", "\"attached to the mail of 14 September\"")
        .may("--version", "Which version (default: the newest)")
        .remarks(show_checklist)
        .makes(propose);
    ActCommand{group, session, "sign", "Record who signed, and how"}
        .needs("--how", "\"reply by e-mail\", \"accepted the offer on the platform\"")
        .may("--version", "Which version (default: the newest)")
        .makes(sign);
}

void add_papers(CommandLine group, Session& session) {
    ActCommand{group, session, "request", "You asked for the written contract, before work starts"}
        .may("--note", "What you wrote: several laws count from this day")
        .makes(request);
    ActCommand{group, session, "refuse", "The client gave you none"}
        .may("--note", "What the client wrote")
        .makes(refuse);
    ActCommand{group, session, "keep", "Keep a copy of what others may rewrite"}
        .needs("OF", "job-post, offer, platform-terms or other")
        .with_items("The saved page or screenshot; may be repeated")
        .may("--note", "What it shows")
        .makes(keep);
}

void add_show(CommandLine group, Session& session) {
    auto slug = std::make_shared<std::string>();
    auto number = std::make_shared<int>(0);
    auto shown = group.add_subcommand("show", "The text and who signed it");
    shown.add_option("ENG", *slug, "Short name of the engagement").required();
    shown.add_option("--version", *number, "Which version (default: the newest)");
    shown.callback([&session, slug, number] {
        session.choose([slug, number](Session& s) { return show(s, *slug, *number); });
    });
}

}  // namespace

void add_agreement_commands(CommandLine app, Session& session) {
    auto group = app.add_subcommand("agreement", "What was agreed: scope, terms, signatures");
    group.require_subcommand(1);
    add_versions(group, session);
    add_papers(group, session);
    add_show(group, session);
}

}  // namespace tally::cli
