#include "playbooks/situations.h"

#include <algorithm>

#include "playbooks/focus.h"

namespace tally::playbooks {
namespace {

using ledger::Party;

constexpr std::size_t quotes_max = 3;  // of what the client wrote, the newest

bool fits(std::string_view pattern, std::string const& rule) {
    return pattern.starts_with('*') ? rule.ends_with(pattern.substr(1)) : rule == pattern;
}

void see_signals(Scene const& scene, Sign const& sign, std::vector<Reason>& reasons) {
    for (auto const& signal : scene.signals)
        if (signal.weight != engagement::Signal::Weight::note &&
            std::ranges::find(sign.signals, signal.id) != sign.signals.end())
            reasons.push_back({signal.text, std::nullopt});
}

void see_rules(Scene const& scene, Sign const& sign, std::vector<Reason>& reasons) {
    for (auto const& deadline : pressing(scene, sign.rules)) {
        auto const day = format_local(deadline.due, scene.state.engagement.zone);
        reasons.push_back({deadline.state == rights::DeadlineState::open
                               ? deadline.title + ": " + deadline.if_missed
                               : deadline.title + ": the time ran out on " + day +
                                     ", and nothing on record settled it",
                           std::nullopt});
    }
}

bool holds_any(claims::Sentence const& sentence, std::vector<std::string> const& phrases) {
    return std::ranges::any_of(phrases, [&](std::string const& phrase) {
        return sentence.flat.find(" " + phrase + " ") != sentence.flat.npos;
    });
}

std::optional<Reason> quote_of(Scene const& scene, Sign const& sign, claims::ReadItem const& item) {
    for (auto const& sentence : item.sentences())
        if (holds_any(sentence, sign.words) && !holds_any(sentence, sign.without))
            return Reason{"the client wrote on " +
                              format_local_date(item.item().occurred, scene.state.engagement.zone) +
                              ": “" + sentence.text + "”",
                          item.item().id};
    return std::nullopt;
}

void see_words(Scene const& scene, Sign const& sign, std::vector<Reason>& reasons) {
    if (sign.words.empty()) return;
    std::vector<claims::ReadItem const*> theirs;
    for (auto const& item : scene.items)
        if (item.item().from == Party::client && item.item().occurred <= scene.now)
            theirs.push_back(&item);
    std::ranges::stable_sort(theirs, [](auto const* a, auto const* b) {
        return a->item().occurred > b->item().occurred;
    });
    std::size_t count = 0;
    for (auto const* item : theirs) {
        auto quote = quote_of(scene, sign, *item);
        if (!quote) continue;
        reasons.push_back(*std::move(quote));
        if (++count == quotes_max) return;
    }
}

std::optional<rights::Deadline> earliest_of(Scene const& scene, Pack const& pack) {
    std::vector<std::string> rules;
    for (auto const& step : pack.steps)
        rules.insert(rules.end(), step.rules.begin(), step.rules.end());
    auto all = pressing(scene, rules);
    if (all.empty()) return std::nullopt;
    return std::move(all.front());
}

std::vector<rights::Deadline> in_state(Scene const& scene, std::vector<std::string> const& rules,
                                       rights::DeadlineState state) {
    std::vector<rights::Deadline> found;
    for (auto const& deadline : scene.deadlines) {
        if (deadline.state != state) continue;
        if (std::ranges::any_of(rules,
                                [&](std::string const& rule) { return fits(rule, deadline.rule); }))
            found.push_back(deadline);
    }
    std::ranges::stable_sort(found, {}, &rights::Deadline::due);
    return found;
}

Instant due_of(Situation const& situation) {
    return situation.deadline ? situation.deadline->due : Instant::max();
}

}  // namespace

std::vector<rights::Deadline> running(Scene const& scene, std::vector<std::string> const& rules) {
    return in_state(scene, rules, rights::DeadlineState::open);
}

std::vector<rights::Deadline> pressing(Scene const& scene, std::vector<std::string> const& rules) {
    auto found = running(scene, rules);
    if (!found.empty()) return found;
    found = in_state(scene, rules, rights::DeadlineState::passed);
    std::erase_if(found, [](rights::Deadline const& one) { return !one.alert; });
    return found;
}

std::vector<Reason> reasons_for(Scene const& scene, Pack const& pack) {
    std::vector<Reason> reasons;
    for (auto const& sign : pack.signs) {
        see_signals(scene, sign, reasons);
        see_rules(scene, sign, reasons);
        bool const holds = sign.only_if.empty() || hold(scene.state, sign.only_if, scene.now);
        if (holds) see_words(scene, sign, reasons);
        if (holds && !sign.only_if.empty() && sign.words.empty())
            reasons.push_back({fill(sign.why, scene.state, focus_of(scene.state)), std::nullopt});
    }
    return reasons;
}

std::vector<Situation> situations(Scene const& scene, std::vector<Pack> const& packs) {
    std::vector<Situation> all;
    for (auto const& pack : packs)
        all.push_back({&pack, reasons_for(scene, pack), earliest_of(scene, pack)});
    std::ranges::stable_sort(all, [](Situation const& a, Situation const& b) {
        if (a.why.empty() != b.why.empty()) return b.why.empty();
        return !a.why.empty() && due_of(a) < due_of(b);
    });
    return all;
}

}  // namespace tally::playbooks
