#include "vault/case_material.h"

#include <algorithm>
#include <set>

#include "crypto/sha256.h"
#include "extract/pool.h"
#include "ledger/kinds.h"
#include "vault/case_silence.h"
#include "vault/chats.h"
#include "vault/deadlines.h"
#include "vault/exhibit_name.h"
#include "vault/exhibit_words.h"
#include "vault/look_inside.h"
#include "vault/rules.h"

namespace tally::vault {
namespace {

Result<std::vector<LedgerEntry>> read_entries(Vault& vault, ledger::LedgerId const& ledger) {
    std::vector<LedgerEntry> entries;
    auto const size = TRY(vault.store().size(ledger));
    TRY(vault.store().read(
        ledger, 0, size.value, [&](store::StoredEntry const& stored) -> Result<void> {
            entries.push_back({TRY(ledger::parse_entry(stored.line)), stored.line,
                               stored.salted_body.value_or(std::string{}), false});
            return {};
        }));
    return entries;
}

// All that happened is disclosed; of the items, those that are exhibits.
void choose_disclosed(std::vector<LedgerEntry>& entries,
                      std::vector<ExhibitMaterial> const& exhibits,
                      engagement::Case const& details) {
    std::set<std::uint64_t> linked;
    for (auto const& exhibit : exhibits)
        if (exhibit.disclosure.original) linked.insert(exhibit.entry.line.n);
    for (auto& entry : entries)
        entry.disclosed = !entry.salted_body.empty() &&
                          details.withheld_entry(entry.line.n) == nullptr &&
                          (!is_item_kind(entry.line.kind) || linked.contains(entry.line.n));
}

Result<ledger::LedgerVerifier> verify_entries(std::vector<LedgerEntry> const& entries,
                                              ledger::LedgerId const& ledger,
                                              std::string const& note) {
    ledger::LedgerVerifier verifier{ledger};
    for (auto const& entry : entries)
        verifier.add_entry(
            entry.bytes,
            entry.salted_body.empty() ? ledger::BodyState::absent : ledger::BodyState::present,
            entry.salted_body);
    verifier.add_checkpoint(note, "head");
    verifier.finish({});
    auto const verdict = verifier.report().verdict();
    if (verdict == ledger::Verdict::altered || verdict == ledger::Verdict::incomplete)
        return fail(Code::corrupt, "the record of this engagement is " + std::string{name(verdict)},
                    "run tally verify to see what is wrong; restore a backup");
    return verifier;
}

Result<void> read_part(Vault& vault, ExhibitMaterial& material) {
    auto const& children = material.entry.record.children;
    auto const child = std::ranges::find(children, material.part, &ledger::ChildItem::path);
    if (child == children.end())
        return fail(Code::not_found,
                    "item " + material.exhibit.item.text + " has no part " + material.part);
    material.bytes = TRY(part_of(vault, material.entry.record, material.part));
    material.digest = child->digest;
    material.media = child->media;
    material.name = child->name;
    if (crypto::sha256(material.bytes) != child->digest)
        return fail(Code::corrupt, "part " + material.exhibit.item.text +
                                       " is not what was recorded when it was imported");
    return {};
}

// The words that were read in it, and the messages of a conversation.
Result<void> read_words(Vault& vault, ExhibitMaterial& material) {
    if (material.entry.record.chat) {
        material.messages = TRY(messages_of(vault, material.entry.record));
        return {};
    }
    auto const extraction = TRY(extraction_of(vault, material.digest));
    material.text = exhibit_words(material.media, material.bytes,
                                  extraction ? extraction->text : std::string{});
    return {};
}

class PagesSink final : public extract::MemberSink {
public:
    void begin(extract::ArchiveMember const&) override { pages.clear(); }
    void bytes(std::string_view piece) override { pages += piece; }
    void end() override {}
    std::string pages;
};

// A foreign PDF is read in the sandbox alone; here it is only copied from.
void read_pages(Vault& vault, ExhibitMaterial& material) {
    auto pool = vault.pool();
    if (!pool) {
        material.no_pages = pool.error().message;
        return;
    }
    PagesSink sink;
    extract::ExtractRequest const request{
        .media = material.media, .name = material.name, .unpack = true};
    auto const report = (*pool)->unpack(material.bytes, request, sink);
    material.no_pages = report.why;
    if (sink.pages.empty() && report.why.empty()) material.no_pages = "it is damaged";
    if (material.no_pages.empty()) material.pages = std::move(sink.pages);
}

// Originals of items that are kept back, as far as the vault still has them.
Result<std::set<Digest>> withheld_blobs(Vault& vault, engagement::Case const& details) {
    std::set<Digest> blobs;
    auto* const index = TRY(vault.index());
    for (auto const& withheld : details.withheld) {
        if (!withheld.item) continue;
        if (auto const item = TRY(index->find(withheld.item->whole()))) blobs.insert(item->blob);
    }
    return blobs;
}

// Inbox entries under the same partitions as the filed items which were not filed themselves.
Result<std::uint64_t> count_unfiled(Vault& vault, std::vector<LedgerEntry> const& entries) {
    std::set<std::string> partitions;
    std::uint64_t filed = 0;
    for (auto const& entry : entries) {
        if (entry.line.kind != ledger::kind::item_filed) continue;
        partitions.insert(entry.line.part.text);
        ++filed;
    }
    if (partitions.empty()) return std::uint64_t{0};
    std::uint64_t recorded = 0;
    auto const size = TRY(vault.store().size(vault.inbox()));
    TRY(vault.store().read(vault.inbox(), 0, size.value,
                           [&](store::StoredEntry const& stored) -> Result<void> {
                               auto const line = TRY(ledger::parse_entry(stored.line));
                               if (partitions.contains(line.part.text)) ++recorded;
                               return {};
                           }));
    return recorded > filed ? recorded - filed : 0;
}

}  // namespace

bool is_item_kind(std::string_view kind) {
    return kind == ledger::kind::item_recorded || kind == ledger::kind::item_filed;
}

Result<ExhibitMaterial> read_exhibit_material(Vault& vault, search::IndexedItem const& item,
                                              engagement::Exhibit const& exhibit) {
    auto entry = TRY(read_item_entry(vault.store(), item.ledger, item.n));
    auto bytes = TRY(vault.store().read(item.blob, exhibit_bytes_max));
    ExhibitMaterial material{.exhibit = exhibit,
                             .entry = std::move(entry),
                             .part = exhibit.item.part_path(),
                             .digest = item.blob,
                             .bytes = std::move(bytes),
                             .media = item.media,
                             .name = item.subject,
                             .file_name = {},
                             .attested = {},
                             .text = {},
                             .messages = {},
                             .pages = {},
                             .no_pages = {},
                             .disclosure = {}};
    bool const is_message = material.entry.record.chat && !material.part.empty();
    if (!material.part.empty() && !is_message) TRY(read_part(vault, material));
    TRY(read_words(vault, material));
    if (material.media == "application/pdf") read_pages(vault, material);
    material.file_name = exhibit_file_name(exhibit.number, material.name, material.media);
    return material;
}

namespace {

Result<std::vector<ExhibitMaterial>> read_exhibits(Vault& vault, CaseView const& view,
                                                   CaseWatcher const& watch) {
    std::vector<ExhibitMaterial> exhibits;
    for (std::size_t i = 0; i < view.items.size(); ++i) {
        auto exhibit =
            TRY_WITHIN("exhibit " + std::to_string(view.details.exhibits[i].number),
                       read_exhibit_material(vault, view.items[i], view.details.exhibits[i]));
        exhibits.push_back(std::move(exhibit));
        if (watch) watch({CaseStage::reading, exhibits.size(), view.items.size()});
    }
    return exhibits;
}

// The note that is kept with the head: whoever only reads needs no key for it.
Result<std::string> signed_head(Vault& vault, Head const& head) {
    auto kept = kept_note(vault.store(), head.ledger);
    if (kept || kept.error().code != Code::not_found) return kept;
    return ledger::sign_checkpoint(head.checkpoint(), *TRY(vault.signer()));
}

}  // namespace

Result<CaseMaterial> read_case_material(Vault& vault, CaseRef const& ref,
                                        CaseWatcher const& watch) {
    auto const view = TRY(view_case(vault, ref));
    auto const& ledger = ref.engagement.shared;
    auto entries = TRY(read_entries(vault, ledger));
    auto const head = TRY(vault.head(ledger));
    auto const note = TRY(signed_head(vault, head));
    auto const verifier = TRY(verify_entries(entries, ledger, note));
    auto state = TRY(load_state(vault, ref.engagement));
    auto events = TRY(timeline(vault, ref.engagement, {}));
    CaseMaterial material{.ref = ref,
                          .state = std::move(state),
                          .details = view.details,
                          .entries = std::move(entries),
                          .checkpoint = head.checkpoint(),
                          .keys = *verifier.keys(),
                          .attested = verifier.attested(),
                          .attestations = verifier.attestations(),
                          .newest = head.last_at,
                          .clock_was_set = head.clock_was_set,
                          .exhibits = {},
                          .timeline = std::move(events),
                          .unfiled = 0,
                          .withheld_blobs = {},
                          .silences = {},
                          .deadlines = {}};
    std::erase_if(material.timeline, [](auto const& entry) { return entry.private_side; });
    material.exhibits = TRY(read_exhibits(vault, view, watch));
    for (auto& exhibit : material.exhibits) {
        exhibit.attested = ledger::bracket_of(exhibit.entry.line.n, material.attested);
        withhold(exhibit, material.details);
    }
    material.silences = silences(material);
    withhold(material.timeline, material.details);
    material.withheld_blobs = TRY(withheld_blobs(vault, material.details));
    choose_disclosed(material.entries, material.exhibits, material.details);
    material.deadlines = deadlines_of(load_rules(vault.folder()), material.state, material.newest);
    material.unfiled = TRY(count_unfiled(vault, material.entries));
    return material;
}

}  // namespace tally::vault
