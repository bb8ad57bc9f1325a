#include "search/fts_index.h"

#include <algorithm>
#include <map>

#include "search/fts_query.h"
#include "search/fts_rows.h"
#include "search/fts_schema.h"
#include "search/index_columns.h"

namespace tally::search {
namespace {

constexpr std::int64_t counter_max = (std::int64_t{1} << place_counter_bits) - 1;
static_assert(place_counter_bits == tie_bits);

constexpr int document_columns = 20;
std::string const looked = "inside ";  // in front of a ledger in `projected`

bool is_whole(ItemId const& id) { return !id.text.contains('/'); }

class FtsIndex final : public Index {
public:
    explicit FtsIndex(SQLite::Database db) : db_{std::move(db)} {}

    Result<void> add(std::vector<IndexDocument> const& documents) override;
    Result<void> file(ItemId const& item, std::string const& engagement, LedgerId const& ledger,
                      std::uint64_t n) override;
    Result<void> remove(ItemId const& item) override;
    Result<std::optional<IndexedItem>> find(ItemId const& item) override;
    Result<std::vector<IndexedItem>> find_prefix(std::string_view prefix,
                                                 std::size_t limit) override;
    Result<std::vector<IndexedItem>> with_message_ids(
        std::vector<std::string_view> const& message_ids) override;
    Result<std::vector<IndexedItem>> in_conversation(std::string_view conversation) override;
    Result<std::vector<IndexedItem>> with_content(Digest const& content) override;
    Result<std::vector<IndexedItem>> list(std::string const& engagement,
                                          std::size_t limit) override;
    Result<std::uint64_t> count(std::string const& engagement) override;
    Result<std::vector<Occurrence>> occurrences(std::string const& engagement) override;
    Result<SearchResult> search(Query const& query, SearchOptions const& options) override;
    Result<std::uint64_t> projected(LedgerId const& ledger) override;
    Result<void> set_projected(LedgerId const& ledger, std::uint64_t size) override;
    Result<std::uint64_t> looked_into(LedgerId const& ledger) override {
        return projected({looked + ledger.text});
    }
    Result<void> set_looked_into(LedgerId const& ledger, std::uint64_t size) override {
        return set_projected({looked + ledger.text}, size);
    }
    Result<std::map<std::string, std::string>> filed_conversations() override;

private:
    // A row id that nobody has: the second, then the item's place in it.
    std::int64_t free_place(SQLite::Statement& find_taken, IndexedItem const& item);
    void hide(SQLite::Statement& find_place, ItemId const& item);
    std::vector<std::pair<std::int64_t, IndexDocument const*>> add_rows(
        std::vector<IndexDocument> const& documents);
    std::uint64_t count_matches(FtsQuery const& query, std::uint64_t count_max);
    bool has_hidden();
    std::vector<IndexedItem> items_of(SQLite::Statement& select);
    std::vector<IndexedItem> newest(FtsQuery const& query, std::size_t limit);
    std::vector<IndexedItem> best(FtsQuery const& query, std::size_t limit);

