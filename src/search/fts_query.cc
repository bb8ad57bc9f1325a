#include "search/fts_query.h"

#include <algorithm>
#include <cstdlib>

namespace tally::search {
namespace {

using Op = Query::Op;
using std::chrono::seconds;

// In an FTS5 string a quote is doubled and everything else stands for itself.
std::string fts_words(Query const& words) {
    std::string out;
    switch (words.scope) {
        case Query::Scope::anywhere: break;
        case Query::Scope::from: out = "sender : "; break;
        case Query::Scope::to: out = "recipients : "; break;
        case Query::Scope::subject: out = "subject : "; break;
    }
    out += '"';
    for (char const c : words.text) out += c == '"' ? std::string{"\"\""} : std::string{c};
    return out + (words.prefix ? "\" *" : "\"");
}

std::optional<std::string> fts_all(std::vector<Query> const& children);

// FTS5 knows words, AND, OR, and NOT behind something that is required; the rest is SQL's.
std::optional<std::string> fts_expression(Query const& query) {
    if (query.op == Op::words) return fts_words(query);
    if (query.op == Op::all_of) return fts_all(query.children);
    if (query.op != Op::any_of) return std::nullopt;
    std::string out;
    for (auto const& child : query.children) {
        auto const inner = fts_expression(child);
        if (!inner) return std::nullopt;
        out += (out.empty() ? "(" : " OR (") + *inner + ")";
    }
    return out;
}

// The words behind NOT, when FTS5 can exclude them.
std::optional<std::string> fts_excluded(Query const& query) {
    if (query.op != Op::none_of) return std::nullopt;
    return fts_expression(query.children.front());
}

// Joins what FTS5 can do of these parts; the others go to `rest`. Empty when nothing is required.
std::string fts_required(std::vector<Query> const& parts, std::vector<Query const*>& rest) {
    std::string out;
    std::string excluded;
    std::vector<Query const*> negative;
    for (auto const& part : parts) {
        if (auto const inner = fts_expression(part)) {
            out += (out.empty() ? "(" : " AND (") + *inner + ")";
        } else if (auto const unwanted = fts_excluded(part)) {
            excluded += (excluded.empty() ? "(" : " OR (") + *unwanted + ")";
            negative.push_back(&part);
        } else {
            rest.push_back(&part);
        }
    }
    if (out.empty()) rest.insert(rest.end(), negative.begin(), negative.end());
    if (out.empty() || excluded.empty()) return out;
    return "(" + out + ") NOT (" + excluded + ")";
}

std::optional<std::string> fts_all(std::vector<Query> const& children) {
    std::vector<Query const*> rest;
    auto out = fts_required(children, rest);
    if (out.empty() || !rest.empty()) return std::nullopt;
    return out;
}

std::int64_t milliseconds_of(Instant at) { return at.time_since_epoch().count(); }

class Compiler {
public:
    FtsQuery run(Query const& query, std::string const& engagement) {
        std::vector<Query> parts;
        if (query.op == Op::all_of) {
            parts = query.children;
        } else {
            parts.push_back(query);
        }
        std::vector<Query const*> rest;
        out_.match = fts_required(parts, rest);
        for (auto const* part : rest)
            if (!narrow(*part)) require(condition(*part));
        if (!engagement.empty()) require(equal("docs.engagement", engagement));
        return std::move(out_);
    }

private:
    void require(std::string const& condition) {
        out_.where += (out_.where.empty() ? "" : " AND ") + condition;
    }

    // A time on a whole second is a bound on places: FTS5 skips what lies outside.
    bool narrow(Query const& query) {
        if (query.op != Op::before && query.op != Op::after) return false;
        auto const second = std::chrono::floor<seconds>(query.at);
        auto const count = second.time_since_epoch().count();
        if (second != query.at || count <= 0) return false;
        auto const place = count << place_counter_bits;
        if (query.op == Op::before) {
            out_.place_max = std::min(out_.place_max, place - 1);
        } else {
            out_.place_min = std::max(out_.place_min, place);
        }
        return true;
    }

    std::string equal(std::string const& column, std::string const& value) {
        out_.values.emplace_back(value);
        return column + " = ?";
    }

    std::string compare(std::string const& comparison, Instant at) {
        out_.values.emplace_back(milliseconds_of(at));
        return comparison + " ?";
    }

    std::string joined(Query const& query, std::string const& between) {
        std::string all;
        for (auto const& child : query.children)
            all += (all.empty() ? "" : between) + condition(child);
        return "(" + all + ")";
    }

    std::string condition(Query const& query) {
        if (auto const words = fts_expression(query)) {
            out_.values.emplace_back(*words);
            return "docs.place IN (SELECT rowid FROM words WHERE words MATCH ?)";
        }
        switch (query.op) {
            case Op::all_of: return joined(query, " AND ");
            case Op::any_of: return joined(query, " OR ");
            case Op::none_of: return "NOT " + condition(query.children.front());
            case Op::has_attachment: return "docs.attachments <> x''";
            case Op::has_ocr: return "docs.ocr = 1";
            case Op::before: return compare("docs.occurred <", query.at);
            case Op::after: return compare("docs.occurred >=", query.at);
            case Op::kind: return equal("docs.kind", query.text);
            case Op::engagement: return equal("docs.engagement", query.text);
            case Op::source: return equal("docs.source", query.text);
            case Op::words: break;  // FTS5 took them above
        }
        std::abort();  // bits that name no operation
    }

    FtsQuery out_;
};

}  // namespace

FtsQuery compile(Query const& query, std::string const& engagement) {
    return Compiler{}.run(query, engagement);
}

}  // namespace tally::search
