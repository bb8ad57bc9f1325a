#include "outbox/summary.h"

#include <algorithm>

#include "base/check.h"
#include "base/words.h"
#include "outbox/day_words.h"
#include "outbox/draft_parts.h"
#include "tone/pattern.h"
#include "tone/rewrite.h"
#include "tone/sentences.h"

namespace tally::outbox {
namespace {

using engagement::State;

constexpr std::size_t point_bytes_max = 400;

tone::Pattern compiled(std::string_view text) {
    auto pattern = tone::Pattern::compile(text, {}, {});
    TALLY_CHECK(pattern.has_value());  // these are our own
    return *std::move(pattern);
}

bool promises(std::string_view sentence) {
    static auto const pattern = compiled(
        "(i|we|you)('ll| will| can| am going to|'m going to| are going to| promise| agree)|agreed|"
        "let's|let us|deal|as discussed|(sends?|delivers?|pays?|does|provides?|approves?|funds?) "
        ".* by");
    return pattern.matches(sentence) && !sentence.ends_with('?');
}

bool asks_for_something(std::string_view sentence) {
    static auto const pattern =
        compiled("(can|could|would|will|shall|should|may) (you|we|i)|agree|deal|is that ok|okay");
    return sentence.ends_with('?') && pattern.matches(sentence);
}

bool accepts(std::string_view text) {
    static auto const pattern = compiled(
        "^(yes|yep|yeah|ok|okay|sure|agreed|deal|fine|perfect|sounds good|works for me|"
        "that works|all right|alright|of course|gladly|will do|no problem)");
    return pattern.matches(text);
}

std::vector<std::string> amounts_in(std::string_view text) {
    static auto const pattern = compiled(
        "\\$ ?[0-9][0-9,.]*[0-9]|\\$ ?[0-9]|(?:€|£) ?[0-9][0-9,.]*|"
        "[0-9][0-9,.]* ?(?:usd|eur|gbp|dollars|euros?|pounds|€|£)");
    std::vector<std::string> found;
    while (auto const match = pattern.find(text)) {
        found.emplace_back(text.substr(match->begin, match->end - match->begin));
        text.remove_prefix(match->end);
    }
    return found;
}

std::string first_name(std::string const& name) { return name.substr(0, name.find(' ')); }

// "daniel" is one of "Northwind Studio (Daniel Reyes)".
bool is_same_person(std::string const& name, std::string const& said) {
    constexpr std::size_t letters_min = 3;
    auto const whole = ascii_lower(name);
    auto const asked = ascii_lower(said);
    if (whole == asked) return true;
    if (asked.size() < letters_min) return false;
    auto const is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
    for (auto at = whole.find(asked); at != whole.npos; at = whole.find(asked, at + 1)) {
        auto const end = at + asked.size();
        if ((at == 0 || !is_letter(whole[at - 1])) &&
            (end == whole.size() || !is_letter(whole[end])))
            return true;
    }
    return false;
}

std::string party_named(State const& state, std::string const& said) {
    if (is_same_person(state.freelancer.name, said)) return "freelancer";
    return is_same_person(state.client.name, said) ? "client" : "";
}

std::string other_of(std::string const& who) {
    if (who.empty()) return {};
    return who == "client" ? "freelancer" : "client";
}

// Who acts in a sentence, by its first "I", "you" or name.
std::string who_acts(State const& state, std::string_view sentence, std::string const& speaker) {
    static auto const pattern = compiled("(i|we|you|[a-z]+)('ll)?");
    auto rest = sentence;
    while (auto const match = pattern.find(rest)) {
        auto const word = ascii_lower(match->groups[0]);
        if (word == "i" || word == "we") return speaker;
        if (word == "you") return other_of(speaker);
        if (auto const named = party_named(state, word); !named.empty()) return named;
        rest.remove_prefix(match->end);
    }
    return {};
}

// Behind the last word that has room; a longer one is cut between characters.
std::size_t end_of_words(std::string const& text) {
    auto const blank = text.find_last_of(' ', point_bytes_max);
    if (blank != text.npos) return blank;
    auto end = point_bytes_max;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
    return end;
}

Point point_of(std::string text, std::string who, Date on) {
    if (text.size() > point_bytes_max) text.resize(end_of_words(text));
    auto const by = named_day(text, on);
    auto amounts = amounts_in(text);
    return {std::move(text), std::move(who), by, std::move(amounts)};
}

void doubt(Summary& summary) {
    for (std::size_t i = 0; i < summary.points.size(); ++i) {
        auto const& point = summary.points[i];
        auto const name = "point " + std::to_string(i + 1);
        if (point.who.empty()) summary.doubts.push_back(name + " does not say who does it");
        if (!point.by) summary.doubts.push_back(name + " names no day");
    }
}

// Without the mark of a list.
std::string_view bare(std::string_view text) {
    auto const begin = text.find_first_not_of("-*•. )0123456789");
    bool const is_item = text.starts_with('-') || text.starts_with('*') || text.starts_with("•") ||
                         (begin != text.npos && begin > 1 && text.find_first_of(".)") < begin);
    return is_item && begin != text.npos ? text.substr(begin) : text;
}

bool is_heading(std::string_view line) {
    static auto const pattern =
        compiled("^(call|notes?|minutes|meeting|agenda|attendees|hi|hello|dear)");
    return line.ends_with(':') || (pattern.matches(line) && tone::words_in(line) < 8);
}

// "Tom sends the texts by Friday (Friday, 4 December)."
std::string line_of(Point const& point) {
    auto text = point.text;
    while (text.ends_with('.')) text.pop_back();
    if (point.by) text += " (" + tone::day_in_words(*point.by) + ")";
    return text.ends_with("”") ? text : text + ".";
}

}  // namespace

Summary summary_of_notes(State const& state, std::string_view notes, Date on) {
    Summary summary;
    for (std::size_t at = 0; at < notes.size() && summary.points.size() < points_max;) {
        auto const end = std::min(notes.find('\n', at), notes.size());
        std::string line;
        for (auto const& sentence : tone::sentences_of(notes.substr(at, end - at)))
            line += (line.empty() ? "" : " ") + sentence.text;
        at = end + 1;
        auto const text = bare(line);
        if (text.empty() || is_heading(text)) continue;
        summary.points.push_back(
            point_of(std::string{text}, who_acts(state, text, "freelancer"), on));
    }
    doubt(summary);
    return summary;
}

Summary summary_of_talk(State const& state, std::vector<Said> const& talk, Date on) {
    Summary summary;
    std::string asked;
    std::string asker;
    for (auto const& [who, text] : talk) {
        auto const speaker = party_named(state, who);
        if (!asked.empty() && who != asker && accepts(text))
            summary.points.push_back(point_of(
                first_name(asker) + " asked: “" + asked + "” " + first_name(who) + " agreed",
                speaker, on));
        asked.clear();
        for (auto const& sentence : tone::sentences_of(text)) {
            if (asks_for_something(sentence.text)) {
                asked = sentence.text;
                asker = who;
            } else if (promises(sentence.text) && summary.points.size() < points_max) {
                summary.points.push_back(point_of(first_name(who) + ": “" + sentence.text + "”",
                                                  who_acts(state, sentence.text, speaker), on));
            }
        }
    }
    if (summary.points.size() > points_max) summary.points.resize(points_max);
    doubt(summary);
    return summary;
}

Result<Draft> summary_letter(State const& state, Summary const& summary, Date on, Date today) {
    if (summary.points.empty())
        return fail(Code::rejected, "no point was found that somebody agreed to",
                    "write one point a line: who does what, by when, for how much");
    std::string points;
    for (std::size_t i = 0; i < summary.points.size(); ++i)
        points += "  " + std::to_string(i + 1) + ". " + line_of(summary.points[i]) + "\n";
    bool const is_today = on == today;
    auto const day = (is_today ? "today, " : "on ") + tone::day_in_words(on);
    return letter(state, "What we agreed on " + format_date(on),
                  "thank you for the talk. As agreed " + day + ":\n\n" + points +
                      "\nIf this is right, please reply “agreed”. If I got something wrong, please "
                      "tell me by\n" +
                      tone::day_in_words(tone::answer_day(today)) + ".\n");
}

}  // namespace tally::outbox
