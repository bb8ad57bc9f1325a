// What a draft should not say, as data read from TOML under packs/tone/ or from the vault's own
// folder (docs/formats/tone-pack.md is the contract of the files).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "tone/pattern.h"

namespace tally::tone {

// What a finding means for the draft, from least to worst.
enum class Level : std::uint8_t {
    advice,     // it could be better; nothing is wrong
    sharp,      // it hurts a little; several of these are heated
    risky,      // it costs something: a right, privacy, credibility
    heated,     // it ends the talk, and looks bad in a dispute
    forbidden,  // platforms close accounts for it
};
inline constexpr std::array<std::string_view, 5> level_names{"advice", "sharp", "risky", "heated",
                                                             "forbidden"};
std::string_view name(Level level);

// What is being written.
enum class Kind : std::uint8_t {
    message,   // to the other side
    feedback,  // about them, for the platform
    reply,     // the public answer to theirs
};
inline constexpr std::array<std::string_view, 3> kind_names{"message", "feedback", "reply"};
std::string_view name(Kind kind);

// A better sentence, made of the writer's own words.
struct Rewrite {
    Pattern when;
    // $0 is what matched, $1 to $9 what its brackets took, $< and $> what stands in front of it and
    // behind it in its sentence, {date} a day for the answer in the language of the pack.
    std::string say;
    bool lower = false;  // small letters for what was written in capitals, and one mark for several
};

// A rule that finds something missing.
struct Absent {
    std::vector<Pattern>
        where;  // only where one of these stands; the finding is there. May be empty
    std::size_t words_min = 0;  // in drafts of at least so many words
};

// Words that mean something only beside others: "if you raise it", where a rating is spoken of.
struct Beside {
    std::vector<Pattern> words;  // in the same paragraph
    std::vector<Pattern> match;  // what is found
};

// A rule that finds something too long.
struct Longer {
    bool paragraph = false;  // else a sentence
    std::size_t words = 0;
};

struct Rule {
    std::string id;
    std::string title;
    Level level = Level::advice;
    std::string why;
    std::string instead;           // what to do, where no rewrite fits
    std::vector<Kind> kinds;       // empty: all
    bool on_platform = false;      // only in what is written on a platform, or about work there
    bool before_contract = false;  // ... and only before the contract has started
    bool in_signature = false;     // looks into the signature, too
    bool in_quotes = false;        // and at words in quotation marks
    std::vector<Pattern> match;
    std::vector<Pattern> cards;     // like `match`, for what is a card number by its check digit
    std::vector<Pattern> ibans;     // and an IBAN by its own
    std::vector<Pattern> surely;    // like `match`, and nothing in `or_about` excuses it
    std::vector<Pattern> or_about;  // in the same sentence: it may be about something else
    std::vector<Pattern> unless;    // in the same sentence: then it is meant otherwise
    std::optional<Beside> beside;   // matches of it are excused by `unless` alone
    std::vector<Rewrite> rewrites;
    std::optional<Absent> absent;  // `match` must not be there
    std::optional<Longer> longer;  // `match` is empty
};

struct TonePack {
    std::string id;
    std::string title;
    std::string language;  // "en"
    // Small words, in small letters, by which drafts in the language are known; may be empty.
    std::vector<std::string> known_by;
    Date dated{};
    Date seen{};
    std::vector<std::string> supersedes;
    std::vector<std::string> source;
    std::vector<Rule> rules;
};

// Whose pack it is.
enum class PackOrigin : std::uint8_t {
    foreign,  // each pattern is compiled at once, and told if it is wrong
    builtin,  // came with the program: compiled when first used (PatternOptions::trusted)
};

// Unknown keys, names, lists and patterns are errors with file, line and column.
Result<TonePack> parse_tone_pack(std::string_view toml, std::string const& file,
                                 PackOrigin origin = PackOrigin::foreign);

}  // namespace tally::tone
