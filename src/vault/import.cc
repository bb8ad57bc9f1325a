#include "vault/import.h"

#include <algorithm>

#include "base/words.h"
#include "vault/engagements.h"
#include "vault/file_items.h"
#include "vault/import_pipeline.h"
#include "vault/projection.h"

namespace tally::vault {
namespace {

using Addresses = std::vector<std::string>;

// What was larger was not looked into when it came.
constexpr std::uint64_t mail_bytes_max = importers::ReadLimits{}.item_bytes_max;
constexpr std::size_t whole_list_bytes_max = 4000;  // a longer list of people may have been cut

bool involves(Addresses const& people, Addresses const& wanted) {
    return std::ranges::any_of(people, [&](std::string const& address) {
        return std::ranges::find(wanted, address) != wanted.end();
    });
}

// Decides for each item where it goes.
class Sorter {
public:
    static Result<Sorter> make(Vault& vault, ImportRequest const& request) {
        Sorter sorter{vault.inbox()};
        for (auto const& address : request.client_addresses)
            sorter.addresses_.push_back(ascii_lower(address));
        if (!request.into.empty()) {
            auto const ref = TRY(find_engagement(vault, request.into));
            sorter.into_ = Destination{ref.details.slug, ref.shared};
            return sorter;
        }
        auto* const index = TRY(vault.index());
        auto const conversations = TRY(index->filed_conversations());
        for (auto const& ref : TRY(list_engagements(vault))) {
            for (auto const& [conversation, slug] : conversations)
                if (slug == ref.details.slug)
                    sorter.by_conversation_[conversation] = {ref.details.slug, ref.shared};
            for (auto const& address : TRY(load_state(vault, ref)).client.addresses)
                if (sorter.wants(address))
                    sorter.by_address_.push_back({address, {ref.details.slug, ref.shared}});
        }
        return sorter;
    }

    Destination operator()(Addresses const& people, std::string const& conversation = {}) const {
        if (into_) {
            bool const ours = addresses_.empty() || involves(people, addresses_);
            return ours ? *into_ : inbox_;
        }
        // A conversation goes where its earlier capture went.
        if (auto const filed = by_conversation_.find(conversation); filed != by_conversation_.end())
            return filed->second;
        for (auto const& [address, destination] : by_address_)
            if (involves(people, {address})) return destination;
        return inbox_;
    }

    // Whether an item of the inbox may have to leave it, by what the index shows of it: a quick
    // look that is never wrong when it says no.
    bool may_leave_the_inbox(search::IndexedItem const& item) const {
        if (into_ && addresses_.empty()) return true;
        if (item.kind != "mail") return false;
        if (item.from.size() + item.to.size() > whole_list_bytes_max) return true;
        auto const people = ascii_lower(item.from + " " + item.to);
        auto const named = [&](std::string const& address) { return people.contains(address); };
        return std::ranges::any_of(into_ ? addresses_ : Addresses{}, named) ||
               std::ranges::any_of(by_address_, [&](auto const& one) { return named(one.first); });
    }
    bool knows_engagements() const { return into_ || !by_address_.empty(); }

private:
    explicit Sorter(ledger::LedgerId const& inbox) : inbox_{"", inbox} {}
    bool wants(std::string const& address) const {
        return addresses_.empty() || std::ranges::find(addresses_, address) != addresses_.end();
    }

