#include "playbooks/pack.h"

#include <algorithm>

#include "base/check.h"
#include "base/supersede.h"
#include "playbooks/embedded.h"

namespace tally::playbooks {
namespace {

std::vector<Pack> read_builtin() {
    std::vector<Pack> packs;
    for (auto const& file : embedded_playbooks()) {
        auto pack = parse_pack(file.text, std::string{file.file});
        TALLY_CHECK(pack.has_value());  // a test parses every file that is shipped
        packs.push_back(*std::move(pack));
    }
    return packs;
}

}  // namespace

std::vector<Pack> in_force(std::vector<Pack> const& packs) {
    std::vector<Pack> kept;
    for (auto const& pack : packs) {
        bool const is_known =
            std::ranges::find(kept, pack.situation, &Pack::situation) != kept.end();
        if (!is_known && !is_superseded(pack, packs)) kept.push_back(pack);
    }
    return kept;
}

std::vector<Pack> const& builtin_packs() {
    static std::vector<Pack> const packs = read_builtin();
    return packs;
}

}  // namespace tally::playbooks
