// The owner of a ledger as an attacker: holds the signing key, can rewrite every file, and wants a
// reader to believe another history. The reader holds what readers really have: the fingerprint
// from an early letter, and the letters themselves. None of these tries may end as `intact`.
#include <gtest/gtest.h>

#include <algorithm>

#include "base/encoding.h"
#include "bundle/verify_bundle.h"
#include "crypto/sha256.h"
#include "support/bundle_builder.h"
#include "support/ledger_builder.h"

namespace tally::dishonest {
namespace {

using ledger::Anchors;
using ledger::Status;
using ledger::Verdict;
using ledger::VerifyReport;
using support::BundleBuilder;
using support::LedgerBuilder;

LedgerBuilder honest() {
    LedgerBuilder builder;
    builder.add_note("scope: five pages, no shop").add_note("delivered on the 10th");
    return builder;
}

Anchors key_of(LedgerBuilder const& builder) {
    return {builder.key.public_key().fingerprint(), {}};
}
Anchors letter_of(LedgerBuilder const& builder) { return {{}, {builder.checkpoint()}}; }
Anchors both_of(LedgerBuilder const& builder) {
    return {builder.key.public_key().fingerprint(), {builder.checkpoint()}};
}

// Signs whatever entries there are now.
std::string sign_again(std::vector<ledger::WrittenEntry> const& entries,
                       crypto::SigningKey const& key) {
    ledger::Frontier frontier;
    for (auto const& entry : entries) frontier.append(ledger::leaf_hash(entry.line));
    auto const id = ledger::LedgerId::of_leaf(ledger::leaf_hash(entries.front().line));
    return ledger::sign_checkpoint({id, frontier.size(), frontier.root()}, key);
}

// The entry as the owner wishes it were: another time, another body.
ledger::WrittenEntry forged(ledger::WrittenEntry const& entry, Instant at,
                            std::string const& salted_body) {
    auto line = ledger::parse_entry(entry.line).value();
    line.at = at;
    line.body = ledger::commitment(salted_body);
    return {entry.n, ledger::write_entry(line), salted_body};
}

Instant recorded(ledger::WrittenEntry const& entry) { return ledger::parse_entry(entry.line)->at; }

bool says(VerifyReport const& report, std::string_view words) {
    return std::ranges::any_of(report.checks(), [&](ledger::Check const& check) {
        bool const bad = check.status == Status::failed || check.status == Status::missing;
        return bad && check.detail.contains(words);
    });
}

TEST(DishonestOwner, rewriting_everything_under_a_fresh_key_helps_nobody) {
    auto const truth = honest();
    LedgerBuilder lie{2, 99};
    lie.add_note("scope: five pages and a shop");
    auto const by_key = support::verify(lie.entries, lie.checkpoint(), key_of(truth));
    EXPECT_EQ(by_key.verdict(), Verdict::altered);
    EXPECT_TRUE(says(by_key, "never signed by the key you named"));
    auto const by_letter = support::verify(lie.entries, lie.checkpoint(), letter_of(truth));
    EXPECT_EQ(by_letter.verdict(), Verdict::incomplete);
    EXPECT_TRUE(says(by_letter, "none of the letters"));
    EXPECT_EQ(support::verify(lie.entries, lie.checkpoint(), {}).verdict(), Verdict::unproven);
}

TEST(DishonestOwner, rewriting_everything_under_the_same_key_is_seen_by_who_kept_a_letter) {
    auto const truth = honest();
    LedgerBuilder lie{7, 1};
    lie.add_note("scope: five pages and a shop");
    ASSERT_NE(lie.id(), truth.id());
    auto const report = support::verify(lie.entries, lie.checkpoint(), both_of(truth));
    EXPECT_EQ(report.verdict(), Verdict::incomplete);
    EXPECT_TRUE(says(report, "none of the letters"));
}

TEST(DishonestOwner, a_fork_contradicts_the_letter_that_was_sent) {
    auto const truth = honest();
    auto fork = truth.entries;
    fork.back() = forged(fork.back(), recorded(fork.back()),
                         std::string(32, 's') + "{\"text\":\"not delivered\"}");
    auto const report =
        support::verify(fork, sign_again(fork, support::signing_key(1)), both_of(truth));
    EXPECT_EQ(report.verdict(), Verdict::altered);
    EXPECT_TRUE(says(report, "another history"));
}

TEST(DishonestOwner, a_fork_that_grew_on_still_contradicts_the_letter) {
    auto const truth = honest();
    LedgerBuilder fork;
    fork.add_note("scope: five pages, no shop").add_note("nothing was delivered").add_note("more");
    ASSERT_EQ(fork.id(), truth.id());
    auto const report = support::verify(fork.entries, fork.checkpoint(), both_of(truth));
    EXPECT_EQ(report.verdict(), Verdict::altered);
    EXPECT_TRUE(says(report, "another history"));
}

TEST(DishonestOwner, dropping_the_tail_leaves_the_letter_ahead_of_the_ledger) {
    auto const truth = honest();
    auto cut = truth.entries;
    cut.pop_back();
    auto const signed_again =
        support::verify(cut, sign_again(cut, support::signing_key(1)), both_of(truth));
    EXPECT_EQ(signed_again.verdict(), Verdict::incomplete);
    EXPECT_TRUE(says(signed_again, "the tail is missing"));
    auto const newest_kept = support::verify(cut, truth.checkpoint(), key_of(truth));
    EXPECT_EQ(newest_kept.verdict(), Verdict::incomplete);
}

TEST(DishonestOwner, replaying_an_old_checkpoint_leaves_entries_that_nobody_signed) {
    auto truth = honest();
    auto const old = truth.checkpoint();
    truth.add_note("the client ended the contract");
    auto const report = support::verify(truth.entries, old, both_of(truth));
    EXPECT_NE(report.verdict(), Verdict::intact);
    EXPECT_TRUE(says(report, "behind the newest checkpoint"));
}

TEST(DishonestOwner, moving_a_recorded_time_back_breaks_the_order_or_the_root) {
    auto const truth = honest();
    auto moved = truth.entries;
    moved.back() = forged(moved.back(), recorded(moved.front()) - std::chrono::hours{48},
                          moved.back().salted_body);
    auto const order =
        support::verify(moved, sign_again(moved, support::signing_key(1)), key_of(truth));
    EXPECT_EQ(order.verdict(), Verdict::altered);
    EXPECT_TRUE(says(order, "before the entry in front of it"));
    auto const root = support::verify(moved, truth.checkpoint(), key_of(truth));
    EXPECT_EQ(root.verdict(), Verdict::altered);
}

TEST(DishonestOwner, moving_all_times_back_contradicts_the_letter_and_the_attestation) {
    auto truth = honest();
    truth.attest();
    truth.add_note("written after the attestation");
    auto moved = truth.entries;
    for (auto& entry : moved)
        if (entry.n > 0) entry = forged(entry, recorded(moved.front()), entry.salted_body);
    auto const note = sign_again(moved, support::signing_key(1));
    auto const by_letter = support::verify(moved, note, both_of(truth));
    EXPECT_EQ(by_letter.verdict(), Verdict::altered);
    // Even without the letter: the attested checkpoint is no prefix of what is shown.
    auto const by_key = support::verify(moved, note, key_of(truth));
    EXPECT_EQ(by_key.verdict(), Verdict::altered);
    EXPECT_TRUE(says(by_key, "not a prefix"));
}

TEST(DishonestOwner, backfilling_the_night_before_is_caught_by_the_attestation_in_front) {
    auto builder = honest();
    builder.attest();
    auto entries = builder.entries;
    // Written tonight, behind the client's attestation, with a time of last week.
    auto const last_week = recorded(entries[1]);
    LedgerBuilder late = honest();
    late.attest().add_note("we agreed on the phone to pay more");
    auto backfilled = late.entries.back();
    backfilled = forged(backfilled, last_week, backfilled.salted_body);
    entries.push_back(backfilled);
    auto const report =
        support::verify(entries, sign_again(entries, support::signing_key(1)), key_of(builder));
    EXPECT_EQ(report.verdict(), Verdict::altered);
    EXPECT_TRUE(says(report, "before the entry in front of it"));
}

TEST(DishonestOwner, setting_the_whole_clock_back_before_writing_is_caught_by_the_bracket) {
    auto builder = honest();
    // The client's reply of the 20th says so; the owner's clock claims to be on the 2nd.
    builder.attest(support::instant("2026-11-20T12:00:00Z"));
    builder.add_note("recorded on the 2nd, or so the clock says");
    auto const report = support::verify(builder.entries, builder.checkpoint(), key_of(builder));
    EXPECT_EQ(report.verdict(), Verdict::altered);
    EXPECT_TRUE(says(report, "not before 2026-11-20T12:00:00.000Z"));
}

// What is done to a finished bundle.
Verdict verdict_of(std::map<std::string, std::string> files, Anchors const& anchors,
                   VerifyReport* report = nullptr) {
    bundle::MemoryFiles memory{std::move(files)};
    auto const verified = bundle::verify_bundle(memory, anchors);
    if (report != nullptr) *report = verified;
    return verified.verdict();
}

// As sha256sum would write them again after a change of the payload.
void redo_manifests(std::map<std::string, std::string>& files) {
    bundle::Manifest manifest;
    bundle::Manifest tags;
    for (auto const& [path, content] : files)
        if (path.starts_with("data/")) manifest[path] = crypto::sha256(content);
    files["manifest-sha256.txt"] = bundle::write_manifest(manifest);
    for (auto const& [path, content] : files)
        if (!path.starts_with("data/") && path != "tagmanifest-sha256.txt")
            tags[path] = crypto::sha256(content);
    files["tagmanifest-sha256.txt"] = bundle::write_manifest(tags);
}

void sign_package_again(std::map<std::string, std::string>& files, BundleBuilder const& bundle,
                        crypto::SigningKey const& key) {
    auto const frontier = bundle.ledger.writer.frontier();
    files["package.note"] = bundle::sign_package(
        {bundle.ledger.id(), frontier.size(), crypto::sha256(files["manifest-sha256.txt"])}, key);
    redo_manifests(files);
}

TEST(DishonestOwner, a_swapped_pdf_with_manifests_made_again_breaks_the_package_note) {
    BundleBuilder const bundle;
    auto files = bundle.unpacked();
    files["data/case.pdf"] = "%PDF-1.7 another story";
    redo_manifests(files);
    VerifyReport report;
    EXPECT_EQ(verdict_of(files, bundle.pinned(), &report), Verdict::altered);
    EXPECT_TRUE(says(report, "signed another manifest"));
}

TEST(DishonestOwner, a_package_signed_with_a_foreign_key_is_refused) {
    BundleBuilder const bundle;
    auto files = bundle.unpacked();
    files["data/case.pdf"] = "%PDF-1.7 another story";
    redo_manifests(files);
    sign_package_again(files, bundle, support::signing_key(99));
    EXPECT_EQ(verdict_of(files, bundle.pinned()), Verdict::altered);
}

TEST(DishonestOwner, a_package_signed_with_a_key_that_was_rotated_away_is_refused) {
    BundleBuilder bundle;
    bundle.ledger.rotate(5).add_note("after the rotation");
    auto files = bundle.unpacked();
    Anchors const pinned{support::signing_key(5).public_key().fingerprint(), {}};
    ASSERT_EQ(verdict_of(files, pinned), Verdict::intact);
    sign_package_again(files, bundle, support::signing_key(1));
    EXPECT_EQ(verdict_of(files, pinned), Verdict::altered);
}

TEST(DishonestOwner, a_forged_exhibit_is_refused_although_everything_is_signed_again) {
    BundleBuilder const bundle;
    auto files = bundle.unpacked();
    files["data/exhibits/E01.eml"] = "From: client\n\nThe pages are terrible.\n";
    redo_manifests(files);
    sign_package_again(files, bundle, support::signing_key(1));
    VerifyReport report;
    EXPECT_EQ(verdict_of(files, bundle.pinned(), &report), Verdict::altered);
    EXPECT_TRUE(says(report, "no disclosed entry"));
}

TEST(DishonestOwner, an_exhibit_recorded_the_night_before_is_seen_through_the_letter) {
    BundleBuilder truth;
    auto const letter = truth.ledger.checkpoint();
    BundleBuilder lie;
    lie.ledger = LedgerBuilder{};
    lie.ledger.add_item("From: client\n\nforged praise\n");
    lie.exhibit = "From: client\n\nforged praise\n";
    Anchors const anchors{truth.ledger.key.public_key().fingerprint(), {letter}};
    EXPECT_EQ(verdict_of(lie.unpacked(), anchors), Verdict::altered);
}

TEST(DishonestOwner, an_entry_that_names_keys_or_attestations_cannot_be_withheld) {
    BundleBuilder bundle;
    bundle.ledger.attest(support::instant("2026-11-20T12:00:00Z"));
    bundle.withheld = {bundle.ledger.entries.back().n};
    EXPECT_EQ(verdict_of(bundle.unpacked(), bundle.pinned()), Verdict::altered);
}

TEST(DishonestOwner, a_proof_out_of_a_ledger_of_somebody_else_is_refused) {
    BundleBuilder bundle;
    LedgerBuilder stranger{3, 77};
    stranger.add_item(bundle.exhibit);
    std::vector<Digest> leaves;
    for (auto const& entry : stranger.entries) leaves.push_back(ledger::leaf_hash(entry.line));
    auto const hashes = ledger::inclusion_proof(leaves, {1}, {leaves.size()});
    bundle.extra["data/proofs/exhibit-1.proof"] = "c2sp.org/tlog-proof@v1\nindex 1\n" +
                                                  to_base64(hashes.at(0).view()) + "\n\n" +
                                                  stranger.checkpoint();
    bundle.extra["data/proofs/exhibit-1.line"] = stranger.entries[1].line;
    bundle.extra["data/proofs/exhibit-1.body"] = stranger.entries[1].salted_body;
    VerifyReport report;
    EXPECT_EQ(verdict_of(bundle.unpacked(), bundle.pinned(), &report), Verdict::altered);
    EXPECT_TRUE(says(report, "not signed by the owner's key"));
}

TEST(DishonestOwner, entries_of_a_disclosed_topic_cannot_be_hidden_without_a_trace) {
    BundleBuilder bundle;
    bundle.ledger.add_note("friendly").add_note("unfriendly");
    bundle.withheld = {bundle.ledger.entries.back().n};
    bundle::MemoryFiles files{bundle.unpacked()};
    auto const report = bundle::verify_bundle(files, bundle.pinned());
    EXPECT_TRUE(std::ranges::any_of(report.checks(), [](auto const& check) {
        return check.status == Status::noted &&
               check.detail.contains("2 entries recorded under this id, 1 disclosed");
    }));
}

}  // namespace
}  // namespace tally::dishonest
