// tally case matrix, assert, accept, reject, dispute, reasons
#include <fmt/format.h>

#include <memory>

#include "cli/case_choice.h"
#include "cli/command_line.h"
#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/present_matrix.h"
#include "cli/session.h"
#include "vault/act.h"
#include "vault/case_matrix.h"

namespace tally::cli {
namespace {

using vault::Use;

struct MatrixOptions {
    std::string name;  // case or engagement
    std::string type;
    std::string text;
    std::string amount;
    std::string about;
    int claim = 0;
    std::string element;
    std::string source;
    std::string strength;
    std::string why;
    std::string by = "client";
    std::string item;
};
using Options = std::shared_ptr<MatrixOptions>;

Result<int> show(Session& session, MatrixOptions const& options) {
    auto vault = TRY(session.open(Use::read));
    auto const name = TRY(case_or_engagement(session, vault, options.name));
    auto const view = TRY(vault::read_case_matrix(vault, name, TRY(session.as_of())));
    session.emit(json_of(view), matrix_text(view));
    return status::ok;
}

Result<int> reasons(Session& session, MatrixOptions const& options) {
    auto vault = TRY(session.open(Use::read));
    auto const name = TRY(case_or_engagement(session, vault, options.name));
    auto const view = TRY(vault::read_case_matrix(vault, name, TRY(session.as_of())));
    session.emit(reasons_json(view), reasons_text(view));
    return status::ok;
}

// "contract" is what a claim is about where nobody says more.
std::string topic_of(MatrixOptions const& options) {
    return options.about == "contract" ? std::string{} : options.about;
}

Result<void> check_about(engagement::State const& state, std::string const& about) {
    if (about.empty()) return {};
    for (auto const& recorded : state.history)
        if (engagement::topic_of(recorded.event) == about) return {};
    return fail(Code::not_found, "nothing is on record about '" + about + "'",
                "such as milestone/2, invoice/1 or contract");
}

Result<int> assert_one(Session& session, MatrixOptions const& options) {
    auto vault = TRY(session.open(Use::write));
    auto const ref = TRY(vault::find_case(vault, options.name));
    auto const state = TRY(vault::load_state(vault, ref.engagement));
    engagement::ClaimAsserted claim;
    claim.type = options.type;
    claim.text = options.text;
    claim.about = topic_of(options);
    TRY_WITHIN("--about", check_about(state, claim.about));
    if (!options.amount.empty())
        claim.amount =
            TRY_WITHIN("--amount", Money::parse(options.amount, ref.engagement.details.currency));
    auto const number = TRY(vault::assert_claim(vault, ref, claim));
    session.emit({{"case", ref.text()}, {"claim", number}, {"type", options.type}},
                 fmt::format("Claim {} of case {} is on your private side.\n"
                             "Next: tally case matrix {}\n",
                             number, ref.text(), ref.text()));
    return status::ok;
}

struct Chosen {
    vault::CaseRef ref;
    vault::EvidenceChoice choice;
};

Result<Chosen> choose(vault::Vault& vault, MatrixOptions const& options) {
    auto const ref = TRY(vault::find_case(vault, options.name));
    auto const state = TRY(vault::load_state(vault, ref.engagement));
    Chosen chosen{ref, {}};
    chosen.choice.claim = options.claim;
    chosen.choice.element = options.element;
    chosen.choice.source = TRY(vault::find_source(vault, state, options.source));
    chosen.choice.why = options.why;
    if (!options.strength.empty())
        chosen.choice.strength = TRY_WITHIN(
            "--strength", engagement::parse_name<engagement::EvidenceStrength>(options.strength));
    return chosen;
}

Result<int> accept(Session& session, MatrixOptions const& options) {
    auto vault = TRY(session.open(Use::write));
    auto const [ref, choice] = TRY(choose(vault, options));
    auto const evidence = TRY(vault::accept_evidence(vault, ref, choice));
    session.emit({{"case", ref.text()},
                  {"claim", choice.claim},
                  {"element", choice.element},
                  {"strength", name(evidence.strength)},
                  {"rule", evidence.rule},
                  {"why", evidence.why}},
                 fmt::format("Accepted: {} {} “{}” of claim {}.\n", options.source,
                             name(evidence.strength), choice.element, choice.claim));
    if (evidence.source.item)
        session.remark("So that the reader sees it: tally case link " + ref.text() + " " +
                       evidence.source.item->text + " --why \"what it shows\"");
    return status::ok;
}

Result<int> reject(Session& session, MatrixOptions const& options) {
    auto vault = TRY(session.open(Use::write));
    auto const [ref, choice] = TRY(choose(vault, options));
    TRY(vault::reject_evidence(vault, ref, choice));
    session.emit({{"case", ref.text()}, {"claim", choice.claim}, {"element", choice.element}},
                 fmt::format("{} is not used for “{}” of claim {}, and not proposed again.\n",
                             options.source, choice.element, choice.claim));
    return status::ok;
}

Result<int> dispute(Session& session, MatrixOptions const& options) {
    auto vault = TRY(session.open(Use::write));
    auto const ref = TRY(vault::find_case(vault, options.name));
    engagement::ElementDisputed disputed;
    disputed.number = ref.number;
    disputed.claim = options.claim;
    disputed.element = options.element;
    disputed.by = TRY_WITHIN("--by", ledger::parse_party(options.by));
    disputed.why = options.why;
    if (!options.item.empty()) {
        auto const state = TRY(vault::load_state(vault, ref.engagement));
        disputed.item = TRY(vault::find_source(vault, state, options.item)).item;
        if (!disputed.item)
            return fail(Code::invalid_input, "--item: " + options.item + " is no item",
                        "leave it out where there is no paper");
    }
    TRY(vault::act(vault, ref.engagement, disputed, {}));
    session.emit({{"case", ref.text()},
                  {"claim", options.claim},
                  {"element", options.element},
                  {"by", options.by}},
                 fmt::format("“{}” of claim {} is marked as disputed by the {}.\n", options.element,
                             options.claim, options.by));
    return status::ok;
}

CommandLine add(CommandLine group, Session& session, Options const& options,
                std::string const& name, std::string const& does,
                Result<int> (*action)(Session&, MatrixOptions const&)) {
    auto command = group.add_subcommand(name, does);
    command.callback([&session, options, action] {
        session.choose([options, action](Session& s) { return action(s, *options); });
    });
    return command;
}

void add_case(CommandLine command, Options const& options) {
    command.add_option("CASE", options->name, "The case, such as website-redesign/1").required();
}

void add_element(CommandLine command, Options const& options) {
    add_case(command, options);
    command.add_option("CLAIM", options->claim, "Number of the claim in its case").required();
    command.add_option("ELEMENT", options->element, "The element, as the matrix names it")
        .required();
}

void add_evidence(CommandLine command, Options const& options) {
    add_element(command, options);
    command
        .add_option("SOURCE", options->source,
                    "An item, ID/2.1, or what is on record about a topic: milestone/2")
        .required();
}

void add_reading(CommandLine group, Session& session, Options const& options) {
    auto matrix = add(group, session, options, "matrix",
                      "Each claim: what has to be shown, what shows it, what to do now", show);
    matrix.add_option("CASE", options->name, "A case, or an engagement: before any dispute, too")
        .required();
    matrix.footer(
        "Rules propose, you accept: nothing counts before `tally case accept`.\n"
        "A line that says MISSING comes with what to do about it.\n"
        "Of several cases, the newest is shown.");
    add(group, session, options, "reasons",
        "The client's reasons against the record, and a fair settlement", reasons)
        .add_option("CASE", options->name, "A case, or an engagement: then its newest")
        .required();
}

void add_assert(CommandLine group, Session& session, Options const& options) {
    auto command = add(group, session, options, "assert",
                       "Put a claim into the case: yours, or what they will say", assert_one);
    add_case(command, options);
    command
        .add_option("KIND", options->type,
                    "payment-for-work, payment-of-invoice, payment-for-hours, late-interest, "
                    "extra-work, unfounded-cancellation; theirs: not-as-agreed, not-delivered, "
                    "late, expected-more, hours-not-worked, refund-demanded, no-longer-wanted")
        .required();
    command.add_option("--text", options->text, "What is asserted, in one sentence");
    command.add_option("--amount", options->amount, "What it comes to, such as 1200.00");
    command.add_option("--about", options->about, "milestone/2, invoice/1 or contract");
}

}  // namespace

void add_matrix_commands(CommandLine app, Session& session) {
    auto const group = app.subcommand("case");
    auto const options = std::make_shared<MatrixOptions>();
    add_reading(group, session, options);
    add_assert(group, session, options);
    auto accepted = add(group, session, options, "accept",
                        "Say that an item or a record shows an element", accept);
    add_evidence(accepted, options);
    accepted.add_option("--strength", options->strength, "proves or supports");
    accepted.add_option("--why", options->why, "What it shows, where the proposal does not say it");
    auto rejected = add(group, session, options, "reject", "Say that it does not show it", reject);
    add_evidence(rejected, options);
    rejected.add_option("--why", options->why, "Why not");
    auto disputed = add(group, session, options, "dispute",
                        "Note that a side denies an element, or will", dispute);
    add_element(disputed, options);
    disputed.add_option("--by", options->by, "client or freelancer").shows_default();
    disputed.add_option("--why", options->why, "What that side says").required();
    disputed.add_option("--item", options->item, "The paper with which they say it");
}

}  // namespace tally::cli
