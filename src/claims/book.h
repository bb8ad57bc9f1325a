// All packs of elements that count, as one book: elements and kinds of claims by their ids.
#pragma once

#include <string>
#include <vector>

#include "claims/elements.h"

namespace tally::claims {

// Built of packs in their order: the first to define an id wins, so a vault's own come first.
// Superseded packs are left out.
class ElementBook {
public:
    explicit ElementBook(std::vector<ElementsPack> packs);

    Element const* element(std::string_view id) const;
    ClaimKind const* kind(std::string_view id) const;
    // In the order of the packs.
    std::vector<ClaimKind> const& kinds() const { return kinds_; }
    // not_found lists the kinds that there are.
    Result<ClaimKind const*> find_kind(std::string_view id) const;
    // Elements that a kind names and no pack defines: "payment-for-work needs delivery-2".
    std::vector<std::string> const& gaps() const { return gaps_; }

private:
    std::vector<Element> elements_;
    std::vector<ClaimKind> kinds_;
    std::vector<std::string> gaps_;
};

// The packs that came with this program.
std::vector<ElementsPack> const& builtin_elements();

}  // namespace tally::claims
