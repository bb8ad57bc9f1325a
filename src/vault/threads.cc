#include "vault/threads.h"

#include <algorithm>
#include <map>
#include <unordered_set>

#include "base/local_time.h"
#include "vault/engagements.h"
#include "vault/examine.h"
#include "vault/item_entry.h"

namespace tally::vault {
namespace {

constexpr std::size_t mails_max = 1'000'000;
constexpr std::size_t listed_max = 1'000;

struct Thread {
    std::vector<search::IndexedItem> unseen;
    std::size_t seen = 0;
    Instant first = Instant::max();  // of those that were seen
    Instant last = Instant::min();

    void take(search::IndexedItem item, bool was_seen) {
        if (!was_seen) return unseen.push_back(std::move(item));
        ++seen;
        first = std::min(first, item.occurred);
        last = std::max(last, item.occurred);
    }
    bool covers(search::IndexedItem const& item) const {
        return seen >= 2 && first < item.occurred && item.occurred < last;
    }
};

std::string sentence(search::IndexedItem const& item, std::string const& zone) {
    return "“" + item.subject + "” of " + item.from + " of " + format_local(item.occurred, zone) +
           " is not in the newer export (kept " + format_local(item.recorded, zone) + ")";
}

class Search {
public:
    Search(Vault& vault, NewerExport const& newer) : vault_{vault}, newer_{newer} {
        for (auto const& id : newer.seen) seen_.insert(id.text);
    }

    Result<void> look_at(std::string const& slug) {
        std::map<std::string, Thread> threads;
        auto* const index = TRY(vault_.index());
        for (auto& item : TRY(index->list(slug, mails_max))) {
            auto const is_new = item.recorded >= newer_.begun;
            if (item.kind != "mail" || item.conversation.empty() || is_new) continue;
            auto& thread = threads[item.conversation];
            auto const was_seen = seen_.contains(item.id.text);
            thread.take(std::move(item), was_seen);
        }
        for (auto const& [name, thread] : threads)
            for (auto const& item : thread.unseen)
                if (thread.covers(item)) TRY(take(item));
        return {};
    }
    std::vector<VanishedMail> found() && { return std::move(found_); }

private:
    Result<void> take(search::IndexedItem const& item) {
        if (found_.size() >= listed_max) return {};
        auto const entry = TRY(read_item_entry(vault_.store(), item.ledger, item.n));
        if (newer_.mailboxes.contains(entry.record.provenance.file))
            found_.push_back({item.id, sentence(item, vault_.profile().zone)});
        return {};
    }

    Vault& vault_;
    NewerExport const& newer_;
    std::unordered_set<std::string> seen_;
    std::vector<VanishedMail> found_;
};

}  // namespace

Result<std::vector<VanishedMail>> vanished_mails(Vault& vault, NewerExport const& newer) {
    if (newer.seen.empty() || newer.mailboxes.empty()) return std::vector<VanishedMail>{};
    Search search{vault, newer};
    for (auto const& ref : TRY(list_engagements(vault))) TRY(search.look_at(ref.details.slug));
    return std::move(search).found();
}

}  // namespace tally::vault
