// Text as the words that the index knows: FTS5's own unicode61 tokenizer with remove_diacritics 2,
// so that queries, snippets and the naive model cannot fold differently from the index.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace tally::search {

inline constexpr std::string_view tokenizer_of_the_index = "unicode61 remove_diacritics 2";

// Calls `visit` for each word in order: its folded form (valid during the call) and where it stood,
// text[begin, end). Safe to call from several threads.
void for_each_token(
    std::string_view text,
    std::function<void(std::string_view folded, std::size_t begin, std::size_t end)> const& visit);

std::vector<std::string> tokens_of(std::string_view text);

}  // namespace tally::search
