#include "vault/changes.h"

#include <algorithm>
#include <iterator>

#include "base/check.h"
#include "ledger/kinds.h"
#include "vault/act_list.h"

namespace tally::vault {

using ledger::LedgerId;
using ledger::NewEntry;

ledger::LedgerId Changes::open_ledger(NewEntry const& opening) {
    ledger::Writer writer{{}, Instant{}, vault_.keys().partition_secret};
    auto written = writer.write(opening, vault_.now(), *vault_.world().random);
    auto const id = LedgerId::of_leaf(ledger::leaf_hash(written.line));
    Growing growing{{.ledger = id, .frontier = {}},
                    writer,
                    {id, {}, {{std::move(written.line), std::move(written.salted_body)}}},
                    {0}};
    start(std::move(growing));
    return id;
}

Changes::Growing& Changes::start(Growing growing) {
    mark_set_clock(growing);
    auto const id = growing.head.ledger;
    order_.push_back(id);
    return appends_.emplace(id, std::move(growing)).first->second;
}

Result<Changes::Growing*> Changes::growing(LedgerId const& ledger) {
    if (auto const found = appends_.find(ledger); found != appends_.end()) return &found->second;
    auto const head = TRY(vault_.head(ledger));
    TALLY_CHECK(head.frontier.size().value > 0);  // a ledger is opened by open_ledger alone
    auto acts = TRY(unlisted_acts(vault_.store(), ledger, head.frontier.size().value));
    Growing growing{head,
                    ledger::Writer{head.frontier, head.last_at, vault_.keys().partition_secret},
                    {ledger, head.frontier.size(), {}},
                    std::move(acts)};
    return &start(std::move(growing));
}

void Changes::write(Growing& growing, NewEntry const& entry) {
    auto written = growing.writer.write(entry, vault_.now(), *vault_.world().random);
    if (!ledger::kind::brings_item(entry.kind)) growing.acts.push_back(written.n);
    growing.append.entries.push_back({std::move(written.line), std::move(written.salted_body)});
}

// A ledger that was written under a chosen clock says so for ever, ahead of the first such entry.
void Changes::mark_set_clock(Growing& growing) {
    if (!vault_.world().clock_is_set || growing.head.clock_was_set) return;
    growing.head.clock_was_set = true;
    write(growing, {std::string{ledger::kind::clock_set}, ledger::Party::system, "ledger",
                    ledger::JsonObject{{"clock", format_instant(vault_.now())}}});
}

Result<std::uint64_t> Changes::next_position(LedgerId const& ledger) {
    return TRY(growing(ledger))->writer.frontier().size().value;
}

Result<std::uint64_t> Changes::add(LedgerId const& ledger, NewEntry const& entry) {
    auto* const growing = TRY(this->growing(ledger));
    write(*growing, entry);
    return growing->writer.frontier().size().value - 1;
}

void Changes::set(std::string_view key, std::string value) {
    batch_.settings.emplace_back(key, std::move(value));
}

Result<std::string> Changes::publish(LedgerId const& ledger) {
    auto* const growing = TRY(this->growing(ledger));
    auto const& frontier = growing->writer.frontier();
    auto note =
        ledger::sign_checkpoint({ledger, frontier.size(), frontier.root()}, *TRY(vault_.signer()));
    batch_.notes.emplace_back(ledger, store::StoredNote{frontier.size(), note});
    return note;
}

std::size_t Changes::entries() const {
    std::size_t count = 0;
    for (auto const& [ledger, growing] : appends_) count += growing.append.entries.size();
    return count;
}

Result<void> Changes::commit() {
    auto const& key = *TRY(vault_.signer());
    std::map<LedgerId, Head> heads;
    for (auto const& ledger : order_) {
        auto& growing = appends_.at(ledger);
        Head head{ledger, growing.writer.frontier(), growing.writer.last_at(),
                  growing.head.clock_was_set};
        set(head_setting(ledger), write_head(head, key));
        std::ranges::move(act_settings(ledger, head.frontier.size().value, growing.acts),
                          std::back_inserter(batch_.settings));
        heads.emplace(ledger, std::move(head));
        if (!growing.append.entries.empty()) batch_.appends.push_back(std::move(growing.append));
    }
    auto features = vault_.features_;
    if (vault_.world().clock_is_set && features.insert(std::string{feature::set_clock}).second)
        set(setting::features, encode_features(features));
    auto const committed = vault_.store().commit(batch_);
    appends_.clear();
    order_.clear();
    batch_ = {};
    if (!committed) return std::unexpected(committed.error());
    vault_.features_ = std::move(features);
    for (auto& [ledger, head] : heads) vault_.heads_[ledger] = std::move(head);
    return {};
}

}  // namespace tally::vault
