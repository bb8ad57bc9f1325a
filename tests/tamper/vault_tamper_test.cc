// A vault on disk: bits of originals, lines, bodies and notes are turned behind its back.
#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "scenario/freelancer.h"
#include "tamper/turned_bits.h"
#include "vault/checkpoint.h"
#include "vault/verify_vault.h"

namespace tally::tamper {
namespace {

using ledger::Status;
using ledger::Verdict;
using scenario::Freelancer;

constexpr std::size_t share = 9;
constexpr int bits_of_the_large_vault = 12;

std::string a_mail(int number) {
    return scenario::mail(
        "Anna <anna@client.example>", "mira@design.example", "Mail " + std::to_string(number),
        "the pages look great, number " + std::to_string(number), std::to_string(number) + "@x");
}

struct VaultTamper : testing::Test {
    void fill(int mails) {
        freelancer.add_engagement();
        std::vector<std::string> all;
        for (int number = 0; number < mails; ++number) all.push_back(a_mail(number));
        freelancer.import("mail.mbox", scenario::mbox(all));
        freelancer.submit_funded_milestone("website");
        auto vault = freelancer.open();
        ASSERT_TRUE(
            vault::publish_checkpoint(vault, vault::find_engagement(vault, "website").value()));
    }

    ledger::VerifyReport report() {
        auto vault = freelancer.open(vault::Use::read);
        ledger::Anchors const pinned{vault.keys().signing.public_key().fingerprint(), {}};
        return vault::verify_vault(vault, pinned).value().report;
    }

    // Altered, and a failed check says what is wrong.
    void expect_found(std::string const& what) {
        auto const found = report();
        EXPECT_NE(found.verdict(), Verdict::intact) << what;
        EXPECT_TRUE(std::ranges::any_of(found.checks(), [](ledger::Check const& check) {
            return check.status == Status::failed && !check.subject.empty();
        })) << what;
    }

    // Turns bits of one column, in all rows.
    void turn_column(std::string const& table, std::string const& column) {
        SQLite::Database db{(freelancer.folder() / "vault.db").string(), SQLite::OPEN_READWRITE};
        SQLite::Statement select{db, "SELECT rowid, CAST(" + column + " AS BLOB) FROM " + table};
        std::vector<std::pair<std::int64_t, std::string>> rows;
        while (select.executeStep())
            rows.emplace_back(select.getColumn(0).getInt64(), select.getColumn(1).getString());
        ASSERT_FALSE(rows.empty());
        for (auto const& [row, honest] : rows) {
            auto const write = [&](std::string const& bytes) {
                auto const type = table == "notes" ? "CAST(? AS TEXT)" : "?";
                SQLite::Statement update{
                    db, "UPDATE " + table + " SET " + column + " = " + type + " WHERE rowid = ?"};
                update.bindNoCopy(1, bytes.data(), static_cast<int>(bytes.size()));
                update.bind(2, row);
                update.exec();
            };
            turn_bits(honest, share, [&](std::string const& bytes, std::size_t bit) {
                write(bytes);
                expect_found(table + " row " + std::to_string(row) + " bit " + std::to_string(bit));
            });
            write(honest);
        }
    }

    std::string pack() {
        std::ifstream in{freelancer.folder() / "blobs" / "0001.pack", std::ios::binary};
        return {std::istreambuf_iterator<char>{in}, {}};
    }
    void write_pack(std::string const& bytes) {
        std::ofstream{freelancer.folder() / "blobs" / "0001.pack", std::ios::binary} << bytes;
    }

    Freelancer freelancer;
};

TEST_F(VaultTamper, the_honest_vault_is_intact) {
    fill(3);
    EXPECT_EQ(report().verdict(), Verdict::intact);
}

TEST_F(VaultTamper, any_bit_of_an_original_is_found) {
    fill(3);
    turn_bits(pack(), share, [&](std::string const& bytes, std::size_t bit) {
        write_pack(bytes);
        expect_found("pack bit " + std::to_string(bit));
    });
}

TEST_F(VaultTamper, any_bit_of_a_line_is_found) {
    fill(3);
    turn_column("entries", "line");
}

TEST_F(VaultTamper, any_bit_of_a_body_is_found) {
    fill(3);
    turn_column("entries", "salted_body");
}

TEST_F(VaultTamper, any_bit_of_a_published_note_is_found) {
    fill(3);
    turn_column("notes", "note");
}

TEST_F(VaultTamper, any_entry_that_is_gone_is_found) {
    fill(3);
    SQLite::Database db{(freelancer.folder() / "vault.db").string(), SQLite::OPEN_READWRITE};
    db.exec("CREATE TABLE kept AS SELECT * FROM entries");
    auto const entries = db.execAndGet("SELECT count(*) FROM kept").getInt();
    for (int row = 1; row <= entries; ++row) {
        auto const one = " FROM kept WHERE rowid = " + std::to_string(row);
        db.exec("DELETE FROM entries WHERE place = (SELECT place" + one + ")");
        EXPECT_NE(report().verdict(), Verdict::intact) << row;
        db.exec("INSERT INTO entries SELECT *" + one);
    }
    EXPECT_EQ(report().verdict(), Verdict::intact);
}

TEST_F(VaultTamper, random_bits_of_a_large_vault_are_found) {
    fill(1500);
    auto bytes = pack();
    SeededRandom random{7};
    for (int i = 0; i < (every_bit() ? 20 : 1) * bits_of_the_large_vault; ++i) {
        auto const at = random.next() % bytes.size();
        auto const honest = bytes[at];
        bytes[at] = static_cast<char>(honest ^ (1 << random.next() % 8));
        write_pack(bytes);
        expect_found("byte " + std::to_string(at));
        bytes[at] = honest;
    }
}

}  // namespace
}  // namespace tally::tamper
