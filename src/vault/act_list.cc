#include "vault/act_list.h"

#include <charconv>

#include "ledger/entry.h"
#include "ledger/kinds.h"

namespace tally::vault {
namespace {

constexpr std::size_t place_digits = 16;  // of equal length, so that keys sort as numbers do

std::string size_key(ledger::LedgerId const& ledger) { return "acts-size/" + ledger.text; }
std::string place_prefix(ledger::LedgerId const& ledger) { return "act/" + ledger.text + "/"; }

Result<std::uint64_t> parse_number(ledger::LedgerId const& ledger, std::string_view text) {
    std::uint64_t number = 0;
    auto const* const end = text.data() + text.size();
    auto const [stop, code] = std::from_chars(text.data(), end, number);
    if (code == std::errc{} && stop == end) return number;
    return fail(Code::corrupt, "ledger " + ledger.text + ": the kept list of acts is damaged",
                "run tally verify on the vault; restore a backup if it is damaged");
}

Result<std::uint64_t> kept_size(store::Store& store, ledger::LedgerId const& ledger) {
    auto const kept = TRY(store.setting(size_key(ledger)));
    if (!kept) return std::uint64_t{0};
    return parse_number(ledger, *kept);
}

}  // namespace

// The size is read first: a list that grows meanwhile holds at least what the size promises.
Result<ActList> kept_acts(store::Store& store, ledger::LedgerId const& ledger) {
    ActList list{TRY(kept_size(store, ledger)), {}};
    if (list.size == 0) return list;
    auto const prefix = place_prefix(ledger);
    for (auto const& key : TRY(store.setting_keys(prefix))) {
        auto const place = TRY(parse_number(ledger, std::string_view{key}.substr(prefix.size())));
        if (place < list.size) list.places.push_back(place);
    }
    return list;
}

std::vector<std::pair<std::string, std::string>> act_settings(
    ledger::LedgerId const& ledger, std::uint64_t size, std::vector<std::uint64_t> const& places) {
    std::vector<std::pair<std::string, std::string>> settings;
    for (auto const place : places) {
        auto digits = std::to_string(place);
        digits.insert(0, place_digits - digits.size(), '0');
        settings.emplace_back(place_prefix(ledger) + digits, "");
    }
    settings.emplace_back(size_key(ledger), std::to_string(size));
    return settings;
}

Result<std::vector<std::uint64_t>> unlisted_acts(store::Store& store,
                                                 ledger::LedgerId const& ledger,
                                                 std::uint64_t end) {
    std::vector<std::uint64_t> places;
    auto n = TRY(kept_size(store, ledger));
    if (n >= end) return places;
    TRY(store.read(ledger, n, end, [&](store::StoredEntry const& entry) -> Result<void> {
        if (!ledger::kind::brings_item(TRY(ledger::parse_entry(entry.line)).kind))
            places.push_back(n);
        ++n;
        return {};
    }));
    return places;
}

Result<void> read_acts(store::Store& store, ledger::LedgerId const& ledger,
                       std::function<Result<void>(store::StoredEntry const&)> const& visit) {
    auto const list = TRY(kept_acts(store, ledger));
    auto const size = TRY(store.size(ledger)).value;
    for (std::size_t i = 0; i < list.places.size();) {
        auto const begin = list.places[i];
        auto end = begin + 1;  // neighbours are read at once
        for (++i; i < list.places.size() && list.places[i] == end; ++i) ++end;
        TRY(store.read(ledger, begin, end, visit));
    }
    if (list.size < size) TRY(store.read(ledger, list.size, size, visit));
    return {};
}

}  // namespace tally::vault
