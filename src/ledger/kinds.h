// The entry kinds that the ledger itself understands. The closed list of all kinds, with their
// fields, is docs/formats/events.md.
#pragma once

#include <string_view>

namespace tally::ledger::kind {

inline constexpr std::string_view ledger_opened = "ledger.opened";
inline constexpr std::string_view ledger_key_rotated = "ledger.key-rotated";
inline constexpr std::string_view ledger_continued = "ledger.continued";
// From here on recorded times were chosen by hand (tests, demos, replays) and prove nothing.
inline constexpr std::string_view clock_set = "clock.set";
inline constexpr std::string_view item_recorded = "item.recorded";
inline constexpr std::string_view item_filed = "item.filed";
inline constexpr std::string_view item_erased = "item.erased";
inline constexpr std::string_view timestamp_received = "timestamp.received";
inline constexpr std::string_view cosignature_received = "cosignature.received";
// A key of a mail domain, as it was found: later timestamps cover it, and so the time of it.
inline constexpr std::string_view mail_key_found = "mail-key.found";
inline constexpr std::string_view entry_corrected = "entry.corrected";
inline constexpr std::string_view entry_voided = "entry.voided";

// Entries by the thousand that bring mails and files; all others are acts.
constexpr bool brings_item(std::string_view kind) {
    return kind == item_recorded || kind == item_filed;
}

}  // namespace tally::ledger::kind
