// A few words around the place in a text where a query matched best, for lists of hits.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tally::search {

struct SnippetOptions {
    std::size_t characters_max = 160;  // without marks and ellipses; words are not cut, unless huge
    std::string mark_begin = "[";
    std::string mark_end = "]";
};

// `terms` as highlight_terms gives them. White space is collapsed; "…" stands where text was left
// out. Without a match: the begin of the text. The answer is always valid UTF-8.
std::string make_snippet(std::string_view text, std::vector<std::string> const& terms,
                         SnippetOptions const& options = {});

}  // namespace tally::search
