#include "vault/engagements.h"

#include <algorithm>
#include <map>

#include "ledger/entry.h"
#include "ledger/kinds.h"
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
    auto const slug = request.slug.empty() ? engagement::slug_of(request.title) : request.slug;
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

// One entry of one side, ready to be folded in the order of recording.
struct Line {
    engagement::Recorded recorded;
    bool private_side = false;
};

Result<void> read_side(store::Store& store, ledger::LedgerId const& ledger, bool private_side,
                       std::vector<Line>& lines) {
    auto const size = TRY(store.size(ledger));
    return store.read(ledger, 0, size.value, [&](store::StoredEntry const& entry) -> Result<void> {
        auto const line = TRY(ledger::parse_entry(entry.line));
        if (!entry.salted_body || engagement::find_event_kind(line.kind) == nullptr) return {};
        auto const body = TRY(ledger::parse_json(TRY(ledger::unsalted(*entry.salted_body))));
        auto event = TRY_WITHIN("entry " + std::to_string(line.n) + " of ledger " + ledger.text,
                                engagement::decode(line.kind, body));
        lines.push_back({{std::move(event), line.author, line.at, line.n}, private_side});
        return {};
    });
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

Result<EngagementRef> add_engagement(Vault& vault, NewEngagement const& request) {
    auto const slug = TRY(free_slug(TRY(list_engagements(vault)), request));
    auto const& profile = vault.profile();
    Engagement const details {
        .slug = slug, .title = request.title, .type = request.type,
        .currency = TRY(Currency::parse(request.currency))
        , .zone = profile.zone, .freelancer = {profile.name, profile.email, request.own_location},
            .client = request.client, .opened = vault.now()
    };
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
    std::vector<Line> lines;
    TRY(read_side(vault.store(), ref.shared, false, lines));
    TRY(read_side(vault.store(), ref.private_side, true, lines));
    std::ranges::stable_sort(lines, {}, [](Line const& line) { return line.recorded.recorded; });
    auto state = engagement::opened(ref.details);
    for (auto const& line : lines) engagement::evolve(state, line.recorded);
    return state;
}

}  // namespace tally::vault
