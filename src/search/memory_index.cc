#include "search/memory_index.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "search/index_columns.h"
#include "search/tokenize.h"

namespace tally::search {
namespace {

using Op = Query::Op;
using Tokens = std::vector<std::string>;

struct Document {
    IndexedItem item;
    std::array<Tokens, column_count> columns;
};

bool is_whole(Document const& document) { return !document.item.id.text.contains('/'); }

bool stands_at(Query const& words, Tokens const& column, std::size_t at) {
    auto const count = words.tokens.size();
    if (at + count > column.size()) return false;
    for (std::size_t i = 0; i < count; ++i) {
        auto const last = i + 1 == count;
        auto const& wanted = words.tokens[i];
        auto const& found = column[at + i];
        if (last && words.prefix ? !found.starts_with(wanted) : found != wanted) return false;
    }
    return true;
}

std::size_t occurrences(Query const& words, Tokens const& column) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < column.size(); ++at) count += stands_at(words, column, at);
    return count;
}

std::size_t occurrences(Query const& words, Document const& document) {
    switch (words.scope) {
        case Query::Scope::from: return occurrences(words, document.columns[0]);
        case Query::Scope::to: return occurrences(words, document.columns[1]);
        case Query::Scope::subject: return occurrences(words, document.columns[2]);
        case Query::Scope::anywhere: break;
    }
    std::size_t count = 0;
    for (auto const& column : document.columns) count += occurrences(words, column);
    return count;
}

bool matches(Query const& query, Document const& document) {
    auto const child = [&](Query const& one) { return matches(one, document); };
    auto const& item = document.item;
    switch (query.op) {
        case Op::all_of: return std::ranges::all_of(query.children, child);
        case Op::any_of: return std::ranges::any_of(query.children, child);
        case Op::none_of: return std::ranges::none_of(query.children, child);
        case Op::words: return occurrences(query, document) > 0;
        case Op::has_attachment: return !item.attachments.empty();
        case Op::has_ocr: return item.ocr;
        case Op::before: return item.occurred < query.at;
        case Op::after: return item.occurred >= query.at;
        case Op::kind: return item.kind == query.text;
        case Op::engagement: return item.engagement == query.text;
        case Op::source: return item.source == query.text;
    }
    std::abort();  // bits that name no operation
}

std::size_t score(Query const& query, Document const& document) {
    if (query.op == Op::none_of) return 0;
    std::size_t sum = query.op == Op::words ? occurrences(query, document) : 0;
    for (auto const& child : query.children) sum += score(child, document);
    return sum;
}

bool is_newer(Document const* a, Document const* b) {
    return std::tuple{second_of(a->item.occurred), tie_of(a->item.id)} >
           std::tuple{second_of(b->item.occurred), tie_of(b->item.id)};
}

class MemoryIndex final : public Index {
public:
    Result<void> add(std::vector<IndexDocument> const& documents) override {
        for (auto const& document : documents) {
            auto& place = documents_[document.item.id];
            place = {document.item, {}};
            for (auto const& content : document.contents)
                contents_.emplace(content, document.item.id);
            auto const columns = searchable_columns(document);
            for (std::size_t i = 0; i < column_count; ++i) place.columns[i] = tokens_of(columns[i]);
        }
        return {};
    }

    Result<void> file(ItemId const& item, std::string const& engagement, LedgerId const& ledger,
                      std::uint64_t n) override {
        bool found = false;
        for (auto& [id, document] : documents_) {
            if (id.whole() != item) continue;
            found = true;
            document.item.engagement = engagement;
            document.item.ledger = ledger;
            document.item.n = n;
        }
        if (!found) return fail(Code::not_found, "no item " + item.text + " in the index");
        return {};
    }

    Result<void> remove(ItemId const& item) override {
        std::erase_if(documents_, [&](auto const& one) { return one.first.whole() == item; });
        std::erase_if(contents_, [&](auto const& one) { return one.second == item; });
        return {};
    }

    Result<std::optional<IndexedItem>> find(ItemId const& item) override {
        auto const found = documents_.find(item);
        if (found == documents_.end()) return std::nullopt;
        return found->second.item;
    }

    Result<std::vector<IndexedItem>> find_prefix(std::string_view prefix,
                                                 std::size_t limit) override {
        std::vector<IndexedItem> items;
        for (auto const& [id, document] : documents_)
            if (id.text.starts_with(prefix) && is_whole(document) && items.size() < limit)
                items.push_back(document.item);
        return items;
    }

