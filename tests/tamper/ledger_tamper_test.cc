// One ledger in memory: whatever is turned, removed, doubled or moved is found, and the report says
// where.
#include <gtest/gtest.h>

#include <algorithm>

#include "support/ledger_builder.h"
#include "tamper/turned_bits.h"

namespace tally::tamper {
namespace {

using Entries = std::vector<ledger::WrittenEntry>;
using ledger::Status;
using ledger::Verdict;

struct LedgerTamper : testing::Test {
    LedgerTamper() {
        owner.add_note("kick-off").add_note("delivered").attest().rotate(5).add_note("paid");
        owner.add_item("From: anna@client.example\n\nthank you\n");
        checkpoint = owner.checkpoint();
        key = {support::signing_key(1).public_key().fingerprint(), {}};
    }

    ledger::VerifyReport verify(Entries const& entries) const {
        return support::verify(entries, checkpoint, key);
    }

    support::LedgerBuilder owner;
    std::string checkpoint;
    ledger::Anchors key;
};

// Some failed check speaks of the entry.
bool names(ledger::VerifyReport const& report, std::string const& subject) {
    return std::ranges::any_of(report.checks(), [&](ledger::Check const& check) {
        return check.status == Status::failed && check.subject == subject;
    });
}

std::string subject_of(std::size_t n) { return "entry " + std::to_string(n); }

TEST_F(LedgerTamper, the_honest_ledger_is_intact) {
    EXPECT_EQ(verify(owner.entries).verdict(), Verdict::intact);
}

TEST_F(LedgerTamper, any_bit_of_a_line_is_found) {
    for (std::size_t n = 0; n < owner.entries.size(); ++n) {
        auto altered = owner.entries;
        turn_bits(altered[n].line, 1, [&](std::string const& line, std::size_t bit) {
            altered[n].line = line;
            EXPECT_EQ(verify(altered).verdict(), Verdict::altered) << n << " bit " << bit;
        });
    }
}

TEST_F(LedgerTamper, any_bit_of_a_body_is_found_and_its_entry_named) {
    for (std::size_t n = 0; n < owner.entries.size(); ++n) {
        auto altered = owner.entries;
        turn_bits(altered[n].salted_body, 1, [&](std::string const& body, std::size_t bit) {
            altered[n].salted_body = body;
            auto const report = verify(altered);
            EXPECT_EQ(report.verdict(), Verdict::altered) << n << " bit " << bit;
            EXPECT_TRUE(names(report, subject_of(n))) << n << " bit " << bit;
        });
    }
}

TEST_F(LedgerTamper, any_bit_of_the_checkpoint_is_found) {
    turn_bits(checkpoint, 1, [&](std::string const& note, std::size_t bit) {
        auto const report = support::verify(owner.entries, note, key);
        EXPECT_NE(report.verdict(), Verdict::intact) << "bit " << bit;
        EXPECT_TRUE(std::ranges::any_of(report.checks(),
                                        [](ledger::Check const& check) {
                                            return check.status == Status::failed ||
                                                   check.status == Status::missing;
                                        }))
            << "bit " << bit;
    });
}

TEST_F(LedgerTamper, a_missing_entry_is_found) {
    for (std::size_t n = 0; n < owner.entries.size(); ++n) {
        auto altered = owner.entries;
        altered.erase(altered.begin() + static_cast<std::ptrdiff_t>(n));
        EXPECT_NE(verify(altered).verdict(), Verdict::intact) << n;
    }
}

TEST_F(LedgerTamper, a_ledger_that_was_cut_off_is_found_at_every_length) {
    for (std::size_t size = 0; size < owner.entries.size(); ++size) {
        Entries const cut{owner.entries.begin(),
                          owner.entries.begin() + static_cast<std::ptrdiff_t>(size)};
        EXPECT_NE(verify(cut).verdict(), Verdict::intact) << size;
    }
}

TEST_F(LedgerTamper, a_doubled_entry_is_found) {
    for (std::size_t n = 0; n < owner.entries.size(); ++n) {
        auto altered = owner.entries;
        altered.insert(altered.begin() + static_cast<std::ptrdiff_t>(n), altered[n]);
        EXPECT_NE(verify(altered).verdict(), Verdict::intact) << n;
    }
}

TEST_F(LedgerTamper, any_two_entries_that_changed_places_are_found) {
    for (std::size_t a = 0; a < owner.entries.size(); ++a) {
        for (std::size_t b = a + 1; b < owner.entries.size(); ++b) {
            auto altered = owner.entries;
            std::swap(altered[a], altered[b]);
            EXPECT_EQ(verify(altered).verdict(), Verdict::altered) << a << " and " << b;
        }
    }
}

TEST_F(LedgerTamper, any_two_bodies_that_changed_places_are_found) {
    for (std::size_t a = 0; a < owner.entries.size(); ++a) {
        for (std::size_t b = a + 1; b < owner.entries.size(); ++b) {
            auto altered = owner.entries;
            std::swap(altered[a].salted_body, altered[b].salted_body);
            auto const report = verify(altered);
            EXPECT_TRUE(names(report, subject_of(a)) && names(report, subject_of(b)))
                << a << " and " << b;
        }
    }
}

}  // namespace
}  // namespace tally::tamper
