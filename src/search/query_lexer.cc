#include "search/query_lexer.h"

#include <algorithm>

#include "base/encoding.h"
#include "search/query.h"

namespace tally::search {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool ends_word(char c) { return is_space(c) || c == '(' || c == ')' || c == '"' || c == '*'; }

class Lexer {
public:
    explicit Lexer(std::string_view text) : text_{text} {}

    Result<std::vector<QueryToken>> run() {
        std::vector<QueryToken> tokens;
        do {
            while (at_ < text_.size() && is_space(text_[at_])) ++at_;
            tokens.push_back(TRY(next()));
        } while (tokens.back().kind != QueryToken::Kind::end);
        return tokens;
    }

private:
    using Kind = QueryToken::Kind;

    std::size_t column() const {
        auto const before = text_.substr(0, at_);
        return 1 + static_cast<std::size_t>(std::ranges::count_if(before, [](char c) {
                   return (static_cast<unsigned char>(c) & 0xc0) != 0x80;
               }));
    }

    Result<QueryToken> next() {
        auto const column = this->column();
        if (at_ == text_.size()) return QueryToken{Kind::end, {}, false, column};
        auto const c = text_[at_];
        if (c == '(' || c == ')') {
            ++at_;
            return QueryToken{c == '(' ? Kind::open : Kind::close, {}, false, column};
        }
        if (c == '*') {
            return query_error(column, "'*' without the begin of a word",
                               "write it directly behind letters: invoi*");
        }
        return c == '"' ? quoted(column) : word(column);
    }

    bool take_star() {
        auto const found = at_ < text_.size() && text_[at_] == '*';
        if (found) ++at_;
        return found;
    }

    Result<QueryToken> quoted(std::size_t column) {
        QueryToken token{Kind::quoted, {}, false, column};
        for (++at_; at_ < text_.size(); ++at_) {
            if (text_[at_] != '"') {
                token.text += text_[at_];
            } else if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
                token.text += text_[at_++];
            } else {
                ++at_;
                token.prefix = take_star();
                return token;
            }
        }
        return query_error(column, "this quote is not closed", "add a \" at the end");
    }

    Result<QueryToken> word(std::size_t column) {
        auto const begin = at_;
        while (at_ < text_.size() && is_letter(text_[at_])) ++at_;
        if (at_ > begin && at_ < text_.size() && text_[at_] == ':') {
            ++at_;
            return QueryToken{Kind::field, std::string{text_.substr(begin, at_ - 1 - begin)}, false,
                              column};
        }
        while (at_ < text_.size() && !ends_word(text_[at_])) ++at_;
        QueryToken token{Kind::word, std::string{text_.substr(begin, at_ - begin)}, false, column};
        token.prefix = take_star();
        if (token.prefix) return token;
        if (token.text == "AND") token.kind = Kind::op_and;
        if (token.text == "OR") token.kind = Kind::op_or;
        if (token.text == "NOT") token.kind = Kind::op_not;
        return token;
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

}  // namespace

std::unexpected<Error> query_error(std::size_t column, std::string const& what, std::string hint) {
    return fail(Code::invalid_input, "column " + std::to_string(column) + ": " + what,
                std::move(hint));
}

Result<std::vector<QueryToken>> lex_query(std::string_view text) {
    if (text.size() > query_bytes_max) {
        return fail(Code::invalid_input,
                    "the query is longer than " + std::to_string(query_bytes_max) + " bytes",
                    "search for fewer words");
    }
    if (!is_utf8(text)) return fail(Code::invalid_input, "the query is not UTF-8 text");
    for (char const c : text) {
        if (static_cast<unsigned char>(c) < 0x20 && !is_space(c))
            return fail(Code::invalid_input, "the query has a control character in it");
    }
    return Lexer{text}.run();
}

}  // namespace tally::search
