// Drafts that authenticate a case file: what a qualified person certifies, what the process was,
// and what none of it proves. The facts are filled in; what only the person can say is left blank.
// It informs and is no legal advice.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/digest.h"
#include "base/time.h"
#include "engagement/vocabulary.h"
#include "papers/paper.h"

namespace tally::papers {

enum class CertificateKind : std::uint8_t {
    fre_902,  // United States: Federal Rules of Evidence 902(13) and (14), with notice
    uk_statement_of_truth,  // England and Wales: Practice Direction 22
    eidas,                  // European Union: what a timestamp presumes, and what not
    process_description,    // how the record came to be, for anyone
};
inline constexpr std::array<std::string_view, 4> certificate_kind_names{
    "fre-902", "uk-statement-of-truth", "eidas", "process-description"};
constexpr engagement::NameList names_of(CertificateKind) {
    return {"kind of certificate", certificate_kind_names};
}

// One exhibit as it is certified.
struct CertifiedExhibit {
    int number = 0;
    std::string title;
    std::string file;  // in the bundle
    Digest digest;
    std::string source;  // how it came into the record
    Instant recorded;
};

// A third party's word about the record.
struct Vouched {
    std::string by;      // a mail domain, a time-stamping authority
    std::string method;  // dkim, rfc3161, passkey, key
    Instant time;
    std::uint64_t covers = 0;  // entries
};

struct CertifiedFacts {
    std::string title;   // of the engagement
    std::string person;  // the freelancer
    std::string client;
    std::string zone;
    std::string program;  // "tallystick 0.1.0"
    std::string ledger;
    std::uint64_t entries = 0;
    Digest root;
    Digest fingerprint;  // of the key that signs the record
    Instant first;       // recorded times of the first and of the newest entry
    Instant newest;
    bool clock_was_set = false;
    std::vector<CertifiedExhibit> exhibits;
    std::vector<Vouched> vouched;
    Date on{};
};

Paper certificate(CertifiedFacts const& facts, CertificateKind kind);

}  // namespace tally::papers
