#include "cli/present_item.h"

#include "cli/text.h"

namespace tally::cli {
namespace {

constexpr std::size_t from_width = 28;
constexpr std::size_t subject_width = 56;

}  // namespace

std::string when(Instant at, std::string const& zone) { return format_local(at, zone); }

std::string when(Instant at, std::string const& zone, std::string_view precision) {
    return precision == "day" ? format_date(local_date(at, zone)) : when(at, zone);
}

OutJson json_of(search::IndexedItem const& item) {
    return {{"item", item.id.text},
            {"engagement", item.engagement.empty() ? OutJson(nullptr) : OutJson(item.engagement)},
            {"kind", item.kind},
            {"source", item.source},
            {"occurred", format_instant(item.occurred)},
            {"recorded", format_instant(item.recorded)},
            {"from", item.from},
            {"to", item.to},
            {"subject", item.subject},
            {"attachments", item.attachments}};
}

std::vector<std::string> item_row(search::IndexedItem const& item, std::string const& zone) {
    auto const from = item.from.empty() ? item.kind : item.from;
    return {item.id.text, format_local_date(item.occurred, zone), cut(from, from_width),
            cut(item.subject.empty() ? "(no subject)" : item.subject, subject_width)};
}

}  // namespace tally::cli
