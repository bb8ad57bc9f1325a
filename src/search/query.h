// What people type to find something, as a tree. The grammar (words are folded as the index folds
// them: case and diacritics do not matter):
//   query  := any of: alternatives joined by OR
//   each   := parts side by side (or joined by AND), each optionally behind NOT
//   part   := ( query ) | word | "several words" | begin* | field:value
//   field  := from to subject (words there) | has:attachment has:ocr | before after (a date or
//             RFC 3339) | kind engagement source (the exact name)
// AND, OR and NOT are operators in capitals only. A value may be quoted.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"

namespace tally::search {

inline constexpr std::size_t query_bytes_max = 4096;
inline constexpr std::size_t query_depth_max = 32;  // parentheses inside parentheses
inline constexpr std::size_t query_terms_max = 64;

// One node of the tree; which members count depends on `op`.
struct Query {
    enum class Op : std::uint8_t {
        all_of,          // children
        any_of,          // children
        none_of,         // one child
        words,           // text, tokens, prefix, scope: the tokens side by side
        has_attachment,  // nothing
        has_ocr,         // nothing
        before,          // at: occurred earlier than that
        after,           // at: occurred then or later
        kind,            // text
        engagement,      // text
        source,          // text
    };
    enum class Scope : std::uint8_t {
        anywhere,
        from,
        to,
        subject
    };
    Op op = Op::all_of;
    Scope scope = Scope::anywhere;
    bool prefix = false;              // the last token is the begin of a word
    std::string text;                 // as it was typed, without quotes
    std::vector<std::string> tokens;  // folded; never empty for words
    Instant at;
    std::vector<Query> children;
};

// invalid_input: the message names the column (in characters, from 1) and what is wrong, the hint
// what would be right.
Result<Query> parse_query(std::string_view text);
// The query in one canonical form that parse_query reads back to the same tree.
std::string describe(Query const& query);
// The folded words to mark in a snippet, without those behind NOT; a prefix ends with '*'.
std::vector<std::string> highlight_terms(Query const& query);

}  // namespace tally::search
