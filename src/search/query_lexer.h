// The words and signs of a query, each with the column where it stands.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace tally::search {

struct QueryToken {
    enum class Kind : std::uint8_t {
        open,   // (
        close,  // )
        op_and,
        op_or,
        op_not,
        word,    // text
        quoted,  // text between quotes; "" inside stands for one quote
        field,   // text before the colon; the value is the next token
        end,
    };
    Kind kind = Kind::end;
    std::string text;
    bool prefix = false;     // a * follows directly
    std::size_t column = 1;  // in characters, from 1
};

// The last token is `end`. invalid_input: too long, not UTF-8, a control character or a quote that
// is not closed.
Result<std::vector<QueryToken>> lex_query(std::string_view text);

// "column 7: what" with a hint.
std::unexpected<Error> query_error(std::size_t column, std::string const& what,
                                   std::string hint = {});

}  // namespace tally::search
