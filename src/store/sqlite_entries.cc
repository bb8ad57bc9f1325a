// Entries, notes and settings: the reading half.
#include "store/sqlite_guard.h"
#include "store/sqlite_schema.h"
#include "store/sqlite_store_impl.h"

namespace tally::store {
namespace {

std::string bytes_of(SQLite::Column const& column) {
    auto const* const bytes = static_cast<char const*>(column.getBlob());
    return {bytes, bytes == nullptr ? 0 : static_cast<std::size_t>(column.getBytes())};
}

std::int64_t place(std::int64_t ledger_no, std::uint64_t n) {
    return ledger_no << entry_number_bits | static_cast<std::int64_t>(n);
}

StoredEntry entry_of(SQLite::Statement& select) {
    StoredEntry entry{bytes_of(select.getColumn(0)), std::nullopt};
    auto const body = select.getColumn(1);
    if (!body.isNull()) entry.salted_body = bytes_of(body);
    return entry;
}

Result<void> missing_entries(LedgerId const& ledger) {
    return fail(Code::corrupt, "read ledger " + ledger.text + ": entries are missing",
                "restore a backup");
}

constexpr std::uint64_t entry_number_max = (std::uint64_t{1} << entry_number_bits) - 1;

}  // namespace

std::optional<std::int64_t> SqliteStore::ledger_no(LedgerId const& ledger) {
    Borrowed find{reader_.ledger_no};
    find->bindNoCopy(1, ledger.text);
    if (!find->executeStep()) return std::nullopt;
    return find->getColumn(0).getInt64();
}

std::uint64_t SqliteStore::size_of(std::int64_t ledger_no) {
    Borrowed top{reader_.top_entry};
    top->bind(1, place(ledger_no, 0));
    top->bind(2, place(ledger_no, entry_number_max));
    if (!top->executeStep()) return 0;
    return (static_cast<std::uint64_t>(top->getColumn(0).getInt64()) & entry_number_max) + 1;
}

Result<std::vector<LedgerId>> SqliteStore::ledgers() {
    TRY(usable());
    return guarded("list ledgers", [&]() -> Result<std::vector<LedgerId>> {
        std::vector<LedgerId> all;
        SQLite::Statement select{reader_.db, "SELECT id FROM ledgers ORDER BY no"};
        while (select.executeStep()) all.push_back({select.getColumn(0).getString()});
        return all;
    });
}

Result<TreeSize> SqliteStore::size(LedgerId const& ledger) {
    TRY(usable());
    return guarded("size of a ledger", [&]() -> Result<TreeSize> {
        auto const no = ledger_no(ledger);
        return TreeSize{no ? size_of(*no) : 0};
    });
}

Result<void> SqliteStore::read(LedgerId const& ledger, std::uint64_t begin, std::uint64_t end,
                               std::function<Result<void>(StoredEntry const&)> const& visit) {
    auto const size = TRY(this->size(ledger)).value;
    if (begin > end || end > size)
        return fail(Code::invalid_input, "read entries beyond the end of ledger " + ledger.text);
    if (begin == end) return {};
    return guarded("read entries", [&]() -> Result<void> {
        auto const no = ledger_no(ledger).value();
        if (end - begin == 1) {  // of a long list that is read here and there
            auto const one = entry_at(no, begin);
            return one ? visit(*one) : missing_entries(ledger);
        }
        SQLite::Statement select{
            reader_.db,
            "SELECT line, salted_body FROM entries WHERE place BETWEEN ? AND ? ORDER BY place"};
        select.bind(1, place(no, begin));
        select.bind(2, place(no, end - 1));
        auto n = begin;
        for (; select.executeStep(); ++n) {
            TRY(visit(entry_of(select)));
        }
        return n == end ? Result<void>{} : missing_entries(ledger);
    });
}

std::optional<StoredEntry> SqliteStore::entry_at(std::int64_t ledger_no, std::uint64_t n) {
    Borrowed find{reader_.entry};
    find->bind(1, place(ledger_no, n));
    if (!find->executeStep()) return std::nullopt;
    return entry_of(*find);
}

Result<std::vector<StoredNote>> SqliteStore::notes(LedgerId const& ledger) {
    TRY(usable());
    return guarded("read notes", [&]() -> Result<std::vector<StoredNote>> {
        std::vector<StoredNote> all;
        SQLite::Statement select{reader_.db,
                                 "SELECT notes.size, note FROM notes JOIN ledgers ON ledgers.no = "
                                 "ledger_no WHERE ledgers.id = ? ORDER BY notes.no"};
        select.bindNoCopy(1, ledger.text);
        while (select.executeStep()) {
            all.push_back({{static_cast<std::uint64_t>(select.getColumn(0).getInt64())},
                           select.getColumn(1).getString()});
        }
        return all;
    });
}

Result<std::optional<StoredNote>> SqliteStore::newest_note(LedgerId const& ledger) {
    TRY(usable());
    return guarded("read the newest note", [&]() -> Result<std::optional<StoredNote>> {
        auto const no = ledger_no(ledger);
        if (!no) return std::nullopt;
        SQLite::Statement select{
            reader_.db,
            "SELECT size, note FROM notes WHERE ledger_no = ? ORDER BY no DESC LIMIT 1"};
        select.bind(1, *no);
        if (!select.executeStep()) return std::nullopt;
        return StoredNote{{static_cast<std::uint64_t>(select.getColumn(0).getInt64())},
                          select.getColumn(1).getString()};
    });
}

Result<std::optional<std::string>> SqliteStore::setting(std::string_view key) {
    TRY(usable());
    return guarded("read a setting", [&]() -> Result<std::optional<std::string>> {
        SQLite::Statement select{reader_.db, "SELECT value FROM settings WHERE key = ?"};
        select.bind(1, std::string{key});
        if (!select.executeStep()) return std::nullopt;
        return bytes_of(select.getColumn(0));
    });
}

Result<std::vector<std::string>> SqliteStore::setting_keys(std::string_view prefix) {
    TRY(usable());
    return guarded("list settings", [&]() -> Result<std::vector<std::string>> {
        std::vector<std::string> keys;
        SQLite::Statement select{reader_.db,
                                 "SELECT key FROM settings WHERE key >= ? ORDER BY key"};
        select.bind(1, std::string{prefix});
        while (select.executeStep()) {
            auto key = select.getColumn(0).getString();
            if (!key.starts_with(prefix)) break;
            keys.push_back(std::move(key));
        }
        return keys;
    });
}

}  // namespace tally::store
