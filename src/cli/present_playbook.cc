#include "cli/present_playbook.h"

#include <fmt/format.h>

#include "cli/present.h"
#include "cli/text.h"

namespace tally::cli {
namespace {

using playbooks::Playbook;
using playbooks::Situation;
using playbooks::Step;
using playbooks::StepKind;

OutJson reasons_json(std::vector<playbooks::Reason> const& reasons) {
    OutJson array = OutJson::array();
    for (auto const& reason : reasons)
        array.push_back({{"text", reason.text},
                         {"item", reason.item ? OutJson(reason.item->text) : OutJson(nullptr)}});
    return array;
}

OutJson deadline_json(std::optional<rights::Deadline> const& deadline) {
    return deadline ? json_of(*deadline) : OutJson(nullptr);
}

OutJson citation_json(playbooks::Citation const& one) {
    return {{"item", one.item ? OutJson(one.item->text) : OutJson(nullptr)},
            {"topic", one.topic},
            {"entry", one.entry ? OutJson(*one.entry) : OutJson(nullptr)},
            {"side", one.private_side ? "private" : "shared"},
            {"occurred", format_instant(one.occurred)},
            {"text", one.text},
            {"strength", engagement::name(one.strength)}};
}

OutJson step_json(Step const& step) {
    OutJson found = OutJson::array();
    for (auto const& one : step.found) found.push_back(citation_json(one));
    OutJson action(nullptr);
    if (!step.words.empty())
        action = {{"command", step.command}, {"words", step.words}, {"asks", step.asks}};
    return {{"step", step.id},
            {"kind", engagement::name(step.kind)},
            {"done", step.done},
            {"title", step.title},
            {"why", step.why},
            {"found", found},
            {"missing", step.missing},
            {"action", action},
            {"deadline", deadline_json(step.deadline)}};
}

OutJson expects_json(Playbook const& playbook) {
    OutJson array = OutJson::array();
    for (auto const& one : playbook.expects)
        array.push_back({{"text", one.text},
                         {"deadlines", json_of(one.deadlines)},
                         {"confidence", name(one.confidence)},
                         {"source", one.source}});
    return array;
}

OutJson nevers_json(Playbook const& playbook) {
    OutJson array = OutJson::array();
    for (auto const& one : playbook.nevers)
        array.push_back({{"text", one.text}, {"why", one.why}, {"source", one.source}});
    return array;
}

std::string due_text(rights::Deadline const& deadline, std::string const& zone) {
    bool const ran_out = deadline.state == rights::DeadlineState::passed;
    auto text = (ran_out ? "ran out on " : "by ") + when(deadline.due, zone);
    if (deadline.money.amount.minor > 0) text += ", " + deadline.money.amount.text() + " at stake";
    if (ran_out) text += ": look at once what became of it";
    return text;
}

std::string step_text(Step const& step, std::string const& zone) {
    auto text = wrapped(step.done ? "  [x] " : "  [ ] ", step.title);
    if (step.deadline && !step.done) text += wrapped("      ! ", due_text(*step.deadline, zone));
    for (auto const& one : step.found)
        text += wrapped("      - ", one.text + (one.item            ? " (" + one.item->text + ")"
                                                : one.topic.empty() ? ""
                                                                    : " (" + one.topic + ")"));
    if (!step.why.empty() && !step.done) text += wrapped("      ", step.why);
    if (!step.missing.empty()) text += wrapped("      ", step.missing);
    if (!step.command.empty() && !step.done) text += "      " + step.command + "\n";
    return text;
}

std::string steps_text(Playbook const& playbook, StepKind kind, std::string_view heading,
                       std::string const& zone) {
    std::string text;
    for (auto const& step : playbook.steps)
        if (step.kind == kind) text += step_text(step, zone);
    return text.empty() ? text : fmt::format("\n{}\n{}", heading, text);
}

// How well an expectation is known, where that is worth a word.
std::string doubt(rights::Confidence confidence) {
    return confidence == rights::Confidence::high     ? ""
           : confidence == rights::Confidence::medium ? " (Known at second hand: check it.)"
                                                      : " (Not confirmed: check it.)";
}

std::string expects_text(Playbook const& playbook, std::string const& zone) {
    std::string text = "\nWhat to expect\n";
    for (auto const& one : playbook.expects) {
        text += wrapped("  * ", one.text + doubt(one.confidence));
        for (auto const& deadline : one.deadlines)
            text += wrapped("    ! ", deadline.title + ": " + due_text(deadline, zone));
    }
    return text;
}

std::string nevers_text(Playbook const& playbook) {
    std::string text = "\nWhat never to write or do\n";
    for (auto const& one : playbook.nevers) {
        text += wrapped("  x ", one.text);
        text += wrapped("    ", one.why);
    }
    return text;
}

std::string why_text(Playbook const& playbook) {
    if (playbook.why.empty())
        return wrapped("",
                       "Nothing on record says that this is the situation now; here is what to "
                       "do if it is.");
    std::string text;
    for (auto const& one : playbook.why)
        text += wrapped("  because ", one.text + (one.item ? " (" + one.item->text + ")" : ""));
    return text;
}

}  // namespace

OutJson json_of(Playbook const& playbook) {
    OutJson money = OutJson::array();
    for (auto const& line : playbook.money)
        money.push_back({{"what", line.what}, {"amount", json_of(line.amount)}});
    OutJson steps = OutJson::array();
    for (auto const& step : playbook.steps) steps.push_back(step_json(step));
    auto const* next = playbook.next();
    return {{"situation", playbook.pack->situation},
            {"title", playbook.pack->title},
            {"pack", playbook.pack->id},
            {"seen", format_date(playbook.pack->seen)},
            {"why", reasons_json(playbook.why)},
            {"first", playbook.first},
            {"money", money},
            {"expect", expects_json(playbook)},
            {"steps", steps},
            {"next", next != nullptr ? OutJson(next->id) : OutJson(nullptr)},
            {"never", nevers_json(playbook)},
            {"check", playbook.pack->check},
            {"source", playbook.pack->source}};
}

std::string playbook_text(Playbook const& playbook, std::string const& zone) {
    auto text =
        playbook.pack->title + "\n" + why_text(playbook) + "\n" + wrapped("", playbook.first);
    for (auto const& line : playbook.money)
        text += fmt::format("  {:>14}  {}\n", line.amount.text(), line.what);
    if (auto const* next = playbook.next()) {
        text += "\n" + wrapped("First: ", next->title);
        if (next->deadline) text += wrapped("       ", due_text(*next->deadline, zone));
        if (!next->command.empty()) text += "       " + next->command + "\n";
    }
    text += expects_text(playbook, zone);
    text += steps_text(playbook, StepKind::gather, "What to gather", zone);
    text += steps_text(playbook, StepKind::write, "What to write", zone);
    text += steps_text(playbook, StepKind::act, "What to do", zone);
    text += nevers_text(playbook);
    for (auto const& one : playbook.pack->check) text += "\n" + wrapped("Check this: ", one);
    return text;
}

OutJson json_of(std::vector<Situation> const& situations) {
    OutJson array = OutJson::array();
    for (auto const& one : situations)
        array.push_back({{"situation", one.pack->situation},
                         {"title", one.pack->title},
                         {"applies", !one.why.empty()},
                         {"why", reasons_json(one.why)},
                         {"deadline", deadline_json(one.deadline)}});
    return array;
}

std::string situations_text(std::vector<Situation> const& situations, std::string const& slug,
                            std::string const& zone) {
    std::string seen;
    std::string others;
    for (auto const& one : situations) {
        if (one.why.empty()) {
            others += fmt::format("  {:<24} {}\n", one.pack->situation, one.pack->title);
            continue;
        }
        seen += fmt::format("{}\n", one.pack->title);
        for (auto const& reason : one.why)
            seen += wrapped("  because ",
                            reason.text + (reason.item ? " (" + reason.item->text + ")" : ""));
        if (one.deadline) seen += wrapped("  ! ", due_text(*one.deadline, zone));
        seen += fmt::format("  tally playbook {} {}\n", one.pack->situation, slug);
    }
    if (seen.empty())
        seen =
            "No situation seems to be there now: no act on record and no words of the client speak "
            "for one.\n";
    return others.empty() ? seen : seen + "\nOther playbooks\n" + others;
}

}  // namespace tally::cli
