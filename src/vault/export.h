// An engagement in other programs' formats.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "engagement/vocabulary.h"
#include "vault/engagements.h"

namespace tally::vault {

enum class ExportFormat : std::uint8_t {
    ndjson,   // every event: one JSON object a line
    ics,      // deadlines, for a calendar
    csv,      // postings, for a spreadsheet
    hledger,  // postings, as a journal
    mbox,     // mails, byte for byte, for a mail program
};
inline constexpr std::array<std::string_view, 5> export_format_names{"ndjson", "ics", "csv",
                                                                     "hledger", "mbox"};
constexpr engagement::NameList names_of(ExportFormat) { return {"format", export_format_names}; }

struct Exported {
    std::string text;
    std::size_t count = 0;  // events, deadlines, postings or mails
};

// As of `at`. Includes the private side: it is for the owner alone.
Result<Exported> export_engagement(Vault& vault, EngagementRef const& ref, ExportFormat format,
                                   Instant at);

}  // namespace tally::vault
