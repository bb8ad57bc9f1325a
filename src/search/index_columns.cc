#include "search/index_columns.h"

#include <algorithm>

namespace tally::search {

std::array<std::string, column_count> searchable_columns(IndexDocument const& document) {
    std::string names;
    for (auto const& name : document.item.attachments) names += name + "\n";
    return {document.item.from, document.item.to, document.item.subject, names, document.text};
}

std::int64_t second_of(Instant occurred) {
    auto const seconds = std::chrono::floor<std::chrono::seconds>(occurred.time_since_epoch());
    return std::max<std::int64_t>(seconds.count(), 0);
}

// FNV-1a, folded.
std::int64_t tie_of(ItemId const& item) {
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (char const c : item.text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
    return static_cast<std::int64_t>((hash ^ (hash >> 32U)) & ((1U << tie_bits) - 1U));
}

}  // namespace tally::search
