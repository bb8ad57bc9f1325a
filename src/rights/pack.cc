#include "rights/pack.h"

#include <algorithm>

#include "base/check.h"
#include "rights/embedded_packs.h"

namespace tally::rights {
namespace {

std::vector<Pack> parse_builtin() {
    std::vector<Pack> packs;
    for (auto const& embedded : embedded_packs()) {
        auto pack = parse_pack(embedded.text, std::string{embedded.file});
        TALLY_CHECK(pack.has_value());  // a test parses every pack that is shipped
        packs.push_back(std::move(*pack));
    }
    return packs;
}

}  // namespace

std::string_view name(Confidence confidence) {
    return confidence_names.at(static_cast<std::size_t>(confidence));
}

bool Pack::applies_to_type(engagement::EngagementType type) const {
    return std::ranges::find(applies_to, type) != applies_to.end();
}

std::vector<Pack> const& builtin_packs() {
    static std::vector<Pack> const packs = parse_builtin();
    return packs;
}

bool is_superseded(Pack const& pack, std::vector<Pack> const& by) {
    return std::ranges::any_of(by, [&](Pack const& other) {
        return std::ranges::find(other.supersedes, pack.id) != other.supersedes.end();
    });
}

}  // namespace tally::rights
