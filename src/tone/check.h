// Reads a draft before somebody else does: what in it hurts, what costs something, and what a
// platform punishes, each with its place, the reason, and a better sentence where there is one.
// Pure. It looks for words and does not understand: a finding is a reason to read once more, and
// silence no certificate.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "tone/tone_book.h"
#include "tone/tone_pack.h"

namespace tally::tone {

inline constexpr std::size_t draft_bytes_max = std::size_t{256} << 10;
inline constexpr std::size_t findings_max = 500;

// What is known of the draft.
struct Circumstances {
    Kind kind = Kind::message;
    bool on_platform = false;      // the work is on a platform, wherever the words go
    bool before_contract = false;  // and its contract has not started
    Date today{};                  // where the writer is
    std::string language = {};     // "en"; empty: as the small words of the draft tell
};

struct Finding {
    std::string rule;
    std::string title;
    Level level = Level::advice;
    // The first character, counted from 1, and how many Unicode characters of the draft.
    int line = 1;
    int column = 1;
    int length = 0;
    std::string text;  // the words of the draft, on one line
    std::string why;
    std::string instead;  // what to do; may be empty
    std::string suggest;  // a better sentence; may be empty
    bool operator==(Finding const&) const = default;
};

enum class Verdict : std::uint8_t {
    calm,
    sharp,
    risky,
    heated,
    forbidden,
};
inline constexpr std::array<std::string_view, 5> verdict_names{"calm", "sharp", "risky", "heated",
                                                               "forbidden"};
std::string_view name(Verdict verdict);
// Heated or forbidden: not to be sent as it is.
bool should_wait(Verdict verdict);

struct Report {
    std::vector<Finding> findings;  // in the order of the draft
    Verdict verdict = Verdict::calm;
    std::string language;  // as given, or told by its words; empty where they do not tell
};

// What is forbidden is looked for in sentences of other languages, too. Where the draft's cannot be
// told, all rules of all languages are held, but for those about what is missing. invalid_input for
// a draft that is longer than draft_bytes_max or no UTF-8, and for a language that no pack is
// about.
Result<Report> check_draft(std::string_view draft, Circumstances const& about,
                           std::vector<TonePack> const& packs);

// The worst level; three sharp findings, or those of two sharp rules, are heated.
Verdict verdict_of(std::vector<Finding> const& findings);

// The words by which a rule that came with the program finds something, as if on a platform;
// whatever the text is, and however long.
std::optional<std::string> words_against(std::string_view rule, std::string_view text);

}  // namespace tally::tone
