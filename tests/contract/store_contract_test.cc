// What every store promises (src/store/ports.h), asked of each adapter.
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <thread>

#include "base/random.h"
#include "crypto/sha256.h"
#include "store/memory_store.h"
#include "store/sqlite_store.h"
#include "support/temp_folder.h"

namespace tally::store {
namespace {

LedgerId ledger(char letter) { return {std::string(32, letter)}; }

StoredEntry entry(std::string line, std::string body = "salted") {
    return {std::move(line), std::move(body)};
}

// One adapter: how to make it, and how to open it again (memory cannot).
class Subject {
public:
    virtual ~Subject() = default;
    virtual Store& store() = 0;
    virtual void reopen() = 0;
    virtual bool has_files() const = 0;
};

class MemorySubject final : public Subject {
public:
    Store& store() override { return *store_; }
    void reopen() override {}
    bool has_files() const override { return false; }

private:
    std::unique_ptr<Store> store_ = make_memory_store();
};

class SqliteSubject final : public Subject {
public:
    Store& store() override { return *store_; }
    void reopen() override {
        store_.reset();
        store_ = open_sqlite_store(folder(), Access::read_write, small_packs).value();
    }
    bool has_files() const override { return true; }

private:
    std::filesystem::path folder() const { return temp_.path() / "vault"; }

    static constexpr PackLimits small_packs{std::uint64_t{1} << 20};
    support::TempFolder temp_;
    std::unique_ptr<Store> store_ =
        open_sqlite_store(folder(), Access::create, small_packs).value();
};

struct Adapter {
    std::string name;
    std::function<std::unique_ptr<Subject>()> make;
};

class StoreContract : public testing::TestWithParam<Adapter> {
protected:
    Store& store() { return subject_->store(); }
    void reopen() { subject_->reopen(); }
    bool has_files() const { return subject_->has_files(); }