    Destination inbox_;
    std::optional<Destination> into_;
    std::vector<std::string> addresses_;
    std::vector<std::pair<std::string, Destination>> by_address_;
    std::map<std::string, Destination> by_conversation_;
};

Result<void> check_paths(ImportRequest const& request) {
    if (request.paths.empty()) return fail(Code::invalid_input, "nothing to import was named");
    for (auto const& path : request.paths)
        if (std::error_code error; !std::filesystem::exists(path, error))
            return fail(Code::invalid_input, "there is no " + path.string(),
                        "check the path; nothing was imported");
    return {};
}

// Nobody when the original is too large to have been looked into.
Result<Addresses> people_of(Vault& vault, search::IndexedItem const& item) {
    if (item.kind != "mail") return Addresses{};
    auto const bytes = vault.store().read(item.blob, mail_bytes_max);
    if (!bytes && bytes.error().code == Code::invalid_input) return Addresses{};
    return addresses_of_mail(TRY(bytes));
}

// Items that lay in the inbox and are wanted in an engagement now.
Result<std::uint64_t> file_known(Vault& vault, std::vector<ledger::ItemId> const& known,
                                 Sorter const& sorter) {
    if (!sorter.knows_engagements()) return 0;
    std::map<std::string, std::vector<ledger::ItemId>> wanted;
    auto* const index = TRY(vault.index());
    for (auto const& id : known) {
        auto const item = TRY(index->find(id));
        if (!item || !item->engagement.empty() || !sorter.may_leave_the_inbox(*item)) continue;
        auto const people = TRY(people_of(vault, *item));
        if (auto const slug = sorter(people).slug; !slug.empty()) wanted[slug].push_back(id);
    }
    std::uint64_t filed = 0;
    for (auto const& [slug, items] : wanted) filed += TRY(file_items(vault, items, slug)).size();
    return filed;
}

class MemoryReader final : public importers::Reader {
public:
    explicit MemoryReader(std::vector<importers::RawItem> items) : items_{std::move(items)} {}
    Result<std::optional<importers::RawItem>> next() override {
        if (at_ == items_.size()) return std::optional<importers::RawItem>{};
        return std::optional{std::move(items_[at_++])};
    }
    std::vector<importers::Broken> take_broken() override { return {}; }
    importers::Progress progress() const override { return {at_, items_.size()}; }

private:
    std::vector<importers::RawItem> items_;
    std::size_t at_ = 0;
};

}  // namespace

Result<ImportSummary> import_paths(Vault& vault, ImportRequest const& request,
                                   ImportWatchers const& watchers) {
    TRY(check_paths(request));
    std::vector<OpenSource> sources;
    std::vector<ImportFailure> closed;
    for (auto const& path : request.paths) {
        auto reader = importers::open_source(path, request.source);
        if (reader)
            sources.push_back({path, *std::move(reader)});
        else
            closed.push_back({path.string(), 0, reader.error().message, reader.error().hint});
    }
    auto summary = TRY(import_sources(vault, sources, request, watchers));
    summary.read += closed.size();
    summary.failures += closed.size();
    summary.failed.insert(summary.failed.begin(), closed.begin(), closed.end());
    return summary;
}

Result<ImportSummary> import_sources(Vault& vault, std::vector<OpenSource> const& sources,
                                     ImportRequest const& request, ImportWatchers const& watchers) {
    if (!request.zone.empty()) TRY(check_zone(request.zone));
    TRY_WITHIN("catch up with an earlier import", update_index(vault));
    auto const sorter = TRY(Sorter::make(vault, request));
    auto const nothing_waited = TRY(waiting_for_a_look(vault)) == 0;
    auto const destination = [&](Examined const& item) {
        return sorter(item.addresses,
                      item.record.kind == "mail" ? std::string{} : item.conversation);
    };
    auto const begun = vault.now();
    ExamineContext const context{ascii_lower(vault.profile().email),
                                 request.zone.empty() ? vault.profile().zone : request.zone,
                                 request.dates};
    auto output =
        TRY(run_pipeline(vault, sources, {destination, request.occurred, context}, watchers.items));
    auto& summary = output.summary;
    summary.filed = TRY(file_known(vault, output.known, sorter));
    summary.vanished = TRY(vanished_mails(vault, {output.known, output.mailboxes, begun}));
    if (nothing_waited && output.with_an_inside == 0)
        TRY(nothing_to_look_into(vault));
    else if (request.look_inside)
        summary.inside =
            TRY(look_inside(vault, {.languages = request.languages}, watchers.insides));
    return std::move(summary);
}

OpenSource memory_source(std::string const& name, std::vector<importers::RawItem> items) {
    return {name, std::make_unique<MemoryReader>(std::move(items))};
}

importers::RawItem mail_item(std::string bytes, std::string file) {
    auto const length = bytes.size();
    return {.source = importers::SourceKind::eml,
            .kind = importers::ItemKind::mail,
            .file = std::move(file),
            .offset = 0,
            .length = length,
            .name = {},
            .media = "message/rfc822",
            .bytes = std::move(bytes)};
}

}  // namespace tally::vault
