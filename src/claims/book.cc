#include "claims/book.h"

#include <algorithm>

#include "base/check.h"
#include "base/supersede.h"
#include "claims/embedded.h"

namespace tally::claims {
namespace {

template <typename Thing>
Thing const* find_id(std::vector<Thing> const& all, std::string_view id) {
    auto const found = std::ranges::find(all, id, &Thing::id);
    return found == all.end() ? nullptr : &*found;
}

template <typename Thing>
void add_new(std::vector<Thing>& all, std::vector<Thing>& more) {
    for (auto& one : more)
        if (find_id(all, one.id) == nullptr) all.push_back(std::move(one));
}

// What no pack defines is taken out, so that the rest of the claim can be used.
void drop_unknown(std::vector<std::string>& ids, ClaimKind const& kind,
                  std::vector<Element> const& elements, std::vector<std::string>& gaps) {
    std::erase_if(ids, [&](std::string const& id) {
        if (find_id(elements, id) != nullptr) return false;
        gaps.push_back(kind.id + " needs the element " + id + ", which no pack describes");
        return true;
    });
}

std::vector<ElementsPack> parse_builtin() {
    std::vector<ElementsPack> packs;
    for (auto const& embedded : embedded_elements()) {
        auto pack = parse_elements(embedded.text, std::string{embedded.file});
        TALLY_CHECK(pack.has_value());  // a test parses every pack that is shipped
        packs.push_back(std::move(*pack));
    }
    return packs;
}

}  // namespace

ElementBook::ElementBook(std::vector<ElementsPack> packs) {
    auto const all = packs;
    for (auto& pack : packs) {
        if (is_superseded(pack, all)) continue;
        add_new(elements_, pack.elements);
        add_new(kinds_, pack.kinds);
    }
    for (auto& kind : kinds_)
        for (auto* ids : {&kind.must_show, &kind.answers, &kind.denies})
            drop_unknown(*ids, kind, elements_, gaps_);
}

Element const* ElementBook::element(std::string_view id) const { return find_id(elements_, id); }

ClaimKind const* ElementBook::kind(std::string_view id) const { return find_id(kinds_, id); }

Result<ClaimKind const*> ElementBook::find_kind(std::string_view id) const {
    if (auto const* found = kind(id)) return found;
    std::string known;
    for (auto const& one : kinds_) known += (known.empty() ? "" : ", ") + one.id;
    return fail(Code::not_found, "there is no kind of claim '" + std::string{id} + "'",
                "use one of " + known);
}

std::vector<ElementsPack> const& builtin_elements() {
    static std::vector<ElementsPack> const packs = parse_builtin();
    return packs;
}

}  // namespace tally::claims
