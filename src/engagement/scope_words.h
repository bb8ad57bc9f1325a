// Words and phrases by which scope_detector.h reads English messages.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tally::engagement {

// A word with its stem: what "pages" and "page", "translating" and "translation" have in common.
struct Stem {
    std::string word;
    std::string stem;
};

// ASCII letters in lower case without the usual endings of English. It need not be a word.
std::string stem_of(std::string_view word);
// The words that carry meaning: no stop words, no verbs of asking. In their order.
std::vector<Stem> stems_of(std::string_view text);

// What asks for something at all: "could you", "we need".
std::span<std::string_view const> asking_phrases();
// What says that it comes on top: "also", "another".
std::span<std::string_view const> extra_phrases();
// What asks for something new all by itself: "while you're at it", "can we add".
std::span<std::string_view const> telling_phrases();
// What takes it back, or is about the run of things and not about work: "no need to", "the
// invoice".
std::span<std::string_view const> harmless_phrases();

// Lower case, plain apostrophes, one blank between words and one at either end; other marks are
// gone. Phrases are found in it as " phrase ".
std::string flattened(std::string_view text);
// The phrases that occur in a flattened text, as the table has them.
std::vector<std::string> found_in(std::string const& flat, std::span<std::string_view const> table);

}  // namespace tally::engagement
