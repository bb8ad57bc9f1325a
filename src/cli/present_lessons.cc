#include "cli/present_lessons.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/words.h"
#include "cli/present.h"
#include "cli/text.h"
#include "engagement/telling.h"

namespace tally::cli {
namespace {

OutJson money_json(std::optional<Money> const& money) {
    return money ? json_of(*money) : OutJson(nullptr);
}

OutJson rate_json(engagement::Rate const& rate) { return {{"kept", rate.kept}, {"of", rate.of}}; }

OutJson outcome_json(lessons::Outcome const& outcome) {
    return {{"ending", engagement::name(outcome.ending)}, {"why", outcome.why}};
}

std::string outcome_text(lessons::Outcome const& outcome) {
    if (outcome.ending == lessons::Ending::running) return "still running";
    auto text = "ended " + std::string{engagement::name(outcome.ending)};
    for (std::size_t i = 0; i < outcome.why.size(); ++i)
        text += (i == 0 ? ": " : ", ") + outcome.why[i];
    return text;
}

OutJson pattern_json(lessons::Pattern const& pattern) {
    return {{"trait", engagement::name(pattern.trait)},
            {"value", pattern.value},
            {"badly", rate_json(pattern.badly)},
            {"others", rate_json(pattern.others)},
            {"engagements", pattern.engagements},
            {"few", pattern.few},
            {"text", pattern.text}};
}

OutJson looked_json(lessons::Looked const& looked) {
    OutJson traits = OutJson::array();
    for (auto const& [trait, value] : looked.traits)
        traits.push_back({{"trait", engagement::name(trait)}, {"value", value}});
    return {{"engagement", looked.slug},
            {"title", looked.title},
            {"outcome", outcome_json(looked.outcome)},
            {"traits", traits}};
}

OutJson moment_json(lessons::Moment const& moment) {
    return {{"kind", engagement::name(moment.kind)},
            {"at", format_instant(moment.at)},
            {"id", moment.id},
            {"weight", name(moment.weight)},
            {"text", moment.text},
            {"evidence", moment.evidence},
            {"money", money_json(moment.money)},
            {"lasted", moment.lasted},
            {"entry", moment.entry ? OutJson(*moment.entry) : OutJson(nullptr)}};
}

// Money as its amount, other figures as numbers.
OutJson series_json(lessons::Series const& series, Currency const& currency) {
    OutJson points = OutJson::array();
    for (auto const& point : series.points) {
        auto const value = series.unit == lessons::Unit::money
                               ? OutJson(Money{point.value, currency}.amount())
                               : OutJson(point.value);
        points.push_back({{"at", format_instant(point.at)}, {"value", value}});
    }
    return {{"series", series.id},
            {"title", series.title},
            {"unit", engagement::name(series.unit)},
            {"currency",
             series.unit == lessons::Unit::money ? OutJson(currency.code()) : OutJson(nullptr)},
            {"holds", series.holds},
            {"points", points}};
}

OutJson cost_json(lessons::Cost const& cost) {
    return {{"cost", cost.id},
            {"what", cost.what},
            {"amount", money_json(cost.amount)},
            {"minutes", cost.minutes ? OutJson(*cost.minutes) : OutJson(nullptr)},
            {"count", cost.count ? OutJson(*cost.count) : OutJson(nullptr)}};
}

OutJson question_json(lessons::Question const& question) {
    return {{"question", question.id},     {"text", question.text},
            {"signal", question.signal},   {"what", question.what},
            {"prevent", question.prevent}, {"use", name(question.use)},
            {"lesson", question.lesson},   {"answered", question.answered}};
}

template <typename All, typename Each>
OutJson array_of(All const& all, Each each) {
    OutJson array = OutJson::array();
    for (auto const& one : all) array.push_back(each(one));
    return array;
}

std::string figure_text(lessons::Cost const& cost) {
    if (cost.amount) return cost.amount->text();
    if (cost.minutes) return engagement::hours_and_minutes(*cost.minutes);
    return std::to_string(cost.count.value_or(0));
}

std::string value_text(lessons::Series const& series, std::int64_t value,
                       Currency const& currency) {
    switch (series.unit) {
        case lessons::Unit::money: return Money{value, currency}.text();
        case lessons::Unit::minutes: return engagement::rough_time(std::chrono::minutes{value});
        case lessons::Unit::count: return std::to_string(value);
    }
    return {};  // bits that name no unit
}

std::string series_text(lessons::Series const& series, Currency const& currency) {
    auto const& points = series.points;
    auto const most = std::ranges::max_element(points, {}, &lessons::Point::value);
    return fmt::format("  {}: first {}, most {}, last {}\n", series.title,
                       value_text(series, points.front().value, currency),
                       value_text(series, most->value, currency),
                       value_text(series, points.back().value, currency));
}

std::string timeline_text(lessons::Retrospective const& back, std::string const& zone) {
    auto all = back.events;
    all.insert(all.end(), back.signals.begin(), back.signals.end());
    std::ranges::stable_sort(all, {}, &lessons::Moment::at);
    std::string text;
    for (auto const& moment : all) {
        bool const is_signal = moment.kind == lessons::Moment::Kind::signal;
        auto const mark = !is_signal                                           ? "   "
                          : moment.weight == engagement::Signal::Weight::alarm ? " !!"
                                                                               : " ! ";
        text += wrapped(fmt::format("  {:>11}{} ", format_local_date(moment.at, zone), mark),
                        moment.text + (moment.lasted ? " (to the end)" : ""));
    }
    return text;
}

std::string questions_text(lessons::Retrospective const& back, std::string const& slug) {
    std::string text;
    int number = 0;
    for (auto const& question : back.questions) {
        text += wrapped(fmt::format("  {}. ", ++number),
                        question.text + (question.answered ? " (answered)" : ""));
        if (question.answered) continue;
        if (!question.prevent.empty())
            text += wrapped("     it might have helped: ", question.prevent);
        text += wrapped(fmt::format("     for the next one ({}): ", name(question.use)),
                        question.lesson);
        text += fmt::format("     tally lessons answer {} {} --what TEXT\n", slug, question.id);
    }
    return text;
}

std::string flag_text(precontract::Flag const& flag) {
    auto text = wrapped(fmt::format("  {:<8} ", engagement::name(flag.weight)), flag.title);
    for (auto const& quote : flag.quotes) {
        std::string words;
        for (auto const& word : quote.words) words += (words.empty() ? "" : ", ") + word;
        text += wrapped("           - ", "“" + quote.sentence + "” (" + words + ")");
    }
    return text + wrapped("           ", flag.why);
}

OutJson flag_json(precontract::Flag const& flag) {
    return {{"flag", flag.id},
            {"title", flag.title},
            {"weight", engagement::name(flag.weight)},
            {"why", flag.why},
            {"quotes", array_of(flag.quotes,
                                [](precontract::Quote const& quote) {
                                    return OutJson{{"sentence", quote.sentence},
                                                   {"words", quote.words}};
                                })},
            {"questions", flag.questions},
            {"source", flag.source}};
}

OutJson fact_json(precontract::Fact const& fact) {
    return {{"fact", fact.id}, {"question", fact.question}, {"bad", fact.bad}};
}

OutJson earlier_json(precontract::Earlier const& earlier) {
    return {{"engagement", earlier.slug},
            {"title", earlier.title},
            {"opened", format_instant(earlier.opened)},
            {"outcome", outcome_json(earlier.outcome)},
            {"paid", json_of(earlier.paid)},
            {"lessons", json_of(earlier.lessons)}};
}

// Of the flags, each once.
std::vector<std::string> questions_of(vault::ClientCheck const& check) {
    std::vector<std::string> questions;
    for (auto const& flag : check.flags)
        for (auto const& question : flag.questions)
            if (std::ranges::find(questions, question) == questions.end())
                questions.push_back(question);
    return questions;
}

std::string earlier_text(vault::ClientCheck const& check) {
    if (check.earlier.empty()) return "No earlier contract with this client is in the vault.\n";
    std::string text = "Earlier contracts with this client\n";
    for (auto const& one : check.earlier) {
        text += wrapped("  ", fmt::format("{} ({}): {} paid; {}", one.title, one.slug,
                                          one.paid.text(), outcome_text(one.outcome)));
        for (auto const& lesson : one.lessons) text += wrapped("    you learned: ", lesson.text);
    }
    for (auto const& signal : check.signals) {
        text += wrapped(fmt::format("  {:<8} ", name(signal.weight)), signal.text);
        for (auto const& line : signal.evidence) text += wrapped("           - ", line);
    }
    return text;
}

}  // namespace

OutJson json_of(engagement::Signal const& signal) {
    return {{"id", signal.id},
            {"weight", name(signal.weight)},
            {"text", signal.text},
            {"advice", signal.advice},
            {"evidence", signal.evidence},
            {"money", money_json(signal.money)}};
}

OutJson json_of(std::vector<lessons::LessonFound> const& found) {
    return array_of(found, [](lessons::LessonFound const& one) {
        auto json = json_of(one.lesson);
        json["engagement"] = one.engagement;
        json["why"] = one.why;
        return json;
    });
}

std::string checklist_text(std::vector<lessons::LessonFound> const& found) {
    std::string text;
    for (auto const& one : found)
        text +=
            wrapped("  [ ] ", fmt::format("{} ({}: {})", one.lesson.text, one.why, one.engagement));
    return text;
}

OutJson json_of(vault::AllLooked const& all) {
    return {{"patterns", array_of(all.patterns, pattern_json)},
            {"engagements", array_of(all.engagements, looked_json)}};
}

std::string patterns_text(vault::AllLooked const& all) {
    if (all.patterns.empty()) return {};
    std::string text = "\nWhat contracts that ended badly have in common\n";
    for (auto const& pattern : all.patterns) text += wrapped("  * ", pattern.text);
    return text;
}

OutJson json_of(vault::LookedBack const& back) {
    auto const& one = back.retrospective;
    auto const& currency = back.state.engagement.currency;
    return {{"engagement", back.state.engagement.slug},
            {"title", back.state.engagement.title},
            {"outcome", outcome_json(one.outcome)},
            {"until", format_instant(one.until)},
            {"warned_days", one.warned ? OutJson(one.warned->count()) : OutJson(nullptr)},
            {"events", array_of(one.events, moment_json)},
            {"signals", array_of(one.signals, moment_json)},
            {"series", array_of(one.series,
                                [&](auto const& series) { return series_json(series, currency); })},
            {"costs", array_of(one.costs, cost_json)},
            {"questions", array_of(one.questions, question_json)}};
}

std::string retrospective_text(vault::LookedBack const& back) {
    auto const& state = back.state;
    auto const& one = back.retrospective;
    auto text = wrapped("", state.engagement.title + " (" + state.engagement.slug +
                                "): " + outcome_text(one.outcome));
    if (one.warned && !one.signals.empty())
        text += wrapped("", "The first signal could be seen " +
                                counted(static_cast<std::uint64_t>(one.warned->count()), "day") +
                                " before the end.");
    text += "\nWhat happened, and the signals that were there (!)\n" +
            timeline_text(one, state.engagement.zone);
    text += "\nWhat it brought, and what it cost\n";
    for (auto const& cost : one.costs)
        text += fmt::format("  {:>14}  {}\n", figure_text(cost), cost.what);
    if (!one.series.empty()) text += "\nOver time\n";
    for (auto const& series : one.series) text += series_text(series, state.engagement.currency);
    if (!one.questions.empty())
        text += "\nTwo minutes of questions\n" + questions_text(one, state.engagement.slug);
    if (!back.knows_messages)
        text +=
            "\nThe search index cannot be read, so response times are missing: `tally "
            "reindex`.\n";
    return text;
}

OutJson json_of(vault::ClientCheck const& check) {
    return {{"earlier", array_of(check.earlier, earlier_json)},
            {"signals", array_of(check.signals, [](auto const& one) { return json_of(one); })},
            {"flags", array_of(check.flags, flag_json)},
            {"fact_flags", array_of(check.facts.flags, flag_json)},
            {"known", check.facts.known},
            {"look_up", array_of(check.facts.open, fact_json)},
            {"questions", questions_of(check)},
            {"checklist", json_of(check.checklist)}};
}

std::string client_check_text(vault::ClientCheck const& check) {
    auto text = earlier_text(check);
    if (!check.flags.empty()) text += "\nWhat the post asks for\n";
    for (auto const& flag : check.flags) text += flag_text(flag);
    if (!check.facts.known.empty()) text += "\nWhat you noted\n";
    for (auto const& line : check.facts.known) text += wrapped("  - ", line);
    for (auto const& flag : check.facts.flags) text += flag_text(flag);
    if (auto const questions = questions_of(check); !questions.empty()) {
        text += "\nTo ask before you say yes\n";
        for (auto const& question : questions) text += wrapped("  ? ", question);
    }
    if (!check.facts.open.empty()) text += "\nWorth looking up, and noting with --fact\n";
    for (auto const& fact : check.facts.open)
        text += wrapped(
            "  - ", fmt::format("{} (--fact {}=yes or {}=no)", fact.question, fact.id, fact.id));
    if (!check.checklist.empty())
        text += "\nWhat earlier work taught you\n" + checklist_text(check.checklist);
    return text + "\nFlags are reasons to ask, and no judgment: there is no score.\n";
}

}  // namespace tally::cli
