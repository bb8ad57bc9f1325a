#include "base/digest.h"

#include <gtest/gtest.h>

namespace tally {
namespace {

TEST(Digest, writes_its_algorithm_and_reads_it_back) {
    auto const digest = Digest::from_bytes(std::string(32, '\x0f'));
    EXPECT_EQ(digest.text(),
              "sha256:0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f");
    EXPECT_EQ(Digest::parse(digest.text()).value(), digest);
}

TEST(Digest, refuses_upper_case_wrong_lengths_and_other_algorithms) {
    EXPECT_FALSE(Digest::from_hex(std::string(64, 'A')).has_value());
    EXPECT_FALSE(Digest::from_hex(std::string(62, 'a')).has_value());
    EXPECT_FALSE(Digest::parse("sha512:" + std::string(64, 'a')).has_value());
    EXPECT_FALSE(Digest::parse(std::string(64, 'a')).has_value());
}

}  // namespace
}  // namespace tally
