#include "rights/law_book.h"

#include <algorithm>

#include "base/check.h"
#include "rights/embedded_laws.h"

namespace tally::rights {
namespace {

template <typename Pack>
Pack const* find_id(std::vector<Pack> const& packs, std::string_view id) {
    auto const found = std::ranges::find(packs, id, &Pack::id);
    return found == packs.end() ? nullptr : &*found;
}

template <typename Pack>
void put_into(std::vector<Pack>& packs, Pack pack) {
    std::erase_if(packs, [&](Pack const& old) {
        return std::ranges::find(pack.supersedes, old.id) != pack.supersedes.end();
    });
    auto const same = std::ranges::find(packs, pack.id, &Pack::id);
    if (same == packs.end())
        packs.push_back(std::move(pack));
    else
        *same = std::move(pack);
}

template <typename Parse>
void put_all(LawBook& book, std::span<EmbeddedPack const> files, Parse parse) {
    for (auto const& file : files) {
        auto pack = parse(file.text, std::string{file.file});
        TALLY_CHECK(pack.has_value());  // a test parses every file that is shipped
        book.put(std::move(*pack));
    }
}

LawBook read_builtin() {
    LawBook book;
    put_all(book, embedded_laws(), parse_law);
    put_all(book, embedded_rates(), parse_rate_table);
    put_all(book, embedded_courts(), parse_court_pack);
    return book;
}

}  // namespace

Law const* LawBook::law(std::string_view id) const { return find_id(laws, id); }

RateTable const* LawBook::rate_table(std::string_view id) const { return find_id(rates, id); }

void LawBook::put(Law law) { put_into(laws, std::move(law)); }

void LawBook::put(RateTable table) { put_into(rates, std::move(table)); }

void LawBook::put(CourtPack pack) { put_into(courts, std::move(pack)); }

LawBook const& builtin_law_book() {
    static LawBook const book = read_builtin();
    return book;
}

}  // namespace tally::rights
