#include "search/query.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

#include "base/check.h"
#include "search/query_lexer.h"
#include "search/tokenize.h"

namespace tally::search {
namespace {

using Op = Query::Op;
using Scope = Query::Scope;
using Kind = QueryToken::Kind;

struct Field {
    std::string_view name;
    Op op;
    Scope scope;
};

constexpr std::array fields{
    Field{"from", Op::words, Scope::from},
    Field{"to", Op::words, Scope::to},
    Field{"subject", Op::words, Scope::subject},
    Field{"has", Op::has_attachment, Scope::anywhere},
    Field{"before", Op::before, Scope::anywhere},
    Field{"after", Op::after, Scope::anywhere},
    Field{"kind", Op::kind, Scope::anywhere},
    Field{"engagement", Op::engagement, Scope::anywhere},
    Field{"source", Op::source, Scope::anywhere},
};

constexpr std::string_view known_fields =
    "fields are from: to: subject: has:attachment has:ocr before: after: kind: engagement: "
    "source:; to "
    "search for a text with a colon, put it in quotes";

std::string lower(std::string_view text) {
    std::string out{text};
    for (auto& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

// How many letters must be added, removed or changed to make one of the other.
std::size_t edits_between(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        auto diagonal = std::exchange(row[0], i);
        for (std::size_t j = 1; j <= b.size(); ++j) {
            auto const change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({change, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row[b.size()];
}

std::unexpected<Error> unknown_field(QueryToken const& token) {
    auto const name = lower(token.text);
    auto const nearest = std::ranges::min_element(
        fields, {}, [&](Field const& field) { return edits_between(name, field.name); });
    auto what = "there is no field \"" + token.text + "\"";
    if (edits_between(name, nearest->name) <= 2)
        what += "; did you mean " + std::string{nearest->name} + ":?";
    return query_error(token.column, what, std::string{known_fields});
}

class Parser {
public:
    explicit Parser(std::vector<QueryToken> tokens) : tokens_{std::move(tokens)} {}

    Result<Query> run() {
        if (peek().kind == Kind::end)
            return query_error(1, "there is nothing to search for", "type a word");
        auto query = TRY(alternatives(0));
        if (peek().kind == Kind::close)
            return query_error(peek().column, "this ) closes nothing", "remove it");
        TALLY_CHECK(peek().kind == Kind::end);
        return query;
    }

private:
    QueryToken const& peek() const { return tokens_[at_]; }
    QueryToken const& take() { return tokens_[at_++]; }
    bool at_end_of_part() const { return peek().kind == Kind::end || peek().kind == Kind::close; }

    static Query group(Op op, std::vector<Query> children) {
        if (children.size() == 1) return std::move(children.front());
        Query query;
        query.op = op;
        query.children = std::move(children);
        return query;
    }

    Result<Query> alternatives(std::size_t depth) {
        std::vector<Query> children;
        children.push_back(TRY(side_by_side(depth)));
        while (peek().kind == Kind::op_or) {
            take();
            children.push_back(TRY(side_by_side(depth)));
        }
        return group(Op::any_of, std::move(children));
    }

    Result<Query> side_by_side(std::size_t depth) {
        std::vector<Query> children;
        children.push_back(TRY(part(depth)));
        while (!at_end_of_part() && peek().kind != Kind::op_or) {
            if (peek().kind == Kind::op_and) take();
            children.push_back(TRY(part(depth)));
        }
        return group(Op::all_of, std::move(children));
    }

    Result<Query> part(std::size_t depth) {
        bool negative = false;
        for (; peek().kind == Kind::op_not; take()) negative = !negative;
        auto inner = TRY(positive(depth));
        if (!negative) return inner;
        if (inner.op == Op::none_of) return Query{inner.children.front()};
        Query query;
        query.op = Op::none_of;
        query.children.push_back(std::move(inner));
        return query;
    }

    Result<Query> positive(std::size_t depth) {
        auto const& token = take();
        switch (token.kind) {
            case Kind::word:
            case Kind::quoted: return words(token, Scope::anywhere);
            case Kind::field: return field(token);
            case Kind::open: return parentheses(token, depth);
            case Kind::close:
            case Kind::end:
            case Kind::op_and:
            case Kind::op_or:
            case Kind::op_not: break;
        }
        --at_;
        return query_error(token.column, "a word is missing here",
                           "AND, OR and NOT stand in front of words; in quotes or in small letters "
                           "they are words");
    }

    Result<Query> parentheses(QueryToken const& open, std::size_t depth) {
        if (depth == query_depth_max)
            return query_error(open.column, "parentheses are nested too deeply",
                               "at most " + std::to_string(query_depth_max) + " levels");
        auto query = TRY(alternatives(depth + 1));
        if (take().kind != Kind::close)
            return query_error(open.column, "this ( is not closed", "add a )");
        return query;
    }

    Result<void> count(QueryToken const& token) {
        if (++terms_ <= query_terms_max) return {};
        return query_error(token.column, "too many words",
                           "at most " + std::to_string(query_terms_max) + " in one query");
    }

    Result<Query> words(QueryToken const& token, Scope scope) {
        TRY(count(token));
        Query query;
        query.op = Op::words;
        query.scope = scope;
        query.text = token.text;
        query.prefix = token.prefix;
        query.tokens = tokens_of(token.text);
        if (!query.tokens.empty()) return query;
        return query_error(token.column, "there is no letter and no digit to search for",
                           "leave it out; punctuation is not in the index");
    }

    Result<Query> field(QueryToken const& name) {
        auto const field = std::ranges::find(fields, lower(name.text), &Field::name);
        if (field == fields.end()) return unknown_field(name);
        if (peek().kind != Kind::word && peek().kind != Kind::quoted)
            return query_error(peek().column, "a value is missing behind " + name.text + ":",
                               "one word, or several in quotes");
        auto const& value = take();
        if (field->op == Op::words) return words(value, field->scope);
        TRY(count(name));
        return filter(*field, value);
    }

    static Result<Query> filter(Field const& field, QueryToken const& value) {
        Query query;
        query.op = field.op;
        if (value.prefix)
            return query_error(value.column,
                               "* works on words, not behind " + std::string{field.name} + ":",
                               "write the whole value");
        if (field.op == Op::has_attachment) {
            auto const name = lower(value.text);
            if (name == "attachment" || name == "attachments") return query;
            query.op = Op::has_ocr;
            if (name == "ocr") return query;
            return query_error(value.column, "has: knows has:attachment and has:ocr");
        }
        if (field.op == Op::before || field.op == Op::after) {
            auto const at = parse_instant(value.text);
            if (!at)
                return query_error(value.column, "not a date: " + value.text,
                                   "write 2026-11-22 or 2026-11-22T10:00:00Z");
            query.at = *at;
            return query;
        }
        query.text = field.op == Op::engagement ? value.text : lower(value.text);
        return query;
    }

    std::vector<QueryToken> tokens_;
    std::size_t at_ = 0;
    std::size_t terms_ = 0;
};

std::string quoted(std::string_view text) {
    std::string out{'"'};
    for (char const c : text) out += c == '"' ? std::string{"\"\""} : std::string{c};
    return out + '"';
}

std::string_view scope_name(Scope scope) {
    switch (scope) {
        case Scope::anywhere: return "";
        case Scope::from: return "from:";
        case Scope::to: return "to:";
        case Scope::subject: return "subject:";
    }
    std::abort();  // bits that name no scope
}

std::string joined(Query const& query, std::string_view between) {
    std::string out{'('};
    for (auto const& child : query.children) {
        if (out.size() > 1) out += between;
        out += describe(child);
    }
    return out + ')';
}

void collect(Query const& query, std::vector<std::string>& terms) {
    if (query.op == Op::none_of) return;
    for (auto const& child : query.children) collect(child, terms);
    // What was asked of a field is no word to look for in the text.
    if (query.scope != Query::Scope::anywhere) return;
    for (std::size_t i = 0; i < query.tokens.size(); ++i) {
        auto term = query.tokens[i];
        if (query.prefix && i + 1 == query.tokens.size()) term += '*';
        if (std::ranges::find(terms, term) == terms.end()) terms.push_back(std::move(term));
    }
}

}  // namespace

Result<Query> parse_query(std::string_view text) {
    auto tokens = TRY(lex_query(text));
    return Parser{std::move(tokens)}.run();
}

std::string describe(Query const& query) {
    switch (query.op) {
        case Op::all_of: return joined(query, " AND ");
        case Op::any_of: return joined(query, " OR ");
        case Op::none_of: return "NOT " + describe(query.children.front());
        case Op::words:
            return std::string{scope_name(query.scope)} + quoted(query.text) +
                   (query.prefix ? "*" : "");
        case Op::has_attachment: return "has:attachment";
        case Op::has_ocr: return "has:ocr";
        case Op::before: return "before:" + format_instant(query.at);
        case Op::after: return "after:" + format_instant(query.at);
        case Op::kind: return "kind:" + quoted(query.text);
        case Op::engagement: return "engagement:" + quoted(query.text);
        case Op::source: return "source:" + quoted(query.text);
    }
    std::abort();  // bits that name no operation
}

std::vector<std::string> highlight_terms(Query const& query) {
    std::vector<std::string> terms;
    collect(query, terms);
    return terms;
}

}  // namespace tally::search
