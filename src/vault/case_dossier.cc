#include "vault/case_dossier.h"

#include <algorithm>

#include "base/words.h"
#include "vault/item_view.h"

namespace tally::vault {
namespace {

constexpr std::size_t exhibit_text_max = std::size_t{64} << 10;

bool names_client(std::string const& from, engagement::State const& state) {
    auto const lower = ascii_lower(from);
    auto const holds = [&](std::string const& address) {
        return !address.empty() && lower.contains(ascii_lower(address));
    };
    return holds(state.engagement.client.email) ||
           std::ranges::any_of(state.client.addresses, holds);
}

papers::PaperExhibit withheld_exhibit(engagement::Exhibit const& exhibit) {
    return {.number = exhibit.number,
            .item = exhibit.item,
            .title = "withheld",
            .why = exhibit.why,
            .from_client = false,
            .text = {}};
}

Result<papers::PaperExhibit> read_exhibit(Vault& vault, search::IndexedItem const& item,
                                          engagement::Exhibit const& exhibit,
                                          engagement::State const& state) {
    auto const view = TRY(view_item(vault, item, exhibit.item.part_path()));
    return papers::PaperExhibit{.number = exhibit.number,
                                .item = exhibit.item,
                                .title = item.subject,
                                .why = exhibit.why,
                                .from_client = names_client(item.from, state),
                                .text = view.text.substr(0, exhibit_text_max)};
}

bool is_withheld(engagement::Case const& details, ledger::ItemId const& item) {
    return details.withheld_item(item) != nullptr || details.withheld_item(item.whole()) != nullptr;
}

}  // namespace

Result<papers::Dossier> case_dossier(Vault& vault, CaseRef const& ref, RuleBook const& rules,
                                     Instant at) {
    auto const view = TRY(view_case(vault, ref));
    auto const state = TRY(load_state(vault, ref.engagement));
    papers::Dossier dossier{.state = state,
                            .details = view.details,
                            .exhibits = {},
                            .owed = {},
                            .laws = rules.laws.laws,
                            .on = local_date(at, state.engagement.zone)};
    dossier.owed = rights::owed(state, rules.laws, dossier.on);
    for (std::size_t i = 0; i < view.items.size(); ++i) {
        auto const& exhibit = view.details.exhibits[i];
        dossier.exhibits.push_back(is_withheld(view.details, exhibit.item)
                                       ? withheld_exhibit(exhibit)
                                       : TRY(read_exhibit(vault, view.items[i], exhibit, state)));
    }
    return dossier;
}

}  // namespace tally::vault
