#include "vault/look_inside.h"

#include <algorithm>

#include "extract/pool.h"
#include "importers/media.h"
#include "ledger/entry.h"
#include "ledger/kinds.h"
#include "mail/mime.h"
#include "store/derived.h"
#include "vault/archive_parts.h"
#include "vault/documents.h"
#include "vault/engagements.h"
#include "vault/examine.h"
#include "vault/item_entry.h"

namespace tally::vault {
namespace {

constexpr std::uint64_t whole_bytes_max = std::uint64_t{512} << 20;
constexpr std::size_t items_at_once_max = 256;
constexpr std::size_t documents_at_once_max = 5'000;
constexpr std::size_t unread_max = 10'000;

struct Waiting {
    ledger::LedgerId ledger;
    ledger::ItemRecord record;
};

// Every ledger that holds items.
Result<std::vector<ledger::LedgerId>> item_ledgers(Vault& vault) {
    std::vector<ledger::LedgerId> ledgers{vault.inbox()};
    for (auto const& ref : TRY(list_engagements(vault))) ledgers.push_back(ref.shared);
    return ledgers;
}

// Records of items at [begin, end) that have an inside.
Result<std::vector<Waiting>> waiting_in(Vault& vault, ledger::LedgerId const& ledger,
                                        std::uint64_t begin, std::uint64_t end) {
    std::vector<Waiting> waiting;
    TRY(vault.store().read(
        ledger, begin, end, [&](store::StoredEntry const& entry) -> Result<void> {
            auto const line = TRY(ledger::parse_entry(entry.line));
            if (line.kind != ledger::kind::item_recorded || !entry.salted_body) return {};
            auto const body = TRY(ledger::parse_json(TRY(ledger::unsalted(*entry.salted_body))));
            auto record = TRY(ledger::decode_item(body));
            if (has_an_inside(record)) waiting.push_back({ledger, std::move(record)});
            return {};
        }));
    return waiting;
}

class Looker {
public:
    Looker(Vault& vault, search::Index& index, LookOptions const& options,
           LookWatcher const& watcher)
        : vault_{vault}, index_{index}, options_{options}, watcher_{watcher}, captures_{vault} {}

    Result<LookSummary> run();

private:
    Result<void> look(ledger::LedgerId const& ledger, std::uint64_t begin, std::uint64_t end);
    Result<void> look_at(std::vector<Waiting> waiting);
    Result<void> add_chat(search::IndexedItem const& item, ledger::ItemRecord const& record);
    Result<void> add_document(ReadItem read);
    Result<void> add(search::IndexDocument document);
    Result<void> flush();
    void tell();

