#include "vault/import.h"

#include <algorithm>

#include "base/words.h"
#include "vault/engagements.h"
#include "vault/file_items.h"
#include "vault/import_pipeline.h"
#include "vault/projection.h"

namespace tally::vault {
namespace {

bool involves(Examined const& examined, std::vector<std::string> const& addresses) {
    return std::ranges::any_of(examined.addresses, [&](std::string const& address) {
        return std::ranges::find(addresses, address) != addresses.end();
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
        for (auto const& ref : TRY(list_engagements(vault)))
            if (auto const address = ascii_lower(ref.details.client.email);
                !address.empty() && sorter.wants(address))
                sorter.by_address_.push_back({address, {ref.details.slug, ref.shared}});
        return sorter;
    }

    Destination operator()(Examined const& examined) const {
        if (into_) {
            bool const ours = addresses_.empty() || involves(examined, addresses_);
            return ours ? *into_ : inbox_;
        }
        for (auto const& [address, destination] : by_address_)
            if (involves(examined, {address})) return destination;
        return inbox_;
    }

private:
    explicit Sorter(ledger::LedgerId const& inbox) : inbox_{"", inbox} {}
    bool wants(std::string const& address) const {
        return addresses_.empty() || std::ranges::find(addresses_, address) != addresses_.end();
    }

    Destination inbox_;
    std::optional<Destination> into_;
    std::vector<std::string> addresses_;
    std::vector<std::pair<std::string, Destination>> by_address_;
};

Result<void> check_paths(ImportRequest const& request) {
    if (request.paths.empty()) return fail(Code::invalid_input, "nothing to import was named");
    for (auto const& path : request.paths)
        if (std::error_code error; !std::filesystem::exists(path, error))
            return fail(Code::invalid_input, "there is no " + path.string(),
                        "check the path; nothing was imported");
    return {};
}

// Items that lay in the inbox and are wanted in an engagement now.
Result<std::uint64_t> file_known(Vault& vault, std::vector<KnownItem> const& known) {
    std::map<std::string, std::vector<ledger::ItemId>> wanted;
    auto* const index = TRY(vault.index());
    for (auto const& [item, destination] : known) {
        auto const found = TRY(index->find(item));
        if (found && found->engagement.empty()) wanted[destination.slug].push_back(item);
    }
    std::uint64_t filed = 0;
    for (auto const& [slug, items] : wanted) filed += TRY(file_items(vault, items, slug)).size();
    return filed;
}

}  // namespace

Result<ImportSummary> import_paths(Vault& vault, ImportRequest const& request,
                                   ImportWatcher const& watcher) {
    TRY(check_paths(request));
    auto const sorter = TRY(Sorter::make(vault, request));
    TRY_WITHIN("catch up with an earlier import", update_index(vault));
    std::vector<OpenSource> sources;
    std::vector<ImportFailure> closed;
    for (auto const& path : request.paths) {
        auto reader = importers::open_source(path, request.source);
        if (reader)
            sources.push_back({path, *std::move(reader)});
        else
            closed.push_back({path.string(), 0, reader.error().message, reader.error().hint});
    }
    auto output = TRY(run_pipeline(vault, sources, {sorter, request.occurred}, watcher));
    auto& summary = output.summary;
    summary.read += closed.size();
    summary.failures += closed.size();
    summary.failed.insert(summary.failed.begin(), closed.begin(), closed.end());
    summary.filed = TRY(file_known(vault, output.known));
    return std::move(summary);
}

}  // namespace tally::vault
