// Packs of elements may be added by the user: a broken file is an error with its name, never a
// crash, and what was read can be laid over a record.
#include <cstdint>
#include <string_view>

#include "base/check.h"
#include "claims/matrix.h"
#include "engagement/event.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

namespace {

using namespace tally;

engagement::State a_state() {
    engagement::Engagement opening;
    opening.slug = "website";
    opening.type = engagement::EngagementType::upwork_fixed;
    opening.currency = Currency::parse("USD").value();
    opening.zone = "UTC";
    auto state = engagement::opened(opening);
    Instant const at{std::chrono::sys_days{std::chrono::year{2026} / 9 / 14}};
    Money const price{120'000, opening.currency};
    engagement::evolve(state, {{at, {}, engagement::MilestoneAdded{1, "Build", price, {}}},
                               ledger::Party::freelancer,
                               at,
                               1});
    engagement::evolve(
        state, {{at, {}, engagement::MilestoneFunded{1, price}}, ledger::Party::client, at, 2});
    engagement::evolve(state, {{at, {}, engagement::ReasonStated{1, "It was late and broken"}},
                               ledger::Party::client,
                               at,
                               3});
    return state;
}

void use(claims::ElementsPack const& pack) {
    auto const state = a_state();
    Instant const at{std::chrono::sys_days{std::chrono::year{2026} / 11 / 20}};
    std::vector<claims::ItemText> const items{
        {ledger::ItemId{"a"},
         "mail",
         ledger::Party::client,
         at,
         "Build",
         "It looks great. We never got the files, $1,200.00 is too much.",
         {"a.zip"}}};
    claims::ElementBook const book{{pack}};
    engagement::Case details;
    for (auto const& kind : book.kinds()) {
        engagement::Claim claim;
        claim.number = static_cast<int>(details.claims.size()) + 1;
        claim.type = kind.id;
        claim.by = kind.by;
        claim.about = "milestone/1";
        details.claims.push_back(claim);
        if (claim.number > 20) break;
    }
    auto const result = claims::matrix({state, book, items, at}, &details);
    for (auto const& row : result.claims)
        for (auto const& cell : row.cells) TALLY_CHECK(cell.element != nullptr);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const text{reinterpret_cast<char const*>(data), size};
    auto const pack = claims::parse_elements(text, "elements.toml");
    if (!pack) TALLY_CHECK(pack.error().message.contains("elements.toml"));
    if (pack) use(*pack);
    return 0;
}
