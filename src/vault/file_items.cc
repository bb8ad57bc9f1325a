#include "vault/file_items.h"

#include "base/words.h"
#include "ledger/correction.h"
#include "ledger/entry.h"
#include "ledger/item.h"
#include "ledger/kinds.h"
#include "vault/changes.h"
#include "vault/engagements.h"
#include "vault/item_entry.h"

namespace tally::vault {
namespace {

constexpr std::size_t candidates_max = 5;

struct Filing {
    search::IndexedItem item;
    std::uint64_t n = 0;  // in the engagement's shared ledger
};

Result<std::optional<Filing>> record_filing(Vault& vault, Changes& changes,
                                            EngagementRef const& ref, ledger::ItemId const& id) {
    auto* const index = TRY(vault.index());
    auto const item = TRY(index->find(id));
    if (!item) return fail(Code::not_found, "there is no item " + id.text);
    if (item->engagement == ref.details.slug) return std::nullopt;
    if (!item->engagement.empty())
        return fail(Code::conflict,
                    "item " + id.text + " belongs to the engagement '" + item->engagement + "'");
    auto const entry = TRY(read_item_entry(vault.store(), item->ledger, item->n));
    auto const n = TRY(changes.add(
        ref.shared,
        {std::string{ledger::kind::item_filed}, ledger::Party::freelancer, "",
         encode(ledger::FiledItem{entry.record, item->ledger, item->n}), entry.line.part}));
    return Filing{*item, n};
}

}  // namespace

Result<Inbox> list_inbox(Vault& vault, std::size_t limit) {
    auto* const index = TRY(vault.index());
    auto const total = TRY(index->count(""));
    auto items = TRY(index->list("", limit));
    return Inbox{total, std::move(items)};
}

Result<std::vector<ledger::ItemId>> file_items(Vault& vault,
                                               std::vector<ledger::ItemId> const& items,
                                               std::string const& slug) {
    auto const ref = TRY(find_engagement(vault, slug));
    Changes changes{vault};
    std::vector<Filing> filings;
    for (auto const& id : items)
        if (auto filing = TRY(record_filing(vault, changes, ref, id)))
            filings.push_back(*std::move(filing));
    if (!changes.empty()) TRY(changes.commit());
    auto* const index = TRY(vault.index());
    std::vector<ledger::ItemId> filed;
    for (auto const& [item, n] : filings) {
        TRY(index->file(item.id, slug, ref.shared, n));
        TRY(index->set_projected(ref.shared, n + 1));
        filed.push_back(item.id);
    }
    return filed;
}

namespace {

// What speaks for an engagement, the strongest first.
class Proposer {
public:
    static Result<Proposer> make(Vault& vault) {
        Proposer proposer;
        for (auto const& ref : TRY(list_engagements(vault)))
            proposer.engagements_.push_back(TRY(load_state(vault, ref)));
        return proposer;
    }

    Result<std::optional<Proposal>> propose(search::Index& index,
                                            search::IndexedItem const& item) const {
        for (auto const& other : TRY(index.in_conversation(item.conversation)))
            if (!other.engagement.empty() && other.kind == item.kind)
                return Proposal{item.id, other.engagement,
                                item.kind == "chat"   ? "the conversation lies there already"
                                : item.kind == "page" ? "an earlier capture lies there already"
                                                      : "its thread lies there already"};
        auto const people = ascii_lower(item.from + " " + item.to);
        auto const words = ascii_lower(item.subject);
        for (auto const& state : engagements_) {
            auto const& slug = state.engagement.slug;
            for (auto const& address : state.client.addresses)
                if (people.contains(ascii_lower(address)))
                    return Proposal{item.id, slug, "from or to the client: " + address};
            auto const name = ascii_lower(state.client.name);
            if (name.size() > 3 && (people.contains(name) || words.contains(name)))
                return Proposal{item.id, slug, "names the client: " + state.client.name};
            auto const title = ascii_lower(state.engagement.title);
            if (title.size() > 3 && words.contains(title))
                return Proposal{item.id, slug, "names the contract: " + state.engagement.title};
        }
        return std::optional<Proposal>{};
    }

private:
    std::vector<engagement::State> engagements_;
};

Result<void> check_no_exhibit(Vault& vault, search::IndexedItem const& item) {
    auto const state = TRY(load_state(vault, TRY(find_engagement(vault, item.engagement))));
    for (auto const& one : state.cases)
        for (auto const& exhibit : one.exhibits)
            if (exhibit.item.whole() == item.id)
                return fail(Code::rejected, "item " + item.id.text + " is exhibit " +
                                                std::to_string(exhibit.number) + " of case " +
                                                item.engagement + "/" + std::to_string(one.number));
    return {};
}

}  // namespace

Result<std::vector<Proposal>> propose_filing(Vault& vault,
                                             std::vector<search::IndexedItem> const& items) {
    auto const proposer = TRY(Proposer::make(vault));
    auto* const index = TRY(vault.index());
    std::vector<Proposal> proposals;
    for (auto const& item : items)
        if (auto proposal = TRY(proposer.propose(*index, item)))
            proposals.push_back(*std::move(proposal));
    return proposals;
}

Result<std::vector<ledger::ItemId>> unfile_items(Vault& vault,
                                                 std::vector<ledger::ItemId> const& items,
                                                 std::string const& reason) {
    if (reason.empty())
        return fail(Code::rejected, "taking items back into the inbox needs a reason", "--reason");
    auto* const index = TRY(vault.index());
    Changes changes{vault};
    std::vector<ItemEntry> entries;
    for (auto const& id : items) {
        auto const item = TRY(index->find(id));
        if (!item) return fail(Code::not_found, "there is no item " + id.text);
        if (item->engagement.empty())
            return fail(Code::rejected, "item " + id.text + " lies in the inbox already");
        TRY(check_no_exhibit(vault, *item));
        auto entry = TRY(read_item_entry(vault.store(), item->ledger, item->n));
        if (!entry.inbox)
            return fail(Code::rejected,
                        "item " + id.text + " was imported into " + item->engagement +
                            " and never lay in the inbox",
                        "it stays there; tally erase removes it for good");
        TRY(changes.add(item->ledger,
                        {std::string{ledger::kind::entry_voided}, ledger::Party::freelancer, "",
                         encode(ledger::Correction{item->n, reason}), entry.line.part}));
        entries.push_back(std::move(entry));
    }
    if (!changes.empty()) TRY(changes.commit());
    std::vector<ledger::ItemId> taken;
    for (auto const& entry : entries) {
        TRY(index->file(entry.record.item, "", *entry.inbox, entry.inbox_n));
        taken.push_back(entry.record.item);
    }
    return taken;
}

Result<search::IndexedItem> resolve_item(Vault& vault, std::string const& text) {
    auto* const index = TRY(vault.index());
    auto const whole = text.substr(0, text.find('/'));
    auto const candidates = TRY(index->find_prefix(whole, candidates_max));
    if (candidates.empty())
        return fail(Code::not_found, "there is no item " + text,
                    "ids stand in front of hits: tally search WORDS, tally inbox");
    if (candidates.size() == 1) return candidates.front();
    std::string list;
    for (auto const& item : candidates) list += (list.empty() ? "" : ", ") + item.id.text;
    return fail(Code::invalid_input, "'" + text + "' begins the ids of several items",
                "type more of it: " + list);
}

}  // namespace tally::vault