    SQLite::Database db_;
    // Asked for every item that is filed. Reset after each use: a statement under way would keep
    // the log from being emptied.
    std::optional<SQLite::Statement> find_item_;
};

std::int64_t bounded(std::size_t limit) {
    return static_cast<std::int64_t>(std::min<std::size_t>(limit, 1'000'000'000));
}

// "FROM ... WHERE ..." of everything that matches, and the values behind it.
std::string matching(FtsQuery const& query) {
    std::string sql = query.match.empty() ? " FROM docs WHERE docs.place BETWEEN ? AND ?"
                                          : " FROM words CROSS JOIN docs ON docs.place = "
                                            "words.rowid WHERE words.rowid BETWEEN ? AND ? AND "
                                            "words MATCH ?";
    if (!query.where.empty()) sql += " AND " + query.where;
    return sql;
}

int bind_query(SQLite::Statement& statement, FtsQuery const& query) {
    int index = 1;
    statement.bind(index++, query.place_min);
    statement.bind(index++, query.place_max);
    if (!query.match.empty()) statement.bind(index++, query.match);
    for (auto const& value : query.values)
        std::visit([&](auto const& one) { statement.bind(index++, one); }, value);
    return index;
}

// The clock of a mail is not ours: a second may hold very many. Then the next one is used.
std::int64_t FtsIndex::free_place(SQLite::Statement& find_taken, IndexedItem const& item) {
    constexpr int steps_max = 64;
    auto second = second_of(item.occurred);
    auto tie = tie_of(item.id);
    for (int step = 0;; ++step) {
        if (step == steps_max) {
            ++second;
            step = 0;
        }
        auto const place = (second << place_counter_bits) | tie;
        find_taken.reset();
        find_taken.bind(1, place);
        if (!find_taken.executeStep()) return place;
        tie = (tie + 1) & counter_max;
    }
}

void FtsIndex::hide(SQLite::Statement& find_place, ItemId const& item) {
    find_place.reset();
    find_place.bindNoCopy(1, item.text);
    if (!find_place.executeStep()) return;
    auto const place = find_place.getColumn(0).getInt64();
    find_place.reset();
    SQLite::Statement add{db_, "INSERT INTO hidden VALUES(?)"};
    add.bind(1, place);
    add.exec();
    SQLite::Statement drop{db_, "DELETE FROM docs WHERE place = ?"};
    drop.bind(1, place);
    drop.exec();
}

std::vector<std::pair<std::int64_t, IndexDocument const*>> FtsIndex::add_rows(
    std::vector<IndexDocument> const& documents) {
    std::vector<std::pair<std::int64_t, IndexDocument const*>> places;
    SQLite::Statement find_taken{db_,
                                 "SELECT 1 FROM docs WHERE place = ?1 UNION ALL SELECT 1 FROM "
                                 "hidden WHERE place = ?1"};
    SQLite::Statement find_place{db_, "SELECT place FROM docs WHERE item = ?"};
    SQLite::Statement insert{db_,
                             "INSERT INTO docs VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"};
    SQLite::Statement add_content{db_, "INSERT OR IGNORE INTO contents VALUES(?, ?)"};
    for (auto const& document : documents) {
        hide(find_place, document.item.id);
        auto const place = free_place(find_taken, document.item);
        insert.bind(1, place);
        bind_item(insert, 2, document.item);
        insert.bind(document_columns, is_whole(document.item.id) ? 1 : 0);
        insert.exec();
        insert.reset();
        for (auto const& content : document.contents) {
            add_content.bindNoCopy(1, content.view().data(), static_cast<int>(Digest::size));
            add_content.bindNoCopy(2, document.item.id.text);
            add_content.exec();
            add_content.reset();
        }
        places.emplace_back(place, &document);
    }
    std::ranges::sort(places);
    return places;
}

Result<void> FtsIndex::add(std::vector<IndexDocument> const& documents) {
    return guarded("add to the index", [&]() -> Result<void> {
        SQLite::Transaction transaction{db_, SQLite::TransactionBehavior::IMMEDIATE};
        auto const places = add_rows(documents);
        SQLite::Statement insert{db_,
                                 "INSERT INTO words(rowid, sender, recipients, subject, "
                                 "attachments, body) VALUES(?, ?, ?, ?, ?, ?)"};
        for (auto const& [place, document] : places) {
            auto const columns = searchable_columns(*document);
            insert.bind(1, place);
            for (std::size_t i = 0; i < column_count; ++i)
                insert.bindNoCopy(static_cast<int>(i) + 2, columns[i]);
            insert.exec();
            insert.reset();
        }
        transaction.commit();
        return {};
    });
}

Result<void> FtsIndex::file(ItemId const& item, std::string const& engagement,
                            LedgerId const& ledger, std::uint64_t n) {
    return guarded("file an item in the index", [&]() -> Result<void> {
        SQLite::Statement update{db_,
                                 "UPDATE docs SET engagement = ?1, ledger = ?2, n = ?3 WHERE item "
                                 "= ?4 OR (item > ?4 || '/' AND item < ?4 || '0')"};
        update.bindNoCopy(1, engagement);
        update.bindNoCopy(2, ledger.text);
        update.bind(3, static_cast<std::int64_t>(n));
        update.bindNoCopy(4, item.text);
        if (update.exec() >= 1) return {};
        return fail(Code::not_found, "no item " + item.text + " in the index");
    });
}

Result<void> FtsIndex::remove(ItemId const& item) {
    return guarded("remove an item from the index", [&]() -> Result<void> {
        SQLite::Transaction transaction{db_, SQLite::TransactionBehavior::IMMEDIATE};
        auto const whole_and_parts =
            "FROM docs WHERE item = ?1 OR (item > ?1 || '/' AND item < ?1 || '0')";
        SQLite::Statement hide_all{
            db_, std::string{"INSERT INTO hidden SELECT place "} + whole_and_parts};
        hide_all.bindNoCopy(1, item.text);
        hide_all.exec();
        SQLite::Statement drop_all{db_, std::string{"DELETE "} + whole_and_parts};
        drop_all.bindNoCopy(1, item.text);
        drop_all.exec();
        SQLite::Statement drop_contents{db_, "DELETE FROM contents WHERE item = ?"};
        drop_contents.bindNoCopy(1, item.text);
        drop_contents.exec();
        transaction.commit();
        return {};
    });
}

std::vector<IndexedItem> FtsIndex::items_of(SQLite::Statement& select) {
    std::vector<IndexedItem> items;
    while (select.executeStep()) items.push_back(read_item(select));
    return items;
}

Result<std::optional<IndexedItem>> FtsIndex::find(ItemId const& item) {
    return guarded("find an item", [&]() -> Result<std::optional<IndexedItem>> {
        if (!find_item_)
            find_item_.emplace(db_,
                               std::string{"SELECT "} + item_columns + " FROM docs WHERE item = ?");
        find_item_->reset();
        find_item_->bind(1, item.text);
        std::optional<IndexedItem> found;
        if (find_item_->executeStep()) found = read_item(*find_item_);
        find_item_->reset();
        return found;
    });
}

Result<std::vector<IndexedItem>> FtsIndex::find_prefix(std::string_view prefix, std::size_t limit) {
    return guarded("find an item", [&]() -> Result<std::vector<IndexedItem>> {
        SQLite::Statement select{
            db_, std::string{"SELECT "} + item_columns +
                     " FROM docs WHERE item >= ? AND whole = 1 ORDER BY item LIMIT ?"};
        select.bind(1, std::string{prefix});
        select.bind(2, bounded(limit));
        auto items = items_of(select);
        std::erase_if(items, [&](auto const& item) { return !item.id.text.starts_with(prefix); });
        return items;
    });
}

Result<std::vector<IndexedItem>> FtsIndex::with_message_ids(
    std::vector<std::string_view> const& message_ids) {
    return guarded("find a message", [&]() -> Result<std::vector<IndexedItem>> {
        SQLite::Transaction once_for_all{db_};
        SQLite::Statement select{db_, std::string{"SELECT "} + item_columns +
                                          " FROM docs WHERE message_id = ? AND message_id <> '' "
                                          "ORDER BY recorded, place DESC"};
        std::vector<IndexedItem> items;
        for (auto const message_id : message_ids) {
            select.bind(1, std::string{message_id});
            std::ranges::move(items_of(select), std::back_inserter(items));
            select.reset();
        }
        return items;
    });
}

Result<std::vector<IndexedItem>> FtsIndex::in_conversation(std::string_view conversation) {
    return guarded("find a conversation", [&]() -> Result<std::vector<IndexedItem>> {
        SQLite::Statement select{db_, std::string{"SELECT "} + item_columns +
                                          " FROM docs WHERE conversation = ? AND whole = 1 AND "
                                          "conversation <> '' ORDER BY recorded, place"};
        select.bind(1, std::string{conversation});
        return items_of(select);
    });
}

Result<std::vector<IndexedItem>> FtsIndex::with_content(Digest const& content) {
    return guarded("find the same content", [&]() -> Result<std::vector<IndexedItem>> {
        SQLite::Statement select{db_, std::string{"SELECT "} + item_columns +
                                          " FROM docs WHERE item IN (SELECT item FROM contents "
                                          "WHERE digest = ?) ORDER BY place DESC"};
        select.bindNoCopy(1, content.view().data(), static_cast<int>(Digest::size));
        return items_of(select);
    });
}

Result<std::vector<IndexedItem>> FtsIndex::list(std::string const& engagement, std::size_t limit) {
    return guarded("list items", [&]() -> Result<std::vector<IndexedItem>> {
        SQLite::Statement select{
            db_, std::string{"SELECT "} + item_columns +
                     " FROM docs WHERE engagement = ? AND whole = 1 ORDER BY place DESC "
                     "LIMIT ?"};
        select.bindNoCopy(1, engagement);
        select.bind(2, bounded(limit));
        return items_of(select);
    });
}

Result<std::uint64_t> FtsIndex::count(std::string const& engagement) {
    return guarded("count items", [&]() -> Result<std::uint64_t> {
        SQLite::Statement select{db_,
                                 "SELECT count(*) FROM docs WHERE engagement = ? AND whole = 1"};
        select.bindNoCopy(1, engagement);
        select.executeStep();
        return static_cast<std::uint64_t>(select.getColumn(0).getInt64());
    });
}

Result<std::vector<Occurrence>> FtsIndex::occurrences(std::string const& engagement) {
    return guarded("list times of items", [&]() -> Result<std::vector<Occurrence>> {
        SQLite::Statement select{db_,
                                 "SELECT n, occurred FROM docs WHERE engagement = ? AND "
                                 "whole = 1 AND occurred <> recorded ORDER BY n"};
        select.bindNoCopy(1, engagement);
        std::vector<Occurrence> found;
        while (select.executeStep())
            found.push_back({static_cast<std::uint64_t>(select.getColumn(0).getInt64()),
                             Instant{std::chrono::milliseconds{select.getColumn(1).getInt64()}}});
        return found;
    });
}

bool FtsIndex::has_hidden() {
    SQLite::Statement select{db_, "SELECT 1 FROM hidden LIMIT 1"};
    return select.executeStep();
}

// At most count_max. Words alone are counted without looking at the documents.
std::uint64_t FtsIndex::count_matches(FtsQuery const& query, std::uint64_t count_max) {
    auto sql = "SELECT 1" + matching(query);
    if (!query.match.empty() && query.where.empty()) {
        sql = "SELECT 1 FROM words WHERE rowid BETWEEN ? AND ? AND words MATCH ?";
        if (has_hidden()) sql += " AND rowid NOT IN (SELECT place FROM hidden)";
    }
    SQLite::Statement select{db_, "SELECT count(*) FROM (" + sql + " LIMIT ?)"};
    select.bind(bind_query(select, query), bounded(count_max));
    select.executeStep();
    return static_cast<std::uint64_t>(select.getColumn(0).getInt64());
}

std::vector<IndexedItem> FtsIndex::newest(FtsQuery const& query, std::size_t limit) {
    auto const* const place = query.match.empty() ? "docs.place" : "words.rowid";
    SQLite::Statement select{db_, std::string{"SELECT "} + item_columns + matching(query) +
                                      " ORDER BY " + place + " DESC LIMIT ?"};
    select.bind(bind_query(select, query), bounded(limit));
    return items_of(select);
}

std::vector<IndexedItem> FtsIndex::best(FtsQuery const& query, std::size_t limit) {
    SQLite::Statement select{
        db_, std::string{"SELECT "} + item_columns +
                 " FROM (SELECT words.rowid AS at, bm25(words) AS score" + matching(query) +
                 " ORDER BY words.rowid DESC LIMIT ?) JOIN docs ON docs.place = at ORDER BY "
                 "score, at DESC LIMIT ?"};
    auto const index = bind_query(select, query);
    select.bind(index, bounded(relevance_candidates_max));
    select.bind(index + 1, bounded(limit));
    return items_of(select);
}

Result<SearchResult> FtsIndex::search(Query const& query, SearchOptions const& options) {
    auto const compiled = compile(query, options.engagement);
    return guarded("search", [&]() -> Result<SearchResult> {
        SQLite::Transaction one_state{db_};  // hits and total of the same moment
        auto const ranked =
            options.sort == SearchOptions::Sort::relevance && !compiled.match.empty();
        SearchResult result;
        result.hits = ranked ? best(compiled, options.limit) : newest(compiled, options.limit);
        if (result.hits.size() < options.limit) {
            result.total = result.hits.size();
            return result;
        }
        auto const count_max = std::max<std::uint64_t>(options.count_max, options.limit);
        auto const counted = count_matches(compiled, count_max + 1);
        result.total = std::min(counted, count_max);
        result.total_is_exact = counted <= count_max;
        return result;
    });
}

Result<std::uint64_t> FtsIndex::projected(LedgerId const& ledger) {
    return guarded("read the state of the index", [&]() -> Result<std::uint64_t> {
        SQLite::Statement select{db_, "SELECT size FROM projected WHERE ledger = ?"};
        select.bindNoCopy(1, ledger.text);
        if (!select.executeStep()) return 0;
        return static_cast<std::uint64_t>(select.getColumn(0).getInt64());
    });
}

Result<void> FtsIndex::set_projected(LedgerId const& ledger, std::uint64_t size) {
    return guarded("write the state of the index", [&]() -> Result<void> {
        SQLite::Statement set{db_,
                              "INSERT INTO projected VALUES(?, ?) ON CONFLICT(ledger) DO UPDATE "
                              "SET size = excluded.size"};
        set.bindNoCopy(1, ledger.text);
        set.bind(2, static_cast<std::int64_t>(size));
        set.exec();
        return {};
    });
}

Result<std::map<std::string, std::string>> FtsIndex::filed_conversations() {
    return guarded("list conversations", [&]() -> Result<std::map<std::string, std::string>> {
        std::map<std::string, std::string> filed;
        SQLite::Statement select{
            db_,
            "SELECT conversation, engagement FROM docs WHERE whole = 1 AND "
            "conversation <> '' AND kind IN ('chat', 'page') AND engagement <> '' ORDER "
            "BY recorded"};
        while (select.executeStep())
            filed[select.getColumn(0).getString()] = select.getColumn(1).getString();
        return filed;
    });
}

}  // namespace

Result<std::unique_ptr<Index>> open_fts_index(std::filesystem::path const& file, Access access) {
    return std::make_unique<FtsIndex>(TRY(open_index_database(file, access)));
}

}  // namespace tally::search
