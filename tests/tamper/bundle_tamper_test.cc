// One bundle: any other bytes than those that were handed out are refused, as a ZIP and unpacked.
#include <gtest/gtest.h>

#include <algorithm>

#include "bundle/verify_bundle.h"
#include "support/bundle_builder.h"
#include "tamper/turned_bits.h"

namespace tally::tamper {
namespace {

using ledger::Verdict;
using Files = std::map<std::string, std::string>;

struct BundleTamper : testing::Test {
    BundleTamper() { zip = owner.zip(); }

    // An unreadable ZIP is altered: verify_path says so, too.
    Verdict verdict_of(std::string const& bytes) const {
        auto files = bundle::open_zip(bundle::bytes_source(bytes));
        if (!files) return Verdict::altered;
        return bundle::verify_bundle(**files, owner.pinned()).verdict();
    }

    ledger::VerifyReport report_of(Files files) const {
        bundle::MemoryFiles unpacked{std::move(files)};
        return bundle::verify_bundle(unpacked, owner.pinned());
    }

    support::BundleBuilder owner;
    std::string zip;
};

TEST_F(BundleTamper, the_honest_bundle_is_intact) {
    EXPECT_EQ(verdict_of(zip), Verdict::intact);
    EXPECT_EQ(report_of(owner.unpacked()).verdict(), Verdict::intact);
}

TEST_F(BundleTamper, any_bit_of_the_zip_is_found) {
    turn_bits(zip, 1, [&](std::string const& bytes, std::size_t bit) {
        EXPECT_EQ(verdict_of(bytes), Verdict::altered) << "bit " << bit;
    });
}

TEST_F(BundleTamper, a_zip_that_was_cut_off_is_refused_at_every_length) {
    for (std::size_t size = 0; size < zip.size(); size += every_bit() ? 1U : 7U)
        EXPECT_EQ(verdict_of(zip.substr(0, size)), Verdict::altered) << size;
}

TEST_F(BundleTamper, a_zip_with_bytes_before_between_or_behind_is_refused) {
    for (std::size_t at = 0; at <= zip.size(); at += every_bit() ? 1U : 7U) {
        auto longer = zip;
        longer.insert(at, 1, '\0');
        EXPECT_EQ(verdict_of(longer), Verdict::altered) << at;
    }
    EXPECT_EQ(verdict_of(zip + zip), Verdict::altered);
}

TEST_F(BundleTamper, any_bit_of_an_unpacked_file_is_found_and_the_file_named) {
    auto const honest = owner.unpacked();
    for (auto const& [path, content] : honest) {
        turn_bits(content, 5, [&](std::string const& bytes, std::size_t bit) {
            auto files = honest;
            files[path] = bytes;
            auto const report = report_of(std::move(files));
            EXPECT_NE(report.verdict(), Verdict::intact) << path << " bit " << bit;
            EXPECT_TRUE(std::ranges::any_of(report.checks(),
                                            [&](ledger::Check const& check) {
                                                return check.status != ledger::Status::passed &&
                                                       (check.subject.contains(path) ||
                                                        check.detail.contains(path));
                                            }))
                << path << " bit " << bit;
        });
    }
}

TEST_F(BundleTamper, a_file_that_was_removed_renamed_or_emptied_is_found) {
    auto const honest = owner.unpacked();
    for (auto const& [path, content] : honest) {
        auto files = honest;
        files.erase(path);
        EXPECT_NE(report_of(files).verdict(), Verdict::intact) << path << " removed";
        files[path + "x"] = content;
        EXPECT_NE(report_of(files).verdict(), Verdict::intact) << path << " renamed";
        files.erase(path + "x");
        files[path] = "";
        EXPECT_NE(report_of(files).verdict(), Verdict::intact) << path << " emptied";
    }
}

TEST_F(BundleTamper, a_file_that_nobody_signed_for_is_found) {
    auto files = owner.unpacked();
    files["data/exhibits/E03.txt"] = "the client was happy";
    EXPECT_NE(report_of(files).verdict(), Verdict::intact);
}

TEST_F(BundleTamper, any_two_files_that_changed_places_are_found) {
    auto const honest = owner.unpacked();
    for (auto a = honest.begin(); a != honest.end(); ++a) {
        for (auto b = std::next(a); b != honest.end(); ++b) {
            auto files = honest;
            std::swap(files[a->first], files[b->first]);
            EXPECT_EQ(report_of(files).verdict(), Verdict::altered) << a->first << b->first;
        }
    }
}

}  // namespace
}  // namespace tally::tamper