    Vault& vault_;
    search::Index& index_;
    LookOptions const& options_;
    LookWatcher const& watcher_;
    Captures captures_;
    LookProgress progress_;
    LookSummary summary_;
    std::vector<search::IndexDocument> documents_;
    std::vector<std::pair<Digest, std::string>> texts_;
};

void Looker::tell() {
    ++progress_.done;
    if (watcher_) watcher_(progress_);
}

Result<void> Looker::flush() {
    if (!texts_.empty()) TRY(TRY(vault_.derived())->put(texts_));
    if (!documents_.empty()) TRY(index_.add(documents_));
    texts_.clear();
    documents_.clear();
    return {};
}

Result<void> Looker::add(search::IndexDocument document) {
    documents_.push_back(std::move(document));
    return documents_.size() >= documents_at_once_max ? flush() : Result<void>{};
}

// A document for each message that no earlier capture shows.
Result<void> Looker::add_chat(search::IndexedItem const& item, ledger::ItemRecord const& record) {
    auto const messages = messages_of(vault_, record);
    if (!messages) return {};  // erased meanwhile
    auto news = TRY(captures_.compare_with_earlier(item, record, *messages));
    for (auto const place : news.fresh) {
        auto const& message = (*messages)[place];
        search::IndexDocument document;
        document.item = item;
        document.item.id = item.id.part(std::to_string(place + 1));
        document.item.occurred = message.at;
        document.item.precision = message.precision;
        document.item.from = message.sender;
        document.item.to.clear();
        for (auto const& attachment : message.attachments)
            document.item.attachments.push_back(attachment.name);
        document.text = message.text;
        TRY(add(std::move(document)));
    }
    summary_.messages += news.fresh.size();
    std::ranges::move(news.alarming, std::back_inserter(summary_.changes));
    return {};
}

void take_claims(search::IndexedItem& item, extract::Extraction const& extraction,
                 ledger::ItemRecord const& record) {
    item.ocr = extraction.ocr;
    if (record.occurred || !extraction.occurred) return;
    item.occurred = *extraction.occurred;
    item.precision = extraction.precision;
}

// A part of the item, without the list of all others: of an archive there are thousands.
search::IndexedItem indexed_part(search::IndexedItem const& whole, DocumentPart const& part,
                                 bool ocr) {
    search::IndexedItem item = whole;
    item.kind = importers::name(importers::item_kind_of(part.media));
    item.media = part.media;
    item.blob = part.digest;
    item.subject = part.name;
    item.ocr = ocr;
    return item;
}

Result<void> Looker::add_document(ReadItem read) {
    auto bare = read.item;
    bare.message_id.clear();
    bare.attachments = {};
    for (auto& [part, extraction, left_out] : read.documents) {
        auto const id = part.path.empty() ? read.item.id : read.item.id.part(part.path);
        auto const status = extraction.status;
        if (status == extract::TextStatus::partial || status == extract::TextStatus::failed)
            if (summary_.unread.size() < unread_max)
                summary_.unread.push_back(
                    {id, part.name, std::string{name(status)}, extraction.why});
        ++summary_.documents;
        if (!left_out) texts_.emplace_back(part.digest, extract::write_extraction(extraction));
        search::IndexDocument document;
        if (part.path.empty()) {
            document.item = read.item;
            document.contents.push_back(part.digest);
            for (auto const& child : read.record->children)
                document.contents.push_back(child.digest);
            take_claims(document.item, extraction, *read.record);
        } else {
            document.item = indexed_part(bare, part, extraction.ocr);
        }
        document.item.id = id;
        document.text = std::move(extraction.text);
        TRY(add(std::move(document)));
    }
    if (read.last) tell();
    return {};
}

Result<void> Looker::look_at(std::vector<Waiting> waiting) {
    std::vector<ReadItem> documents;
    for (auto& [ledger, record] : waiting) {
        auto const item = TRY(index_.find(record.item));
        if (!item) {  // erased meanwhile
            tell();
            continue;
        }
        if (record.chat) {
            TRY(add_chat(*item, record));
            tell();
            continue;
        }
        if (auto page = TRY(compare_with_earlier(vault_, *item, record)))
            summary_.pages.push_back(*std::move(page));
        if (documents_in(record).empty()) {
            tell();
            continue;
        }
        std::ranges::move(portions_of(*item, std::move(record)), std::back_inserter(documents));
    }
    if (!documents.empty())
        TRY(read_documents(vault_, std::move(documents), options_,
                           [&](ReadItem read) { return add_document(std::move(read)); }));
    return flush();
}

Result<void> Looker::look(ledger::LedgerId const& ledger, std::uint64_t begin, std::uint64_t end) {
    auto waiting = TRY(waiting_in(vault_, ledger, begin, end));
    progress_.total += waiting.size();
    std::vector<Waiting> some;
    for (auto& one : waiting) {
        some.push_back(std::move(one));
        if (some.size() == items_at_once_max) TRY(look_at(std::exchange(some, {})));
    }
    TRY(look_at(std::move(some)));
    return index_.set_looked_into(ledger, end);
}

Result<LookSummary> Looker::run() {
    for (auto const& ledger : TRY(item_ledgers(vault_))) {
        auto const end = TRY(vault_.store().size(ledger)).value;
        auto const begin = options_.again ? 0 : TRY(index_.looked_into(ledger));
        if (begin < end) TRY(look(ledger, begin, end));
    }
    return std::move(summary_);
}

}  // namespace

bool has_an_inside(ledger::ItemRecord const& record) {
    return record.chat || !documents_in(record).empty() || !conversation_of_page(record).empty();
}

Result<LookSummary> look_inside(Vault& vault, LookOptions const& options,
                                LookWatcher const& watcher) {
    auto* const index = TRY(vault.index());
    return Looker{vault, *index, options, watcher}.run();
}

Result<std::uint64_t> waiting_for_a_look(Vault& vault) {
    auto* const index = TRY(vault.index());
    std::uint64_t count = 0;
    for (auto const& ledger : TRY(item_ledgers(vault))) {
        auto const end = TRY(vault.store().size(ledger)).value;
        auto const begin = TRY(index->looked_into(ledger));
        if (begin < end) count += TRY(waiting_in(vault, ledger, begin, end)).size();
    }
    return count;
}

Result<void> nothing_to_look_into(Vault& vault) {
    auto* const index = TRY(vault.index());
    for (auto const& ledger : TRY(item_ledgers(vault)))
        TRY(index->set_looked_into(ledger, TRY(vault.store().size(ledger)).value));
    return {};
}

Result<std::string> part_of(Vault& vault, ledger::ItemRecord const& record,
                            std::string const& part) {
    auto const bytes = TRY(vault.store().read(record.blob, whole_bytes_max));
    auto const member = place_of(record, part).member;
    if (record.kind == "mail" && member.empty()) return mail::part_bytes(bytes, part);
    if (member.empty())
        return fail(Code::not_found, "item " + record.item.text + " has no part " + part);
    auto found = bytes_of_parts(record, bytes, {part}, whole_bytes_max, TRY(vault.pool()));
    if (auto const one = found.bytes.find(part); one != found.bytes.end())
        return std::move(one->second);
    return fail(Code::not_found,
                "item " + record.item.text + " has no part " + part +
                    (found.why.empty() ? "" : ", or it could not be unpacked: " + found.why));
}

}  // namespace tally::vault
