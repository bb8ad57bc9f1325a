// What a commit costs: durable appends one by one against the plainest SQLite insert, and batches.
#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <vector>

#include "base/random.h"
#include "store/sqlite_store.h"
#include "support/temp_folder.h"

namespace tally::store {
namespace {

constexpr int single_rounds = 1500;
constexpr int batch_entries = 10'000;
constexpr int batches = 20;
constexpr int blobs = 20'000;

LedgerId const ledger{std::string(32, 'a')};

template <typename Work>
double seconds(Work const& work) {
    auto const begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

StoredEntry an_entry(std::uint64_t n) {
    return {
        "{\"at\":\"2026-11-22T10:00:00.123Z\",\"n\":" + std::to_string(n) + std::string(140, 'x'),
        std::string(250, 'b')};
}

// All are made before the clock starts.
std::vector<StoredEntry> entries_from(std::uint64_t first, int count) {
    std::vector<StoredEntry> entries;
    for (int i = 0; i < count; ++i)
        entries.push_back(an_entry(first + static_cast<std::uint64_t>(i)));
    return entries;
}

// Entries a second, `each` of them in one transaction.
double raw_sqlite(std::string const& file, int rounds, int each) {
    SQLite::Database db{file, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
    db.exec(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE entries(place "
        "INTEGER PRIMARY KEY, line BLOB, body BLOB)");
    SQLite::Statement insert{db, "INSERT INTO entries VALUES(?, ?, ?)"};
    auto const entries = entries_from(0, rounds * each);
    return rounds * each / seconds([&] {
               for (int n = 0; n < rounds * each; ++n) {
                   if (each > 1 && n % each == 0) db.exec("BEGIN IMMEDIATE");
                   auto const& entry = entries[static_cast<std::size_t>(n)];
                   insert.bind(1, n);
                   insert.bindNoCopy(2, entry.line);
                   insert.bindNoCopy(3, *entry.salted_body);
                   insert.exec();
                   insert.reset();
                   if (each > 1 && (n + 1) % each == 0) db.exec("COMMIT");
               }
           });
}

double appends(Store& store, int rounds, int each) {
    std::vector<WriteBatch> all(static_cast<std::size_t>(rounds));
    auto size = store.size(ledger).value();
    for (auto& batch : all) {
        batch.appends.push_back({ledger, size, entries_from(size.value, each)});
        size.value += static_cast<std::uint64_t>(each);
    }
    return rounds * each / seconds([&] {
               for (auto const& batch : all) store.commit(batch).value();
           });
}

void run() {
    support::TempFolder const temp;
    auto const store = open_sqlite_store(temp.path() / "vault", Access::create).value();
    for (int round = 0; round < 3; ++round) {
        auto const file = (temp.path() / std::to_string(round)).string();
        auto const raw = raw_sqlite(file, single_rounds, 1);
        auto const ours = appends(*store, single_rounds, 1);
        auto const raw_batched = raw_sqlite(file + "b", batches, batch_entries);
        auto const batched = appends(*store, batches, batch_entries);
        std::printf("durable single appends: ours %.0f/s, raw sqlite %.0f/s, ratio %.2f\n", ours,
                    raw, ours / raw);
        std::printf(
            "%d in one commit: ours %.0f/s, raw sqlite %.0f/s, ratio %.2f; %.0f x its "
            "single ones\n",
            batch_entries, batched, raw_batched, batched / raw_batched, batched / raw);
    }
    SeededRandom random{1};
    WriteBatch batch;
    auto const time = seconds([&] {
        for (int i = 0; i < blobs; ++i) {
            std::string content = random.bytes(2000);
            while (content.size() < 8000) content += "a line of a mail, more or less\n";
            batch.blobs.push_back(store->stage(content).value());
        }
        store->commit(batch).value();
    });
    std::printf("blobs of 8 kB, one commit: %.0f/s, %.0f MB/s\n", blobs / time,
                blobs * 0.008 / time);
}

}  // namespace
}  // namespace tally::store

int main() { tally::store::run(); }
