#include "cli/present_matrix.h"

#include <fmt/format.h>

#include "base/words.h"
#include "cli/present.h"
#include "cli/present_owed.h"
#include "cli/text.h"

namespace tally::cli {
namespace {

constexpr std::size_t proposals_shown_max = 3;  // of an element
constexpr std::size_t proposals_json_max = 20;

std::string text_of(engagement::Source const& source) {
    return source.item ? source.item->text : source.about;
}

OutJson source_json(engagement::Source const& source) {
    return {{"item", source.item ? OutJson(source.item->text) : OutJson(nullptr)},
            {"about", source.about}};
}

int exhibit_of(vault::CaseMatrix const& view, engagement::Source const& source) {
    auto const* details = view.details();
    if (details == nullptr || !source.item) return 0;
    auto const* exhibit = details->exhibit_of(*source.item);
    return exhibit == nullptr ? 0 : exhibit->number;
}

OutJson evidence_json(vault::CaseMatrix const& view, engagement::Evidence const& evidence) {
    auto json = source_json(evidence.source);
    json["strength"] = name(evidence.strength);
    json["rule"] = evidence.rule;
    json["why"] = evidence.why;
    json["exhibit"] = exhibit_of(view, evidence.source);
    return json;
}

OutJson proposal_json(vault::CaseMatrix const& view, claims::Proposal const& proposal) {
    auto json = source_json(proposal.source);
    json["strength"] = name(proposal.strength);
    json["rule"] = proposal.rule;
    json["why"] = proposal.why;
    json["exhibit"] = exhibit_of(view, proposal.source);
    json["words"] = proposal.words;
    json["quote"] = proposal.quote;
    json["occurred"] = format_instant(proposal.occurred);
    return json;
}

OutJson task_json(claims::Task const& task) {
    return {{"text", task.text}, {"command", task.command}};
}

OutJson cell_json(vault::CaseMatrix const& view, claims::Cell const& cell) {
    OutJson accepted = OutJson::array();
    for (auto const& one : cell.accepted) accepted.push_back(evidence_json(view, one));
    OutJson proposals = OutJson::array();
    for (auto const& one : cell.proposals)
        if (proposals.size() < proposals_json_max) proposals.push_back(proposal_json(view, one));
    return {{"element", cell.element->id},
            {"question", cell.element->question},
            {"side", ledger::name(cell.side)},
            {"status", name(cell.status)},
            {"outlook", name(cell.outlook())},
            {"denied_by", cell.denied_by},
            {"accepted", accepted},
            {"proposals", proposals},
            {"they_say", cell.they_say},
            {"they_show", cell.they_show},
            {"task", cell.task ? task_json(*cell.task) : OutJson(nullptr)}};
}

OutJson row_json(vault::CaseMatrix const& view, claims::ClaimRow const& row) {
    OutJson elements = OutJson::array();
    for (auto const& cell : row.cells) elements.push_back(cell_json(view, cell));
    return {{"claim", row.claim.number},
            {"type", row.claim.type},
            {"title", row.kind == nullptr ? std::string{} : row.kind->title},
            {"by", ledger::name(row.claim.by)},
            {"text", row.claim.text},
            {"about", row.claim.about},
            {"amount", row.claim.amount ? json_of(*row.claim.amount) : OutJson(nullptr)},
            {"elements", elements}};
}

OutJson gaps_json(vault::CaseMatrix const& view) {
    OutJson gaps = OutJson::array();
    for (auto const& task : view.matrix.tasks()) gaps.push_back(task_json(task));
    return gaps;
}

// One word for the eye; the shape of the mark says the same without colour.
std::string mark_of(claims::Cell const& cell) {
    switch (cell.status) {
        case claims::Status::proved: return "[x] proved";
        case claims::Status::supported: return "[/] supported";
        case claims::Status::disputed_by_them: return "[!] disputed by them";
        case claims::Status::disputed_by_us: return "[~] disputed by us";
        case claims::Status::missing: break;
    }
    if (!cell.proposals.empty()) return "[?] not accepted yet";
    return cell.side == ledger::Party::client ? "[ ] not shown by them" : "[ ] MISSING";
}

std::string exhibit_text(int exhibit) {
    return exhibit == 0 ? std::string{} : fmt::format(" (exhibit {})", exhibit);
}

std::string evidence_text(vault::CaseMatrix const& view, claims::Cell const& cell) {
    std::string text;
    for (auto const& one : cell.accepted)
        text +=
            wrapped("      + ", fmt::format("{}: {}{}; {}", name(one.strength), text_of(one.source),
                                            exhibit_text(exhibit_of(view, one.source)),
                                            one.why.empty() ? one.rule : one.why));
    std::size_t shown = 0;
    for (auto const& one : cell.proposals) {
        if (shown++ == proposals_shown_max) break;
        text += wrapped(
            "      ? ",
            fmt::format("would {} it: {}{}; {} [{}]",
                        one.strength == engagement::EvidenceStrength::proves ? "prove" : "support",
                        text_of(one.source), exhibit_text(exhibit_of(view, one.source)), one.why,
                        one.rule));
    }
    if (cell.proposals.size() > proposals_shown_max)
        text += fmt::format("        and {} more (--json shows them)\n",
                            cell.proposals.size() - proposals_shown_max);
    return text;
}

std::string other_side_text(claims::Cell const& cell) {
    if (cell.side == ledger::Party::client) return {};
    std::string text;
    if (!cell.denied_by.empty())
        text += wrapped("      ! ", "the client denies it: " + cell.denied_by);
    if (!cell.they_say.empty()) {
        auto const paper = cell.they_show.empty() ? "" : " With: " + cell.they_show + ".";
        text += wrapped("      < ", "They will say: “" + cell.they_say + "”" + paper);
    }
    return text;
}

std::string task_text(claims::Task const& task) {
    auto text = wrapped("      > ", "Now: " + task.text);
    if (!task.command.empty()) text += "        " + task.command + "\n";
    return text;
}

// Where nothing of ours is shown and no task is due: what to look for, or what comes later.
std::string missing_text(vault::CaseMatrix const& view, claims::ClaimRow const& row,
                         claims::Cell const& cell) {
    auto const& element = *cell.element;
    if (!element.task.empty()) return wrapped("      > ", "Later: " + element.task);
    auto text = wrapped("      > ", "Now: look for what shows it. " + element.proves + ".");
    if (view.details() == nullptr || row.claim.number == 0)
        return text + "        tally import PATH --into " + view.ref.details.slug + "\n";
    return text + fmt::format("        tally case accept {} {} {} ITEM-OR-TOPIC\n", view.name(),
                              row.claim.number, element.id);
}

std::string cell_text(vault::CaseMatrix const& view, claims::ClaimRow const& row,
                      claims::Cell const& cell) {
    constexpr std::size_t box = 4;  // "[x] "
    auto const mark = mark_of(cell);
    auto text =
        wrapped("  " + mark.substr(0, box),
                mark.substr(box) + ": " + cell.element->question + " (" + cell.element->id + ")");
    text += evidence_text(view, cell);
    text += other_side_text(cell);
    if (cell.task)
        text += task_text(*cell.task);
    else if (cell.is_red() && cell.status == claims::Status::missing)
        text += missing_text(view, row, cell);
    return text;
}

std::string head_of(claims::ClaimRow const& row) {
    auto const& claim = row.claim;
    auto const title = row.kind == nullptr ? claim.type : row.kind->title;
    auto text =
        claim.number == 0 ? std::string{"Possible claim"} : fmt::format("Claim {}", claim.number);
    text += fmt::format(" by the {}: {} ({})", ledger::name(claim.by), title, claim.type);
    if (claim.amount) text += ", " + claim.amount->text();
    if (!claim.about.empty()) text += ", " + claim.about;
    return text;
}

std::string side_heading(claims::ClaimRow const& row, ledger::Party side) {
    if (side == ledger::Party::client) return "  What they have to show:\n";
    return row.claim.by == ledger::Party::client ? "  What answers it:\n"
                                                 : "  What you have to show:\n";
}

std::string row_text(vault::CaseMatrix const& view, claims::ClaimRow const& row) {
    auto text = wrapped("", head_of(row));
    if (!row.claim.text.empty()) text += wrapped("  ", "“" + row.claim.text + "”");
    if (row.kind == nullptr) return text + "  No pack of elements knows this kind of claim.\n";
    std::optional<ledger::Party> side;
    for (auto const& cell : row.cells) {
        if (side != cell.side) text += side_heading(row, cell.side);
        side = cell.side;
        text += cell_text(view, row, cell);
    }
    return text;
}

// How many cells of ours stand in which way.
std::string sum_text(vault::CaseMatrix const& view) {
    int proved = 0;
    int waiting = 0;
    int red = 0;
    for (auto const& row : view.matrix.claims)
        for (auto const& cell : row.cells) {
            if (cell.side != ledger::Party::freelancer) continue;
            proved += cell.status == claims::Status::proved ? 1 : 0;
            waiting += !cell.proposals.empty() && cell.accepted.empty() ? 1 : 0;
            red += cell.is_red() ? 1 : 0;
        }
    return fmt::format("{} proved, {} with proposals for you to look at, {} without anything.\n",
                       proved, waiting, red);
}

std::string next_text(vault::CaseMatrix const& view) {
    auto const& slug = view.ref.details.slug;
    if (view.matrix.claims.empty())
        return "Nothing is at stake that a rule knows: no money is held or unpaid.\n";
    if (view.number == 0)
        return "There is no case, so nothing can be accepted yet: this shows what to do now.\n"
               "When there is a dispute: tally case open " +
               slug + " --forum FORUM\n";
    auto const* details = view.details();
    if (details->claims.empty())
        return fmt::format("Assert what you claim: tally case assert {} {} --about {}\n",
                           view.name(), view.matrix.claims.front().claim.type,
                           view.matrix.claims.front().claim.about.empty()
                               ? "contract"
                               : view.matrix.claims.front().claim.about);
    return fmt::format(
        "Accept what is right: tally case accept {} CLAIM ELEMENT ITEM-OR-TOPIC\n"
        "or take it away:      tally case reject {} CLAIM ELEMENT ITEM-OR-TOPIC\n",
        view.name(), view.name());
}

std::string stance_text(claims::ReasonRow const& row) {
    if (!row.stance) return "not known";
    auto const words = *row.stance == engagement::Stance::partly ? std::string{"partly founded"}
                                                                 : std::string{name(*row.stance)};
    return row.is_answered ? words + " (your answer)" : words + " (by the record; answer it)";
}

std::string reason_text(vault::CaseMatrix const& view, claims::ReasonRow const& row) {
    auto text = wrapped("", (row.number == 0 ? std::string{"The reason at the end"}
                                             : fmt::format("Reason {}", row.number)) +
                                ": “" + row.text + "”");
    if (row.kind != nullptr)
        text += wrapped("  Kind:    ", row.kind->title + " (" + row.kind->id + ")");
    text += wrapped("  Holds:   ", stance_text(row));
    if (!row.clause.empty()) text += wrapped("  Clause:  ", row.clause);
    for (auto const& one : row.against) text += wrapped("  For you: ", one);
    for (auto const& one : row.in_favour) text += wrapped("  For them: ", one);
    text += wrapped("  So:      ", row.outcome);
    if (!row.answer && row.number != 0)
        text += fmt::format("  Answer:  tally contract answer {} {} --stance {} --text \"...\"\n",
                            view.ref.details.slug, row.number,
                            row.stance ? name(*row.stance) : "unfounded");
    return text;
}

std::string settlement_text(claims::Settlement const& settlement) {
    if (settlement.lines.empty()) return settlement.advice + "\n";
    auto text =
        fmt::format("A fair settlement: {} to {}\n", settlement.low.text(), settlement.high.text());
    for (auto const& line : settlement.lines)
        text += wrapped("  ", fmt::format("{}: {} to {}; {}", line.what, line.low.text(),
                                          line.high.text(), line.why));
    return text + wrapped("  ", settlement.advice);
}

OutJson settlement_json(claims::Settlement const& settlement) {
    OutJson lines = OutJson::array();
    for (auto const& line : settlement.lines)
        lines.push_back({{"what", line.what},
                         {"low", json_of(line.low)},
                         {"high", json_of(line.high)},
                         {"why", line.why}});
    return {{"low", json_of(settlement.low)},
            {"high", json_of(settlement.high)},
            {"lines", lines},
            {"advice", settlement.advice}};
}

}  // namespace

OutJson json_of(vault::CaseMatrix const& view) {
    OutJson claims = OutJson::array();
    for (auto const& row : view.matrix.claims) claims.push_back(row_json(view, row));
    return {{"case", view.number == 0 ? OutJson(nullptr) : OutJson(view.name())},
            {"engagement", view.ref.details.slug},
            {"claims", claims},
            {"gaps", gaps_json(view)},
            {"items_read", view.items_read},
            {"items_left", view.items_left},
            {"problems", problems_json(view.elements->problems)},
            {"advice", no_advice}};
}

std::string matrix_text(vault::CaseMatrix const& view) {
    auto text = problems_text(view.elements->problems);
    for (auto const& row : view.matrix.claims) text += row_text(view, row) + "\n";
    if (!view.matrix.claims.empty()) text += sum_text(view);
    text += next_text(view);
    if (view.items_left > 0)
        text += wrapped("", fmt::format("Only the newest items were read; {} older ones were not.",
                                        view.items_left));
    return text + "A rule proposes, you decide. " + no_advice + "\n";
}

OutJson reasons_json(vault::CaseMatrix const& view) {
    OutJson reasons = OutJson::array();
    for (auto const& row : view.reasons)
        reasons.push_back({{"reason", row.number},
                           {"text", row.text},
                           {"kind", row.kind == nullptr ? OutJson(nullptr) : OutJson(row.kind->id)},
                           {"stance", row.stance ? OutJson(name(*row.stance)) : OutJson(nullptr)},
                           {"answered", row.is_answered},
                           {"clause", row.clause},
                           {"for_you", row.against},
                           {"for_them", row.in_favour},
                           {"outcome", row.outcome}});
    return {{"case", view.number == 0 ? OutJson(nullptr) : OutJson(view.name())},
            {"engagement", view.ref.details.slug},
            {"reasons", reasons},
            {"settlement", settlement_json(view.settlement)},
            {"problems", problems_json(view.elements->problems)},
            {"advice", no_advice}};
}

std::string reasons_text(vault::CaseMatrix const& view) {
    auto text = problems_text(view.elements->problems);
    if (view.reasons.empty())
        text +=
            "The client stated no reason on record: record each with `tally contract reason`.\n\n";
    for (auto const& row : view.reasons) text += reason_text(view, row) + "\n";
    return text + settlement_text(view.settlement) + "\n" + no_advice + "\n";
}

}  // namespace tally::cli
