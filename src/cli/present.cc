#include "cli/present.h"

#include <fmt/format.h>

#include "cli/text.h"

namespace tally::cli {
namespace {

OutJson nullable(std::optional<Instant> const& at) {
    return at ? OutJson(format_instant(*at)) : OutJson(nullptr);
}

OutJson ends_json(std::vector<rights::End> const& ends) {
    OutJson array = OutJson::array();
    for (auto const& end : ends)
        array.push_back({{"window", end.window}, {"due", format_instant(end.due)}});
    return array;
}

OutJson stake_json(rights::Stake const& stake) {
    auto json = json_of(stake.amount);
    json["goes_to"] = name(stake.goes_to);
    return json;
}

std::string who_acts(rights::Deadline const& deadline) {
    std::string acts;
    for (auto const party : deadline.acts)
        acts += (acts.empty() ? "" : " or ") + std::string{name(party)};
    return acts.empty() ? "nobody has to" : acts;
}

}  // namespace

OutJson json_of(rights::Deadline const& deadline) {
    OutJson acts = OutJson::array();
    for (auto const party : deadline.acts) acts.push_back(name(party));
    return {{"rule", deadline.rule},
            {"title", deadline.title},
            {"subject", deadline.subject},
            {"topic", deadline.topic},
            {"starts", format_instant(deadline.starts)},
            {"due", format_instant(deadline.due)},
            {"also", ends_json(deadline.also)},
            {"state", name(deadline.state)},
            {"acts", acts},
            {"if_missed", deadline.if_missed},
            {"if_only_one_acts", deadline.if_only_one_acts},
            {"action", deadline.action},
            {"money", stake_json(deadline.money)},
            {"confidence", name(deadline.confidence)},
            {"source", deadline.source},
            {"claimed", deadline.claimed}};
}

OutJson json_of(rights::Alert const& alert) {
    return {{"rule", alert.rule},
            {"severity", name(alert.severity)},
            {"subject", alert.subject},
            {"text", alert.text},
            {"action", alert.action},
            {"due", nullable(alert.due)},
            {"money", alert.money ? stake_json(*alert.money) : OutJson(nullptr)}};
}

OutJson json_of(std::vector<rights::Deadline> const& deadlines) {
    OutJson array = OutJson::array();
    for (auto const& deadline : deadlines) array.push_back(json_of(deadline));
    return array;
}

OutJson json_of(std::vector<rights::Alert> const& alerts) {
    OutJson array = OutJson::array();
    for (auto const& alert : alerts) array.push_back(json_of(alert));
    return array;
}

std::string alerts_text(std::vector<rights::Alert> const& alerts) {
    std::string text;
    for (auto const& alert : alerts) {
        text += fmt::format("{:<8}  {}\n", name(alert.severity), alert.text);
        if (!alert.action.empty()) text += fmt::format("          do: {}\n", alert.action);
        text += fmt::format("          why: {}\n", alert.rule);
    }
    return text;
}

std::string deadline_text(rights::Deadline const& deadline, std::string const& zone) {
    auto text = fmt::format("{}  {}  {} ({})\n", when(deadline.due, zone), name(deadline.state),
                            deadline.title, deadline.subject);
    if (deadline.state == rights::DeadlineState::met) return text;
    text +=
        fmt::format("    who acts: {}; at stake: {}\n", who_acts(deadline),
                    deadline.money.amount.minor == 0 ? "no money" : deadline.money.amount.text());
    text += fmt::format("    {}\n", deadline.if_missed);
    for (auto const& end : deadline.also)
        text += fmt::format("    other pages say {}: {}\n", end.window, when(end.due, zone));
    if (!deadline.if_only_one_acts.empty())
        text += fmt::format("    {}\n", deadline.if_only_one_acts);
    if (deadline.claimed)
        text += "    rests on an act of the other side that nothing vouches for yet\n";
    text += fmt::format("    rule {} ({} confidence)", deadline.rule, name(deadline.confidence));
    for (auto const& source : deadline.source) text += fmt::format("\n    {}", source);
    return text + "\n";
}

}  // namespace tally::cli
