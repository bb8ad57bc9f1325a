// Looks for new wishes in what a client writes, and for the clause that they belong to. It matches
// words by rules that it names; it proposes, and a person decides. English only. What it reads may
// be hostile: no more than scope_bytes_max bytes of a text are looked at.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engagement/agreement_text.h"
#include "engagement/vocabulary.h"

namespace tally::engagement {

inline constexpr std::size_t scope_bytes_max = std::size_t{64} << 10;
inline constexpr std::size_t request_candidates_max = 20;
inline constexpr std::size_t quote_bytes_max = 500;

// Where a request may stand to the scope: what RequestTied takes over when a person agrees.
struct ScopeFinding {
    ScopeTie proposed = ScopeTie::undecided;
    std::string clause;              // id of the scope line; or the words of what is out of scope
    std::vector<std::string> words;  // of the request that matched, as they stand there
    std::string why;                 // a sentence for people
    bool operator==(ScopeFinding const&) const = default;
};

// Compares the stems of the request's words with the scope lines (and the deliverables that point
// to them) and with what is out of scope, 500 lines of each at most. `undecided` where fewer than
// two words match a scope line, where both sides match, where it asks for more of what a line
// includes ("one more"), and where nothing matches at all.
ScopeFinding detect_scope(AgreementText const& text, std::string_view request);

// A sentence of a message that may ask for something new.
struct RequestCandidate {
    std::string quote;               // in the client's words, at most quote_bytes_max bytes
    std::vector<std::string> words;  // the phrases that gave it away: "could you also"
    std::string why;
    bool operator==(RequestCandidate const&) const = default;
};

// Reads a plain-text mail or message: quoted lines (">"), what follows "On … wrote:" and signatures
// are left out. In the order of the text, at most request_candidates_max.
std::vector<RequestCandidate> find_requests(std::string_view body);

}  // namespace tally::engagement
