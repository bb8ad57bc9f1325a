#include "ledger/verify.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/encoding.h"
#include "support/ledger_builder.h"

namespace tally::ledger {
namespace {

using support::LedgerBuilder;
using support::verify;

LedgerBuilder sample() {
    LedgerBuilder builder;
    builder.add_note("kick-off").add_note("delivered").attest().add_note("paid");
    return builder;
}

Anchors pinned(LedgerBuilder const& builder) {
    return {builder.key.public_key().fingerprint(), {}};
}

bool mentions(VerifyReport const& report, Status status, std::string_view words) {
    return std::ranges::any_of(report.checks(), [&](Check const& check) {
        return check.status == status && check.detail.contains(words);
    });
}

TEST(Verify, an_honest_ledger_is_intact_for_a_reader_who_knows_the_key) {
    auto const builder = sample();
    auto const report = verify(builder.entries, builder.checkpoint(), pinned(builder));
    EXPECT_EQ(report.verdict(), Verdict::intact);
}

TEST(Verify, without_an_anchor_from_outside_it_is_unproven) {
    auto const builder = sample();
    EXPECT_EQ(verify(builder.entries, builder.checkpoint(), {}).verdict(), Verdict::unproven);
}

TEST(Verify, no_check_made_is_not_a_pass) {
    EXPECT_EQ(VerifyReport{}.verdict(), Verdict::incomplete);
    LedgerVerifier verifier{std::nullopt};
    verifier.finish({});
    EXPECT_NE(verifier.report().verdict(), Verdict::intact);
}

TEST(Verify, a_kept_letter_anchors_the_record_too) {
    auto builder = sample();
    Anchors const anchors{std::nullopt, {builder.checkpoint()}};
    builder.add_note("later");
    EXPECT_EQ(verify(builder.entries, builder.checkpoint(), anchors).verdict(), Verdict::intact);
}

TEST(Verify, every_flipped_bit_of_a_line_or_body_is_found) {
    auto const builder = sample();
    auto const note = builder.checkpoint();
    for (std::size_t n = 0; n < builder.entries.size(); ++n)
        for (auto part : {&WrittenEntry::line, &WrittenEntry::salted_body})
            for (std::size_t at = 0; at < (builder.entries[n].*part).size(); ++at) {
                auto entries = builder.entries;
                (entries[n].*part)[at] = static_cast<char>((entries[n].*part)[at] ^ 4);
                EXPECT_EQ(verify(entries, note, pinned(builder)).verdict(), Verdict::altered)
                    << n << " " << at;
            }
}

TEST(Verify, removed_repeated_and_reordered_entries_are_found) {
    auto const builder = sample();
    auto const note = builder.checkpoint();
    auto removed = builder.entries;
    removed.erase(removed.begin() + 2);
    EXPECT_EQ(verify(removed, note, pinned(builder)).verdict(), Verdict::altered);
    auto repeated = builder.entries;
    repeated.insert(repeated.begin() + 2, repeated[2]);
    EXPECT_EQ(verify(repeated, note, pinned(builder)).verdict(), Verdict::altered);
    auto reordered = builder.entries;
    std::swap(reordered[1], reordered[2]);
    EXPECT_EQ(verify(reordered, note, pinned(builder)).verdict(), Verdict::altered);
}

TEST(Verify, a_dropped_tail_under_the_newest_checkpoint_is_incomplete) {
    auto const builder = sample();
    auto entries = builder.entries;
    entries.pop_back();
    auto const report = verify(entries, builder.checkpoint(), pinned(builder));
    EXPECT_EQ(report.verdict(), Verdict::incomplete);
    EXPECT_TRUE(mentions(report, Status::missing, "the tail is missing"));
}

TEST(Verify, entries_behind_the_newest_checkpoint_are_nobodys_promise) {
    auto builder = sample();
    auto const old = builder.checkpoint();
    builder.add_note("unsigned");
    EXPECT_EQ(verify(builder.entries, old, pinned(builder)).verdict(), Verdict::altered);
}

TEST(Verify, a_rotated_key_signs_on_and_both_keys_anchor) {
    auto builder = sample();
    auto const first = pinned(builder);
    builder.rotate(9).add_note("after");
    auto const note = builder.checkpoint();
    EXPECT_EQ(verify(builder.entries, note, first).verdict(), Verdict::intact);
    EXPECT_EQ(verify(builder.entries, note, pinned(builder)).verdict(), Verdict::intact);
}

TEST(Verify, the_old_key_no_longer_signs_after_a_rotation) {
    auto builder = sample();
    auto const old_key = support::signing_key(1);
    builder.rotate(9).add_note("after");
    auto const& frontier = builder.writer.frontier();
    auto const note = sign_checkpoint({builder.id(), frontier.size(), frontier.root()}, old_key);
    EXPECT_EQ(verify(builder.entries, note, pinned(builder)).verdict(), Verdict::altered);
}

TEST(Verify, nobody_can_rotate_to_a_key_that_did_not_agree) {
    LedgerBuilder forger{1, 66};
    auto const victim = support::signing_key(1).public_key();
    auto const message = "tallystick key rotation v1\n" + forger.id().text + "\n1\n" +
                         forger.key.public_key().text() + "\n" + victim.text() + "\n";
    auto const signature = to_base64(forger.key.sign(message).view());
    forger.add("ledger.key-rotated", Party::freelancer, "ledger",
               JsonObject{{"new_key", victim.text()},
                          {"new_signature", signature},
                          {"old_key", forger.key.public_key().text()},
                          {"old_signature", signature},
                          {"reason", "x"}});
    Anchors const anchors{victim.fingerprint(), {}};
    auto const report = verify(forger.entries, forger.checkpoint(), anchors);
    EXPECT_EQ(report.verdict(), Verdict::altered);
    EXPECT_TRUE(mentions(report, Status::failed, "not signed by the new key"));
}

TEST(Verify, withheld_bodies_leave_the_tree_whole_and_are_counted) {
    auto const builder = sample();
    LedgerVerifier verifier{builder.id()};
    for (auto const& entry : builder.entries)
        verifier.add_entry(entry.line, entry.n == 1 ? BodyState::withheld : BodyState::present,
                           entry.salted_body);
    verifier.add_checkpoint(builder.checkpoint(), "checkpoint");
    verifier.finish(pinned(builder));
    EXPECT_EQ(verifier.report().verdict(), Verdict::intact);
    EXPECT_TRUE(mentions(verifier.report(), Status::noted, "1 body withheld"));
    EXPECT_TRUE(mentions(verifier.report(), Status::noted, "recorded under this id, "));
}

TEST(Verify, an_absent_body_is_missing_unless_its_erasure_was_recorded) {
    for (bool const erased : {false, true}) {
        auto builder = sample();
        auto const item = builder.add_item("private photo");
        auto const n = builder.entries.back().n;
        auto const blob = LedgerBuilder::crypto_digest("private photo");
        if (erased)
            builder.add("item.erased", Party::freelancer, "items",
                        encode(ErasedItem{item, blob, {n}, "client asked"}));
        LedgerVerifier verifier{builder.id()};
        for (auto const& entry : builder.entries)
            verifier.add_entry(entry.line, entry.n == n ? BodyState::absent : BodyState::present,
                               entry.salted_body);
        verifier.add_checkpoint(builder.checkpoint(), "checkpoint");
        verifier.finish(pinned(builder));
        EXPECT_EQ(verifier.report().verdict(), erased ? Verdict::intact : Verdict::incomplete);
    }
}

TEST(Verify, a_ledger_cannot_pass_for_another) {
    auto const builder = sample();
    LedgerVerifier verifier{LedgerBuilder{5, 1}.id()};
    for (auto const& entry : builder.entries)
        verifier.add_entry(entry.line, BodyState::present, entry.salted_body);
    verifier.add_checkpoint(builder.checkpoint(), "checkpoint");
    verifier.finish(pinned(builder));
    EXPECT_EQ(verifier.report().verdict(), Verdict::altered);
}

TEST(Verify, an_entry_recorded_outside_its_attested_bracket_is_found) {
    LedgerBuilder builder;
    builder.add_note("delivered");
    builder.attest(builder.now + std::chrono::days{3});  // the third party saw it much later
    builder.now -= std::chrono::hours{5};
    builder.add_note("backfilled: claims a time before the attestation");
    auto const report = verify(builder.entries, builder.checkpoint(), pinned(builder));
    EXPECT_EQ(report.verdict(), Verdict::altered);
    EXPECT_TRUE(mentions(report, Status::failed, "not before"));
}

TEST(Bracket, is_the_tightest_that_the_attestations_give) {
    auto const time = [](int hour) { return Instant{std::chrono::hours{hour}}; };
    std::vector<AttestedSize> const attested{{5, TreeSize{4}, time(10)},
                                             {9, TreeSize{8}, time(20)}};
    EXPECT_EQ(bracket_of(2, attested).not_after, time(10));
    EXPECT_FALSE(bracket_of(2, attested).not_before.has_value());
    EXPECT_EQ(bracket_of(6, attested).not_before, time(10));
    EXPECT_EQ(bracket_of(6, attested).not_after, time(20));
    EXPECT_EQ(bracket_of(12, attested).not_before, time(20));
    EXPECT_FALSE(fits(time(9), bracket_of(6, attested)));
    EXPECT_FALSE(fits(time(21), bracket_of(6, attested)));
    EXPECT_TRUE(fits(time(15), bracket_of(6, attested)));
}

}  // namespace
}  // namespace tally::ledger
