#include "vault/engagements.h"

#include <algorithm>
#include <map>

#include "engagement/event.h"
#include "ledger/correction.h"
#include "ledger/entry.h"
#include "ledger/kinds.h"
#include "vault/act_list.h"
#include "vault/changes.h"

namespace tally::vault {
namespace {

using engagement::Engagement;

constexpr std::string_view shared_role = "shared";
constexpr std::string_view private_role = "private";

// The body of entry 0.
Result<ledger::Json> opening_of(store::Store& store, ledger::LedgerId const& ledger) {
    ledger::Json body;
    TRY(store.read(ledger, 0, 1, [&](store::StoredEntry const& entry) -> Result<void> {
        if (!entry.salted_body)
            return fail(Code::corrupt, "ledger " + ledger.text + " has lost its opening");
        body = TRY(ledger::parse_json(TRY(ledger::unsalted(*entry.salted_body))));
        return {};
    }));
    return body;
}

std::string member(ledger::Json const& body, std::string_view key) {
    auto const found = body.object()->find(key);
    if (found == body.object()->end() || found->second.string() == nullptr) return {};
    return *found->second.string();
}

ledger::NewEntry opening_entry(ledger::JsonObject body) {
    return {std::string{ledger::kind::ledger_opened}, ledger::Party::freelancer, "ledger",
            std::move(body)};
}

Result<std::string> free_slug(std::vector<EngagementRef> const& taken,
                              NewEngagement const& request) {
    auto slug = request.slug.empty() ? engagement::slug_of(request.title) : request.slug;
    if (!engagement::is_slug(slug))
        return fail(Code::invalid_input, "'" + slug + "' is no short name",
                    "use lower-case letters, digits and hyphens, such as website-redesign");
    auto const used = std::ranges::any_of(
        taken, [&](EngagementRef const& ref) { return ref.details.slug == slug; });
    if (used)
        return fail(Code::conflict, "there is an engagement '" + slug + "' already",
                    "choose another short name: --slug " + slug + "-2");
    return slug;
}

// Takes back or replaces what an earlier entry of the same side says.
Result<void> correct(std::vector<engagement::Recorded>& side, ledger::EntryLine const& line,
                     ledger::Json const& body) {
    auto const correction = TRY(ledger::decode_correction(line.n, line.kind, body));
    auto const wrong = std::ranges::find(side, correction.entry, &engagement::Recorded::n);
    if (wrong == side.end()) return {};  // an item, or taken back already
    if (correction.right) {
        auto const kind = engagement::kind_of(wrong->event).name;
        wrong->event = TRY(engagement::decode(kind, *correction.right));
    } else {
        side.erase(wrong);
    }
    return {};
}

Result<void> read_entry(ledger::EntryLine const& line, std::string_view salted,
                        std::vector<engagement::Recorded>& side) {
    auto const body = TRY(ledger::parse_json(TRY(ledger::unsalted(salted))));
    if (ledger::is_correction(line.kind)) return correct(side, line, body);
    auto event = TRY(engagement::decode(line.kind, body));
    side.push_back({std::move(event), line.author, line.at, line.n});
    return {};
}

// The events of one side that count, in their order.
Result<std::vector<engagement::Recorded>> read_side(store::Store& store,
                                                    ledger::LedgerId const& ledger) {
    std::vector<engagement::Recorded> side;
    TRY(read_acts(store, ledger, [&](store::StoredEntry const& entry) -> Result<void> {
        auto const line = TRY(ledger::parse_entry(entry.line));
        bool const counts =
            engagement::find_event_kind(line.kind) != nullptr || ledger::is_correction(line.kind);
        if (!entry.salted_body || !counts) return {};
        TRY_WITHIN("entry " + std::to_string(line.n) + " of ledger " + ledger.text,
                   read_entry(line, *entry.salted_body, side));
        return {};
    }));
    return side;
}

}  // namespace

Result<std::vector<EngagementRef>> list_engagements(Vault& vault) {
    std::vector<EngagementRef> refs;
    std::map<std::string, ledger::LedgerId> private_sides;  // by the shared ledger's id
    for (auto const& ledger : TRY(vault.store().ledgers())) {
        auto const body = TRY(opening_of(vault.store(), ledger));
        auto const role = member(body, "role");
        if (role == private_role) private_sides.emplace(member(body, "shared"), ledger);
        if (role != shared_role) continue;
        auto details = TRY(engagement::decode_opening(body.object()->at("engagement")));
        refs.push_back({std::move(details), ledger, {}});
    }
    for (auto& ref : refs) {
        auto const found = private_sides.find(ref.shared.text);
        if (found == private_sides.end())
            return fail(Code::corrupt,
                        "the engagement '" + ref.details.slug + "' has lost its private ledger",
                        "restore a backup: tally restore FILE --to DIR");
        ref.private_side = found->second;
    }
    return refs;
}

Result<EngagementRef> find_engagement(Vault& vault, std::string const& slug) {
    auto const refs = TRY(list_engagements(vault));
    std::string known;
    for (auto const& ref : refs) {
        if (ref.details.slug == slug) return ref;
        known += (known.empty() ? "" : ", ") + ref.details.slug;
    }
    return fail(Code::not_found, "there is no engagement '" + slug + "'",
                known.empty() ? "add one: tally engagement add --help" : "there are: " + known);
}

ledger::LedgerId const& ledger_of(EngagementRef const& ref, bool private_side) {
    return private_side ? ref.private_side : ref.shared;
}

Result<EngagementRef> add_engagement(Vault& vault, NewEngagement const& request) {
    auto const slug = TRY(free_slug(TRY(list_engagements(vault)), request));
    auto const currency = TRY(Currency::parse(request.currency));
    auto const& profile = vault.profile();
    Engagement const details{.slug = slug,
                             .title = request.title,
                             .type = request.type,
                             .currency = currency,
                             .zone = profile.zone,
                             .freelancer = {profile.name, profile.email, request.own_location},
                             .client = request.client,
                             .opened = vault.now()};
    auto const encoded = engagement::encode_opening(details);
    TRY(engagement::decode_opening(encoded));  // refuse now what could not be read later
    auto const key = vault.keys().signing.public_key().text();
    Changes changes{vault};
    auto const shared = changes.open_ledger(
        opening_entry({{"engagement", encoded}, {"key", key}, {"role", std::string{shared_role}}}));
    auto const private_side = changes.open_ledger(opening_entry(
        {{"key", key}, {"role", std::string{private_role}}, {"shared", shared.text}}));
    TRY(changes.commit());
    return EngagementRef{details, shared, private_side};
}

Result<engagement::State> load_state(Vault& vault, EngagementRef const& ref) {
    auto events = TRY(read_side(vault.store(), ref.shared));
    auto private_events = TRY(read_side(vault.store(), ref.private_side));
    std::ranges::move(private_events, std::back_inserter(events));
    std::ranges::stable_sort(events, {}, &engagement::Recorded::recorded);
    auto state = engagement::opened(ref.details);
    for (auto const& event : events) engagement::evolve(state, event);
    return state;
}

}  // namespace tally::vault