    Digest put(std::string_view content) {
        WriteBatch batch;
        batch.blobs.push_back(store().stage(content).value());
        EXPECT_TRUE(store().commit(batch).has_value());
        return crypto::sha256(content);
    }
    void commit_and_reopen(std::span<std::vector<StagedBlob> const> staged) {
        WriteBatch batch;
        for (auto const& list : staged)
            batch.blobs.insert(batch.blobs.end(), list.begin(), list.end());
        ASSERT_TRUE(store().commit(batch).has_value());
        reopen();
    }
    Result<void> append(LedgerId const& to, std::uint64_t at, std::vector<StoredEntry> entries) {
        WriteBatch batch;
        batch.appends.push_back({to, {at}, std::move(entries)});
        return store().commit(batch);
    }
    std::vector<std::string> lines(LedgerId const& from) {
        std::vector<std::string> all;
        auto const size = store().size(from).value().value;
        auto const done = store().read(from, 0, size, [&](StoredEntry const& one) -> Result<void> {
            all.push_back(one.line + "|" + one.salted_body.value_or("-"));
            return {};
        });
        EXPECT_TRUE(done.has_value());
        return all;
    }
    std::vector<Digest> listed() {
        std::vector<Digest> all;
        auto const done = store().list([&](BlobInfo const& info) -> Result<void> {
            all.push_back(info.digest);
            return {};
        });
        EXPECT_TRUE(done.has_value());
        return all;
    }

private:
    std::unique_ptr<Subject> subject_ = GetParam().make();
};

using Lines = std::vector<std::string>;

Pull pieces_of(std::string_view content, std::size_t piece_max) {
    return [content, piece_max](std::size_t max) mutable -> Result<std::string> {
        std::string const piece{content.substr(0, std::min(piece_max, max))};
        content.remove_prefix(piece.size());
        return piece;
    };
}

TEST_P(StoreContract, a_new_store_is_empty) {
    EXPECT_TRUE(store().ledgers().value().empty());
    EXPECT_EQ(store().size(ledger('a')).value().value, 0u);
    EXPECT_TRUE(lines(ledger('a')).empty());
    EXPECT_TRUE(listed().empty());
    EXPECT_FALSE(store().newest_note(ledger('a')).value().has_value());
    EXPECT_FALSE(store().setting("home-zone").value().has_value());
}

TEST_P(StoreContract, keeps_entries_in_order_and_ledgers_in_the_order_of_opening) {
    ASSERT_TRUE(append(ledger('b'), 0, {entry("b0"), entry("b1", "")}).has_value());
    ASSERT_TRUE(append(ledger('a'), 0, {entry("a0")}).has_value());
    ASSERT_TRUE(append(ledger('b'), 2, {{"b2", std::nullopt}}).has_value());
    reopen();
    EXPECT_EQ(store().ledgers().value(), (std::vector{ledger('b'), ledger('a')}));
    EXPECT_EQ(lines(ledger('b')), (Lines{"b0|salted", "b1|", "b2|-"}));
    EXPECT_EQ(lines(ledger('a')), (Lines{"a0|salted"}));
}

TEST_P(StoreContract, reads_a_range_and_refuses_what_lies_beyond_the_end) {
    ASSERT_TRUE(append(ledger('a'), 0, {entry("0"), entry("1"), entry("2")}).has_value());
    Lines seen;
    auto const note = [&](StoredEntry const& one) -> Result<void> {
        seen.push_back(one.line);
        return {};
    };
    EXPECT_TRUE(store().read(ledger('a'), 1, 2, note).has_value());
    EXPECT_TRUE(store().read(ledger('a'), 3, 3, note).has_value());
    EXPECT_EQ(seen, (Lines{"1"}));
    EXPECT_EQ(store().read(ledger('a'), 0, 4, note).error().code, Code::invalid_input);
    EXPECT_EQ(store().read(ledger('a'), 2, 1, note).error().code, Code::invalid_input);
}

TEST_P(StoreContract, an_error_of_the_visitor_ends_the_reading_and_is_handed_on) {
    ASSERT_TRUE(append(ledger('a'), 0, {entry("0"), entry("1")}).has_value());
    int calls = 0;
    auto const done = store().read(ledger('a'), 0, 2, [&](StoredEntry const&) -> Result<void> {
        ++calls;
        return fail(Code::rejected, "enough");
    });
    EXPECT_EQ(done.error().code, Code::rejected);
    EXPECT_EQ(calls, 1);
}

TEST_P(StoreContract, an_append_at_another_size_is_a_conflict_and_changes_nothing) {
    ASSERT_TRUE(append(ledger('a'), 0, {entry("0")}).has_value());
    WriteBatch batch;
    auto const blob = store().stage("evidence").value();
    batch.blobs.push_back(blob);
    batch.settings.emplace_back("key", "value");
    batch.notes.push_back({ledger('a'), {{1}, "note"}});
    batch.appends.push_back({ledger('b'), {0}, {entry("b0")}});
    batch.appends.push_back({ledger('a'), {0}, {entry("other")}});
    EXPECT_EQ(store().commit(batch).error().code, Code::conflict);
    EXPECT_EQ(lines(ledger('a')), (Lines{"0|salted"}));
    EXPECT_EQ(store().ledgers().value(), (std::vector{ledger('a')}));
    EXPECT_FALSE(store().find(blob.info.digest).value().has_value());
    EXPECT_FALSE(store().setting("key").value().has_value());
    EXPECT_TRUE(store().notes(ledger('a')).value().empty());
    batch.appends[1].expected_size = {1};
    EXPECT_TRUE(store().commit(batch).has_value());  // what was staged is still good
    EXPECT_EQ(store().read(blob.info.digest, 100).value(), "evidence");
}

TEST_P(StoreContract, appends_twice_to_one_ledger_in_one_batch) {
    WriteBatch batch;
    batch.appends.push_back({ledger('a'), {0}, {entry("0"), entry("1")}});
    batch.appends.push_back({ledger('a'), {2}, {entry("2")}});
    ASSERT_TRUE(store().commit(batch).has_value());
    EXPECT_EQ(lines(ledger('a')), (Lines{"0|salted", "1|salted", "2|salted"}));
}

TEST_P(StoreContract, content_comes_back_byte_for_byte) {
    SeededRandom random{7};
    for (auto const& content :
         {std::string{}, std::string{"x"}, std::string(300'000, 'a'), random.bytes(100'000),
          std::string("a\0b", 3) + std::string(1000, '\n')}) {
        auto const digest = put(content);
        reopen();
        EXPECT_EQ(store().read(digest, content.size()).value(), content);
        EXPECT_EQ(store().find(digest).value()->bytes, content.size());
        std::string streamed;
        EXPECT_TRUE(store()
                        .read_stream(digest,
                                     [&](std::string_view piece) -> Result<void> {
                                         streamed += piece;
                                         return {};
                                     })
                        .has_value());
        EXPECT_EQ(streamed, content);
    }
    EXPECT_EQ(listed().size(), 5u);
}

TEST_P(StoreContract, reading_names_what_is_wrong) {
    auto const digest = put("12345");
    EXPECT_EQ(store().read(digest, 4).error().code, Code::invalid_input);
    EXPECT_EQ(store().read(crypto::sha256("nobody"), 4).error().code, Code::not_found);
    auto const refused = store().read_stream(
        digest, [](std::string_view) -> Result<void> { return fail(Code::rejected, "full"); });
    EXPECT_EQ(refused.error().code, Code::rejected);
}

TEST_P(StoreContract, checking_many_names_those_that_cannot_be_read) {
    auto const one = put("one");
    auto const erased = put("erased");
    auto const two = put(std::string(2'000'000, 'l'));
    ASSERT_TRUE(store().commit({{}, {}, {}, {}, {}, {erased}}).has_value());
    EXPECT_TRUE(store().check({}).empty());
    EXPECT_TRUE(store().check({one, two, one}).empty());
    auto const faults = store().check({one, crypto::sha256("nobody"), two, erased});
    ASSERT_EQ(faults.size(), 2u);
    EXPECT_EQ(faults[0].place, 1u);
    EXPECT_EQ(faults[1].place, 3u);
    EXPECT_EQ(faults[0].error.code, Code::not_found);
    EXPECT_EQ(faults[1].error.message, store().read(erased, 100).error().message);
}

TEST_P(StoreContract, what_is_staged_is_seen_by_nobody_until_it_is_committed) {
    auto const staged = store().stage("not yet").value();
    EXPECT_FALSE(staged.known);
    EXPECT_FALSE(store().find(staged.info.digest).value().has_value());
    EXPECT_EQ(store().read(staged.info.digest, 100).error().code, Code::not_found);
    EXPECT_TRUE(listed().empty());
}

TEST_P(StoreContract, identical_content_is_stored_once) {
    WriteBatch batch;
    batch.blobs.push_back(store().stage("same").value());
    batch.blobs.push_back(store().stage("same").value());
    batch.blobs.push_back(store().stage_stream(pieces_of("same", 1)).value());
    ASSERT_TRUE(store().commit(batch).has_value());
    EXPECT_EQ(listed().size(), 1u);
    auto const again = store().stage("same").value();
    EXPECT_TRUE(again.known);
    EXPECT_TRUE(store().commit({{again}, {}, {}, {}, {}, {}}).has_value());
    EXPECT_EQ(listed(), (std::vector{crypto::sha256("same")}));
}

TEST_P(StoreContract, many_are_staged_together_each_in_its_place) {
    put("known");
    SeededRandom random{12};
    std::vector<std::string> contents{"known", "", "twice", "twice"};
    while (contents.size() < 12) contents.push_back(random.bytes(300'000));  // for several packs
    contents.insert(contents.begin() + 6, random.bytes(2'000'000));          // and larger than one
    auto const staged = store().stage_all({contents.begin(), contents.end()}).value();
    ASSERT_EQ(staged.size(), contents.size());
    WriteBatch batch{staged, {}, {}, {}, {}, {}};
    ASSERT_TRUE(store().commit(batch).has_value());
    reopen();
    EXPECT_EQ(listed().size(), contents.size() - 1);
    for (std::size_t i = 0; i < contents.size(); ++i) {
        EXPECT_EQ(staged[i].known, i == 0);
        EXPECT_EQ(staged[i].info.digest, crypto::sha256(contents[i]));
        EXPECT_EQ(staged[i].info.bytes, contents[i].size());
        EXPECT_EQ(store().read(staged[i].info.digest, 2'000'000).value(), contents[i]);
    }
    EXPECT_TRUE(store().stage_all({}).value().empty());
}

TEST_P(StoreContract, together_and_alone_many_threads_stage_while_the_owner_commits) {
    std::vector<std::string> contents;
    for (int i = 0; i < 400; ++i) contents.push_back(std::to_string(i) + std::string(300, 'y'));
    std::vector<StagedBlob> staged[2];
    auto const work = [&](int who) {
        for (std::size_t begin = 0; begin < contents.size(); begin += 20) {
            auto const first = contents.begin() + static_cast<std::ptrdiff_t>(begin);
            auto const some = store().stage_all({first, first + 20}).value();
            staged[who].insert(staged[who].end(), some.begin(), some.end());
        }
    };
    std::thread other{work, 1};
    for (int n = 0; n < 50; ++n) put("the owner's " + std::to_string(n));
    work(0);
    other.join();
    commit_and_reopen(staged);
    EXPECT_EQ(listed().size(), 450u);
    for (auto const& content : contents)
        EXPECT_EQ(store().read(crypto::sha256(content), 1000).value(), content);
}

TEST_P(StoreContract, large_content_passes_in_pieces_whether_it_compresses_or_not) {
    SeededRandom random{11};
    std::string text;
    while (text.size() < 3'000'000) text += "invoice " + std::to_string(text.size()) + "\n";
    for (auto const& content : {text, random.bytes(2'500'001)}) {
        WriteBatch batch;
        batch.blobs.push_back(store().stage_stream(pieces_of(content, 70'000)).value());
        ASSERT_TRUE(store().commit(batch).has_value());
        reopen();
        EXPECT_EQ(batch.blobs[0].info.bytes, content.size());
        EXPECT_EQ(store().read(crypto::sha256(content), content.size()).value(), content);
        crypto::Sha256 hasher;
        ASSERT_TRUE(store()
                        .read_stream(crypto::sha256(content),
                                     [&](std::string_view piece) -> Result<void> {
                                         hasher.update(piece);
                                         return {};
                                     })
                        .has_value());
        EXPECT_EQ(hasher.finish(), crypto::sha256(content));
    }
}

TEST_P(StoreContract, a_source_that_fails_stores_nothing) {
    int calls = 0;
    auto const staged = store().stage_stream([&](std::size_t max) -> Result<std::string> {
        if (++calls == 3) return fail(Code::unavailable, "cable pulled");
        return std::string(max, 'x');
    });
    EXPECT_EQ(staged.error().code, Code::unavailable);
    EXPECT_TRUE(listed().empty());
}

TEST_P(StoreContract, two_threads_stage_at_once) {
    std::vector<StagedBlob> staged[2];
    auto const work = [&](int who) {
        for (int i = 0; i < 200; ++i)
            staged[who].push_back(
                store().stage(std::to_string(i % 150 + who * 100) + std::string(400, 'z')).value());
    };
    std::thread other{work, 1};
    work(0);
    other.join();
    commit_and_reopen(staged);
    EXPECT_EQ(listed().size(), 250u);
    for (auto const& digest : listed()) EXPECT_TRUE(store().read(digest, 1000).has_value());
}

TEST_P(StoreContract, threads_read_and_stage_while_the_owner_commits) {
    auto const digest = put(std::string(5000, 'q'));
    std::atomic<bool> stop = false;
    std::thread reader{[&] {
        while (!stop) {
            EXPECT_TRUE(store().read(digest, 5000).has_value());
            EXPECT_TRUE(store().find(digest).value().has_value());
        }
    }};
    for (int i = 0; i < 50; ++i) put("number " + std::to_string(i));
    stop = true;
    reader.join();
    EXPECT_EQ(listed().size(), 51u);
}

TEST_P(StoreContract, committing_what_was_never_staged_is_refused) {
    WriteBatch batch;
    batch.blobs.push_back({{crypto::sha256("ghost"), 5}, false, 99});
    batch.settings.emplace_back("key", "value");
    EXPECT_EQ(store().commit(batch).error().code, Code::invalid_input);
    EXPECT_FALSE(store().setting("key").value().has_value());
}

TEST_P(StoreContract, an_erased_blob_is_gone_and_stays_refused) {
    auto const secret = std::string(1000, 's') + "under NDA";
    auto const digest = put(secret);
    put("kept");
    WriteBatch batch;
    batch.erased_blobs.push_back(digest);
    ASSERT_TRUE(store().commit(batch).has_value());
    reopen();
    auto const error = store().read(digest, 10'000).error();
    EXPECT_EQ(error.code, Code::not_found);
    EXPECT_TRUE(error.message.ends_with("was erased")) << error.message;
    EXPECT_FALSE(store().find(digest).value().has_value());
    EXPECT_EQ(listed(), (std::vector{crypto::sha256("kept")}));
    EXPECT_TRUE(store().stage(secret).value().known);
    EXPECT_EQ(put(secret), digest);  // importing the original again does not bring it back
    EXPECT_EQ(store().read(digest, 10'000).error().code, Code::not_found);
}

TEST_P(StoreContract, an_erased_body_leaves_its_line) {
    ASSERT_TRUE(append(ledger('a'), 0, {entry("0"), entry("1")}).has_value());
    WriteBatch batch;
    batch.erased_bodies.emplace_back(ledger('a'), 1);
    batch.appends.push_back({ledger('a'), {2}, {entry("item.erased")}});
    ASSERT_TRUE(store().commit(batch).has_value());
    reopen();
    EXPECT_EQ(lines(ledger('a')), (Lines{"0|salted", "1|-", "item.erased|salted"}));
    batch.appends.clear();
    batch.erased_bodies = {{ledger('a'), 17}};
    EXPECT_EQ(store().commit(batch).error().code, Code::not_found);
}

TEST_P(StoreContract, keeps_notes_oldest_first) {
    ASSERT_TRUE(append(ledger('a'), 0, {entry("0")}).has_value());
    WriteBatch batch;
    batch.notes.push_back({ledger('a'), {{1}, "first\n\xe2\x80\x94 sig"}});
    batch.notes.push_back({ledger('a'), {{2}, "second"}});
    ASSERT_TRUE(store().commit(batch).has_value());
    reopen();
    auto const notes = store().notes(ledger('a')).value();
    ASSERT_EQ(notes.size(), 2u);
    EXPECT_EQ(notes[0].note, "first\n\xe2\x80\x94 sig");
    EXPECT_EQ(store().newest_note(ledger('a')).value()->size.value, 2u);
    EXPECT_TRUE(store().notes(ledger('b')).value().empty());
}

TEST_P(StoreContract, keeps_settings_as_bytes_and_lists_them_by_prefix) {
    WriteBatch batch;
    batch.settings = {
        {"fold.b", "2"}, {"fold.a", std::string("\0\xff", 2)}, {"zone", ""}, {"zone", "UTC"}};
    ASSERT_TRUE(store().commit(batch).has_value());
    reopen();
    EXPECT_EQ(store().setting("fold.a").value(), std::string("\0\xff", 2));
    EXPECT_EQ(store().setting("zone").value(), "UTC");
    EXPECT_EQ(store().setting_keys("fold.").value(), (Lines{"fold.a", "fold.b"}));
    EXPECT_EQ(store().setting_keys("").value().size(), 3u);
}

TEST_P(StoreContract, a_snapshot_opens_as_a_store_with_everything_committed) {
    support::TempFolder temp;
    auto const copy = temp.path() / "copy";
    if (!has_files()) {
        EXPECT_EQ(store().snapshot(copy).error().code, Code::invalid_input);
        return;
    }
    auto const digest = put(std::string(3000, 'k'));
    put(SeededRandom{3}.bytes(1'200'000));  // fills a pack
    put("in the next pack");
    ASSERT_TRUE(append(ledger('a'), 0, {entry("0")}).has_value());
    ASSERT_TRUE(store().stage("staged only").has_value());
    ASSERT_TRUE(store().snapshot(copy).has_value());
    ASSERT_TRUE(append(ledger('a'), 1, {entry("later")}).has_value());
    EXPECT_EQ(store().snapshot(copy).error().code, Code::conflict);
    for (auto const access : {Access::read_only, Access::read_write}) {
        auto const opened = open_sqlite_store(copy, access).value();
        EXPECT_EQ(opened->size(ledger('a')).value().value, 1u);
        EXPECT_EQ(opened->read(digest, 3000).value(), std::string(3000, 'k'));
        EXPECT_TRUE(opened->read(crypto::sha256("in the next pack"), 100).has_value());
    }
}

INSTANTIATE_TEST_SUITE_P(
    Adapters, StoreContract,
    testing::Values(Adapter{"memory", [] { return std::make_unique<MemorySubject>(); }},
                    Adapter{"sqlite", [] { return std::make_unique<SqliteSubject>(); }}),
    [](auto const& adapter) { return adapter.param.name; });

}  // namespace
}  // namespace tally::store