    Result<std::vector<IndexedItem>> with_message_ids(
        std::vector<std::string_view> const& message_ids) override {
        std::vector<IndexedItem> items;
        for (auto const message_id : message_ids) {
            auto found = select([&](Document const& one) {
                return !message_id.empty() && one.item.message_id == message_id;
            });
            std::ranges::stable_sort(found, {}, [](auto const* one) { return one->item.recorded; });
            std::ranges::move(items_of(found, found.size()), std::back_inserter(items));
        }
        return items;
    }

    Result<std::vector<IndexedItem>> in_conversation(std::string_view conversation) override {
        auto found = select([&](Document const& one) {
            return !conversation.empty() && one.item.conversation == conversation && is_whole(one);
        });
        std::ranges::reverse(found);
        std::ranges::stable_sort(found, {}, [](auto const* one) { return one->item.recorded; });
        return items_of(found, found.size());
    }

    Result<std::vector<IndexedItem>> with_content(Digest const& content) override {
        auto const found =
            select([&](Document const& one) { return contents_.contains({content, one.item.id}); });
        return items_of(found, found.size());
    }

    Result<std::vector<IndexedItem>> list(std::string const& engagement,
                                          std::size_t limit) override {
        return items_of(of_engagement(engagement), limit);
    }

    Result<std::uint64_t> count(std::string const& engagement) override {
        return of_engagement(engagement).size();
    }

    Result<std::vector<Occurrence>> occurrences(std::string const& engagement) override {
        std::vector<Occurrence> found;
        for (auto const* one : of_engagement(engagement))
            if (one->item.occurred != one->item.recorded)
                found.push_back({one->item.n, one->item.occurred});
        std::ranges::sort(found);
        return found;
    }

    Result<SearchResult> search(Query const& query, SearchOptions const& options) override {
        auto found = select([&](Document const& one) {
            return (options.engagement.empty() || one.item.engagement == options.engagement) &&
                   matches(query, one);
        });
        SearchResult result;
        auto const count_max = std::max<std::uint64_t>(options.count_max, options.limit);
        result.total = std::min<std::uint64_t>(found.size(), count_max);
        result.total_is_exact = found.size() <= count_max;
        if (options.sort == SearchOptions::Sort::relevance) {
            found.resize(std::min(found.size(), relevance_candidates_max));
            std::ranges::stable_sort(found, std::greater{},
                                     [&](auto const* one) { return score(query, *one); });
        }
        result.hits = items_of(found, options.limit);
        return result;
    }

    Result<std::uint64_t> projected(LedgerId const& ledger) override {
        auto const found = projected_.find(ledger);
        return found == projected_.end() ? 0 : found->second;
    }

    Result<void> set_projected(LedgerId const& ledger, std::uint64_t size) override {
        projected_[ledger] = size;
        return {};
    }

    Result<std::uint64_t> looked_into(LedgerId const& ledger) override {
        auto const found = looked_into_.find(ledger);
        return found == looked_into_.end() ? 0 : found->second;
    }

    Result<void> set_looked_into(LedgerId const& ledger, std::uint64_t size) override {
        looked_into_[ledger] = size;
        return {};
    }

    Result<std::map<std::string, std::string>> filed_conversations() override {
        std::map<std::string, std::string> filed;
        auto const chats = select([](Document const& one) {
            auto const& kind = one.item.kind;
            return (kind == "chat" || kind == "page") && !one.item.conversation.empty() &&
                   is_whole(one) && !one.item.engagement.empty();
        });
        for (auto const& item : items_of(chats, chats.size()))
            filed[item.conversation] = item.engagement;
        return filed;
    }

private:
    // Newest first.
    template <typename Wanted>
    std::vector<Document const*> select(Wanted const& wanted) const {
        std::vector<Document const*> found;
        for (auto const& [id, document] : documents_)
            if (wanted(document)) found.push_back(&document);
        std::ranges::sort(found, is_newer);
        return found;
    }

    std::vector<Document const*> of_engagement(std::string const& engagement) const {
        return select([&](Document const& one) {
            return one.item.engagement == engagement && is_whole(one);
        });
    }

    static std::vector<IndexedItem> items_of(std::vector<Document const*> const& found,
                                             std::size_t limit) {
        std::vector<IndexedItem> items;
        for (auto const* document : found)
            if (items.size() < limit) items.push_back(document->item);
        return items;
    }

    std::map<ItemId, Document> documents_;
    std::set<std::pair<Digest, ItemId>> contents_;
    std::map<LedgerId, std::uint64_t> projected_;
    std::map<LedgerId, std::uint64_t> looked_into_;
};

}  // namespace

std::unique_ptr<Index> make_memory_index() { return std::make_unique<MemoryIndex>(); }

}  // namespace tally::search
