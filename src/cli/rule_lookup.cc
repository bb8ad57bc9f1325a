#include "cli/rule_lookup.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/supersede.h"
#include "base/words.h"
#include "engagement/telling.h"
#include "rights/words.h"

namespace tally::cli {
namespace {

using rights::Confidence;

std::string joined(std::vector<std::string> const& texts, std::string_view between = ", ") {
    std::string out;
    for (auto const& text : texts) out += (out.empty() ? "" : std::string{between}) + text;
    return out;
}

// Facts without words are left out.
class Card {
public:
    Card(std::string id, std::string kind, std::string title) {
        card_.id = std::move(id);
        card_.kind = std::move(kind);
        card_.title = std::move(title);
    }
    Card& known(Date seen, Confidence confidence, std::vector<std::string> source) {
        card_.seen = seen;
        card_.confidence = confidence;
        card_.source = std::move(source);
        return *this;
    }
    Card& fact(std::string key, std::string text) {
        if (!text.empty()) card_.facts.emplace_back(std::move(key), std::move(text));
        return *this;
    }
    RuleCard take() { return std::move(card_); }
    RuleCard& operator*() { return card_; }

private:
    RuleCard card_;
};

// "contract.ended" as people say it: "contract ended".
std::string said(std::string kind) {
    std::ranges::replace_if(kind, [](char c) { return c == '.' || c == '-'; }, ' ');
    return kind;
}

std::string said(std::vector<std::string> const& kinds) {
    std::vector<std::string> texts;
    for (auto const& kind : kinds) texts.push_back(said(kind));
    return joined(texts, " or ");
}

// "14 days, or 15 days by other pages"
std::string window_text(std::vector<rights::Window> const& windows) {
    std::vector<std::string> texts;
    for (auto const& window : windows) texts.push_back(window.text);
    return joined(texts, ", on other pages ");
}

std::string by_whom(rights::Who who) {
    if (who == rights::Who::anyone) return {};
    if (who == rights::Who::other) return " by the other side";
    return (who == rights::Who::both ? " by " : " by the ") +
           std::string{rights::who_names.at(static_cast<std::size_t>(who))};
}

// "dispute accepted by both"
std::vector<std::string> until_text(rights::Watch const& watch) {
    std::vector<std::string> texts;
    for (auto const& until : watch.until) texts.push_back(said(until.kind) + by_whom(until.who));
    return texts;
}

RuleCard card_of(rights::Pack const& pack, rights::Rule const& rule) {
    std::vector<std::string> acts;
    for (auto const party : rule.acts) acts.push_back("the " + std::string{ledger::name(party)});
    return Card{rule.id, "rule", rule.title}
        .known(pack.seen, rule.confidence, rule.source)
        .fact("pack", pack.title)
        .fact("begins with", said(rule.watch.triggers))
        .fact("window", window_text(rule.watch.windows))
        .fact("who acts", joined(acts, " or "))
        .fact("on silence", rights::fill_in_general(rule.if_missed))
        .fact("if only one acts", rights::fill_in_general(rule.if_only_one_acts))
        .fact("settled by", joined(until_text(rule.watch)))
        .fact("do", rule.action)
        .take();
}

RuleCard card_of(rights::Pack const& pack, rights::Warning const& warning) {
    return Card{warning.id, "warning", warning.title}
        .known(pack.seen, warning.confidence, warning.source)
        .fact("pack", pack.title)
        .fact("begins with", said(warning.watch.triggers))
        .fact("says", rights::fill_in_general(warning.text))
        .fact("settled by", joined(until_text(warning.watch)))
        .fact("do", warning.action)
        .take();
}

std::string reach_text(rights::Reach const& reach) {
    std::vector<std::string> clients;
    for (auto const kind : reach.clients)
        clients.push_back("a " + std::string{engagement::name(kind)});
    std::vector<std::string> whose;
    for (auto const one : reach.whose)
        whose.emplace_back(one == rights::Whose::client ? "the client's place" : "your place");
    auto text =
        fmt::format("the client is {}; {} is {}{}", joined(clients, " or "), joined(whose, " or "),
                    reach.places.size() > 1 ? "one of " : "", joined(reach.places));
    if (reach.contract_from)
        text += "; contracts from " + engagement::day_text(*reach.contract_from) + " on";
    for (auto const& least : reach.least)
        text += fmt::format("; at least {} within {}", least.amount.text(),
                            least.within_days == 0 ? "a calendar year"
                                                   : std::to_string(least.within_days) + " days");
    return text;
}

std::string payment_text(rights::PaymentTerm const& payment) {
    std::vector<std::string> after;
    for (auto const one : payment.after)
        after.emplace_back(one == rights::DueFrom::performed ? "the work is done"
                                                             : "the invoice arrives");
    return fmt::format("on the agreed day, else {} days after {}", payment.days,
                       joined(after, " and "));
}

std::string interest_text(rights::InterestTerm const& interest) {
    auto text = rights::rate_text(interest.percent) + " a year";
    if (!interest.reference.empty()) text += " over the rate table " + interest.reference;
    if (interest.frozen) text += ", as it is on the first late day";
    return text;
}

std::string contract_text(rights::Demands const& contract) {
    std::vector<std::string> texts;
    if (contract.written) texts.emplace_back("in writing");
    if (!contract.holds.empty()) texts.push_back("it names " + joined(contract.holds));
    for (auto const* text : {&contract.kept, &contract.request})
        if (!text->empty()) texts.push_back(text->substr(0, text->find_last_not_of('.') + 1));
    return joined(texts, "; ");
}

std::string damages_text(rights::Damages const& damages) {
    auto const mark = damages.confidence == Confidence::low ? " (check this)" : "";
    switch (damages.kind) {
        case rights::DamagesKind::multiple:
            return fmt::format("{}: {} times in all{}", damages.title, damages.times, mark);
        case rights::DamagesKind::fixed:
            return fmt::format("{}: {}{}", damages.title,
                               damages.amount ? damages.amount->text() : "", mark);
        case rights::DamagesKind::contract_value:
            return fmt::format("{}: the value of the contract{}", damages.title, mark);
    }
    return damages.title;  // bits that name no kind
}

RuleCard card_of(rights::Law const& law) {
    Card card{law.id, "law", law.title};
    card.known(law.seen, law.confidence, law.source)
        .fact("says", law.summary)
        .fact("sections", law.cites)
        .fact("applies to", reach_text(law.reach))
        .fact("contract", contract_text(law.contract));
    if (law.payment) card.fact("payment", payment_text(*law.payment));
    if (law.interest) card.fact("interest", interest_text(*law.interest));
    for (auto sum = law.sums.rbegin(); sum != law.sums.rend(); ++sum)
        card.fact("fixed sum", sum->amount.text() + " for debts from " + sum->debt_from.text());
    for (auto const& damages : law.damages) card.fact("a court may add", damages_text(damages));
    for (auto const& period : law.periods)
        card.fact(
            "window",
            fmt::format("{}: {} ({} acts)", period.title,
                        period.years > 0 ? counted(static_cast<std::uint64_t>(period.years), "year")
                                         : counted(static_cast<std::uint64_t>(period.days), "day"),
                        ledger::name(period.acts)));
    for (auto const& where : law.complain) card.fact("turn to", where);
    (*card).check = law.check;
    return card.take();
}

RuleCard card_of(rights::RateTable const& table) {
    auto lowest = Confidence::high;
    Card card{table.id, "rates", table.title};
    for (auto const& period : table.periods) {
        bool const is_low = period.confidence == Confidence::low;
        lowest = std::min(lowest, period.confidence);
        card.fact(format_date(period.from) + " to " + format_date(period.until),
                  rights::rate_text(period.percent) + (is_low ? " (check this)" : ""));
    }
    return card.known(table.seen, lowest, table.source).take();
}

RuleCard card_of(rights::CourtPack const& pack) {
    auto lowest = Confidence::high;
    Card card{pack.id, "courts", pack.title};
    for (auto const& court : pack.courts) {
        lowest = std::min(lowest, court.confidence);
        card.fact(court.title, "up to " + court.ceiling.text() +
                                   (court.who.empty() ? "" : ", " + court.who) +
                                   (court.confidence == Confidence::low ? " (check this)" : ""));
    }
    for (auto const& one : pack.arbitrations) {
        lowest = std::min(lowest, one.confidence);
        card.fact(one.title,
                  fmt::format("{} for each side, {} alone; claims up to {}", one.fee_each.text(),
                              one.fee_alone.text(), one.ceiling.text()));
        card.fact("limits", one.limits);
    }
    return card.known(pack.seen, lowest, pack.source).take();
}

}  // namespace

std::vector<RuleCard> rule_cards(std::vector<rights::Pack> const& packs,
                                 rights::LawBook const& laws) {
    std::vector<RuleCard> cards;
    for (auto const& pack : packs) {
        if (is_superseded(pack, packs)) continue;
        for (auto const& rule : pack.rules) cards.push_back(card_of(pack, rule));
        for (auto const& warning : pack.warnings) cards.push_back(card_of(pack, warning));
    }
    for (auto const& law : laws.laws) cards.push_back(card_of(law));
    for (auto const& table : laws.rates) cards.push_back(card_of(table));
    for (auto const& pack : laws.courts) cards.push_back(card_of(pack));
    return cards;
}

RuleCard const* find_card(std::vector<RuleCard> const& cards, std::string_view id) {
    auto const wanted = ascii_lower(id.substr(0, id.find('/')));
    auto const found = std::ranges::find_if(
        cards, [&](RuleCard const& card) { return ascii_lower(card.id) == wanted; });
    return found == cards.end() ? nullptr : &*found;
}

bool is_old(RuleCard const& card, Date today) {
    constexpr std::chrono::days year{365};
    return std::chrono::sys_days{today} - std::chrono::sys_days{card.seen} > year;
}

bool needs_checking(RuleCard const& card) {
    return card.confidence == Confidence::low || !card.check.empty();
}

OutJson json_of(RuleCard const& card) {
    OutJson facts = OutJson::array();
    for (auto const& [key, text] : card.facts) facts.push_back({{"what", key}, {"text", text}});
    return {{"rule", card.id},
            {"kind", card.kind},
            {"title", card.title},
            {"facts", facts},
            {"confidence", name(card.confidence)},
            {"seen", format_date(card.seen)},
            {"check", card.check},
            {"source", card.source}};
}

std::string card_text(RuleCard const& card) {
    auto text = fmt::format("{}  ({}, a {})\n", card.title, card.id, card.kind);
    for (auto const& [key, fact] : card.facts) text += fmt::format("    {}: {}\n", key, fact);
    text += fmt::format("    {} confidence; sources read on {}\n", name(card.confidence),
                        format_date(card.seen));
    for (auto const& one : card.check) text += fmt::format("    check this: {}\n", one);
    for (auto const& source : card.source) text += fmt::format("    {}\n", source);
    return text;
}

}  // namespace tally::cli
