#include "engagement/memo_lint.h"

#include <algorithm>
#include <array>

#include "base/words.h"
#include "engagement/plain_text.h"

namespace tally::engagement {
namespace {

constexpr std::size_t memo_bytes_max = 2'000;  // what lies behind is not looked at
constexpr std::size_t short_bytes = 8;         // shorter than "nav menu"
constexpr int digits_of_a_number = 9;          // so many in a row are a telephone or an account

// Say that something was done, and not on what.
constexpr std::array<std::string_view, 58> empty_words{
    "admin",   "again",         "bug",     "bugs",     "change",  "changes",
    "client",  "code",          "coding",  "continue", "cont",    "day",
    "dev",     "development",   "etc",     "final",    "finish",  "finished",
    "fix",     "fixed",         "fixes",   "fixing",   "general", "hours",
    "hour",    "improvements",  "issue",   "issues",   "job",     "last",
    "misc",    "miscellaneous", "more",    "other",    "program", "programming",
    "project", "regular",       "small",   "some",     "stuff",   "task",
    "tasks",   "thing",         "things",  "ticket",   "today",   "tweak",
    "tweaks",  "update",        "updated", "updates",  "various", "wip",
    "work",    "worked",        "working", "yesterday"};

// Say what kind of work it was: an object is missing.
constexpr std::array<std::string_view, 36> action_words{
    "add",         "added",        "adding",      "build",     "building",  "call",
    "calls",       "clean",        "cleaning",    "cleanup",   "debug",     "debugging",
    "deploy",      "deploying",    "design",      "designing", "email",     "emails",
    "implement",   "implementing", "meeting",     "meetings",  "planning",  "refactor",
    "refactoring", "research",     "researching", "review",    "reviewing", "setup",
    "test",        "testing",      "tests",       "write",     "writing",   "edits"};

constexpr std::array<std::string_view, 25> joining_words{
    "a",  "an", "and", "as",  "at",   "by",   "done", "for",  "from", "in", "it",   "my",  "new",
    "of", "on", "or",  "our", "some", "that", "the",  "this", "to",   "up", "with", "your"};

constexpr std::array<std::string_view, 20> manual_reasons{
    "because",    "offline", "phone",     "call",    "meeting",     "tracker",    "paper",
    "whiteboard", "travel",  "forgot",    "by hand", "manual",      "outage",     "no power",
    "workshop",   "on site", "interview", "crashed", "not running", "not started"};

constexpr std::array<std::string_view, 10> secret_words{
    "password", "passwort", "passphrase", "pwd",    "pin",
    "iban",     "api key",  "token",      "secret", "credit card"};

template <std::size_t Size>
bool is_one_of(std::array<std::string_view, Size> const& list, std::string_view word) {
    return std::ranges::find(list, word) != list.end();
}

std::string lowered(std::string_view memo) { return ascii_lower(cut(memo, memo_bytes_max)); }

enum class Says : std::uint8_t {
    nothing,
    an_action,
    something
};

Says what_it_says(std::vector<std::string> const& words) {
    auto says = Says::nothing;
    for (auto const& word : words) {
        if (is_one_of(empty_words, word) || is_one_of(joining_words, word)) continue;
        if (!is_one_of(action_words, word)) return Says::something;
        says = Says::an_action;
    }
    return says;
}

bool holds_address(std::string const& lower) {
    for (auto at = lower.find('@'); at != lower.npos; at = lower.find('@', at + 1)) {
        bool const before = at > 0 && (is_letter(lower[at - 1]) || is_digit(lower[at - 1]));
        auto const dot = lower.find('.', at);
        bool const after = dot != lower.npos && dot > at + 1 && dot + 1 < lower.size() &&
                           is_letter(lower[dot + 1]) &&
                           lower.substr(at, dot - at).find(' ') == std::string::npos;
        if (before && after) return true;
    }
    return false;
}

// Digits that only blanks, hyphens and brackets part.
bool holds_long_number(std::string const& lower) {
    int digits = 0;
    for (char const byte : lower) {
        if (is_digit(byte))
            ++digits;
        else if (byte != ' ' && byte != '-' && byte != '(' && byte != ')')
            digits = 0;
        if (digits >= digits_of_a_number) return true;
    }
    return false;
}

// "password: hunter2", and not "the password page".
bool holds_secret(std::string const& lower) {
    for (auto const word : secret_words)
        for (auto at = lower.find(word); at != lower.npos; at = lower.find(word, at + 1)) {
            bool const begins = at == 0 || !is_letter(lower[at - 1]);
            auto const rest = lower.substr(at + word.size());
            auto const mark = rest.find_first_not_of(' ');
            if (begins && mark != rest.npos &&
                (rest[mark] == ':' || rest[mark] == '=' || rest.substr(mark).starts_with("is ")))
                return true;
        }
    return false;
}

void judge_words(std::string const& lower, bool has_task, std::vector<MemoFinding>& out) {
    auto const words = words_of(lower);
    std::string const how = "say what was done to which part: “Menu: opens on phones as well”";
    if (words.empty()) {
        if (!has_task)
            out.push_back({"memo.missing", "nothing says what this time was spent on", how});
        return;
    }
    auto const says = what_it_says(words);
    if (says == Says::nothing)
        out.push_back(
            {"memo.vague", "“" + std::string{cut(lower, 60)} + "” fits any work of any day", how});
    if (words.size() < 2 || lower.size() < short_bytes)
        out.push_back({"memo.short", "so few words show nobody what was done", how});
    if (says == Says::an_action)
        out.push_back({"memo.no-object", "it says what was done, and not on what",
                       "add the page, the screen or the file: “Tested the checkout on Firefox”"});
}

bool gives_reason(std::string const& lower) {
    return std::ranges::any_of(manual_reasons,
                               [&](auto word) { return lower.find(word) != lower.npos; });
}

}  // namespace

bool is_vague_memo(std::string_view memo) {
    return what_it_says(words_of(lowered(memo))) != Says::something;
}

std::vector<MemoFinding> lint_memo(Segment const& segment) {
    auto const lower = lowered(segment.memo);
    std::vector<MemoFinding> out;
    judge_words(lower, !segment.task.empty(), out);
    if (segment.manual && !gives_reason(lower))
        out.push_back({"memo.manual-without-reason",
                       "time entered by hand is not protected, and this does not say why it was",
                       "say why the tracker did not run: “on the phone with the printer”"});
    if (segment.minutes > memo_minutes_max)
        out.push_back({"memo.over-long",
                       std::to_string(segment.minutes) + " minutes under one memo hide what was "
                                                         "done when",
                       "split it where the work changed, with a memo each"});
    if (holds_address(lower) || holds_long_number(lower) || holds_secret(lower))
        out.push_back({"memo.private",
                       "it looks as if an address, a number or a secret stands in it",
                       "leave it out: the client and the platform read memos, and they stay"});
    return out;
}

}  // namespace tally::engagement
