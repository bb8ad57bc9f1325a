// The writer's own words in a draft, as sentences that know where they stand. Quoted lines (">
// ..."), the line that announces them and the signature are not the writer's words.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tally::tone {

// A place as people and pages count it: lines and Unicode characters, from 1.
struct Place {
    int line = 1;
    int column = 1;
    bool operator==(Place const&) const = default;
};

struct Sentence {
    // On one line, with one blank wherever there were several or a line end, plain apostrophes and
    // quotation marks, and nothing that cannot be seen. Patterns look at this.
    std::string text;
    // The same, byte for byte, with what stands in quotation marks blotted out where it is more
    // than a word: words of somebody else, or of a page.
    std::string own;
    // For each byte of the text, and one behind it, the byte of the draft where it came from.
    std::vector<std::size_t> origin;
    std::size_t paragraph = 0;  // counted from 0
    bool in_signature = false;
};

// Of valid UTF-8. A sentence ends at a mark followed by a blank, and at the end of a paragraph; a
// line that begins with a mark of a list begins one, too. Closings, announced quotes, dates ("am
// 3. Mai") and abbreviations are those of English and German.
std::vector<Sentence> sentences_of(std::string_view draft);

// Of a byte of the draft.
Place place_of(std::string_view draft, std::size_t byte);

std::size_t words_in(std::string_view text);

}  // namespace tally::tone
