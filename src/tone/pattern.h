// A pattern of words. Behind it stands RE2, which takes time in proportion to the text and cannot
// be led astray by it: drafts and packs of one's own are foreign text.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace tally::tone {

// Words under a name, which patterns use as {name}.
using WordLists = std::map<std::string, std::vector<std::string>, std::less<>>;

struct PatternOptions {
    bool whole_words = true;      // begins and ends where words do, in any alphabet
    bool exact_capitals = false;  // else capitals and small letters are the same
    // Of words that a test has compiled: compiled when first used, which saves the time for those
    // that never are. A wrong one stops the program then.
    bool trusted = false;
};

// Where a pattern matched: bytes of the text.
struct Match {
    std::size_t begin = 0;
    std::size_t end = 0;
    // What its brackets took, from $1 on; empty for those that took part in nothing.
    std::vector<std::string> groups = {};
};

// Cheap to copy: copies share the compiled form, which never changes. May be used by several
// threads.
class Pattern {
public:
    // The syntax of RE2, with {name} for the words of a list. invalid_input says what is wrong.
    static Result<Pattern> compile(std::string_view text, WordLists const& lists,
                                   PatternOptions const& options);

    // The first match that begins at this byte or behind it.
    std::optional<Match> find(std::string_view text, std::size_t from = 0) const;
    bool matches(std::string_view text) const;

private:
    class Compiled;
    explicit Pattern(std::shared_ptr<Compiled const> compiled) : compiled_{std::move(compiled)} {}

    std::shared_ptr<Compiled const> compiled_;
};

// The earliest match of any of them; of those that begin there, the longest.
std::optional<Match> find_first(std::vector<Pattern> const& patterns, std::string_view text);
bool any_matches(std::vector<Pattern> const& patterns, std::string_view text);

}  // namespace tally::tone
