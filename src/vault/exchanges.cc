#include "vault/exchanges.h"

#include <algorithm>

#include "base/words.h"
#include "engagement/agreement_text.h"
#include "vault/item_view.h"

namespace tally::vault {
namespace {

bool knows(engagement::Person const& person, std::string const& address) {
    return std::ranges::find(person.addresses, address) != person.addresses.end();
}

bool is_logged(engagement::State const& state, search::IndexedItem const& item) {
    return std::ranges::any_of(state.requests, [&](engagement::ScopeRequest const& request) {
        return std::ranges::find(request.items, item.id) != request.items.end();
    });
}

engagement::ScopeFinding place(engagement::State const& state, std::string const& quote) {
    engagement::ScopeFinding unknown;
    unknown.why = "there is no agreement to compare it with";
    auto const* terms = state.terms();
    if (terms == nullptr) return unknown;
    auto const text = engagement::parse_agreement(terms->text, state.engagement.currency);
    return text ? engagement::detect_scope(*text, quote) : unknown;
}

}  // namespace

std::string address_in(std::string const& person) {
    auto const open = person.rfind('<');
    auto const close = person.rfind('>');
    if (open == person.npos || close == person.npos || close < open) return ascii_lower(person);
    return ascii_lower(person.substr(open + 1, close - open - 1));
}

std::optional<ledger::Party> sender_of(search::IndexedItem const& item,
                                       engagement::State const& state) {
    auto const address = address_in(item.from);
    if (knows(state.client, address)) return ledger::Party::client;
    if (knows(state.freelancer, address)) return ledger::Party::freelancer;
    return std::nullopt;
}

Result<std::vector<engagement::Exchange>> list_exchanges(Vault& vault,
                                                         engagement::State const& state,
                                                         Instant at) {
    std::vector<engagement::Exchange> exchanges;
    auto* index = TRY(vault.index());
    for (auto const& item : TRY(index->list(state.engagement.slug, exchanges_max)))
        if (auto const sender = sender_of(item, state); sender && item.occurred <= at)
            exchanges.push_back({*sender, item.occurred});
    return exchanges;
}

Result<std::vector<FoundRequest>> find_requests(Vault& vault, engagement::State const& state,
                                                Instant at) {
    std::vector<FoundRequest> found;
    std::size_t read = 0;
    auto* index = TRY(vault.index());
    for (auto const& item : TRY(index->list(state.engagement.slug, exchanges_max))) {
        if (sender_of(item, state) != ledger::Party::client || item.occurred > at) continue;
        if (is_logged(state, item)) continue;
        if (++read > letters_read_max) break;
        auto const view = TRY(view_item(vault, item));
        for (auto& candidate : engagement::find_requests(view.text)) {
            auto finding = place(state, candidate.quote);
            found.push_back({item, std::move(candidate), std::move(finding)});
        }
    }
    return found;
}

}  // namespace tally::vault
