#include "ledger/correction.h"

#include <gtest/gtest.h>

#include "ledger/kinds.h"

namespace tally::ledger {
namespace {

TEST(Correction, comes_back_as_it_was_written) {
    Correction const voided{3, "entered twice"};
    auto const read = decode_correction(9, kind::entry_voided, encode(voided)).value();
    EXPECT_EQ(read.entry, 3U);
    EXPECT_EQ(read.reason, "entered twice");
    EXPECT_FALSE(read.right);
    Correction const corrected{3, "wrong amount", JsonObject{{"amount", 5}}};
    EXPECT_EQ(decode_correction(9, kind::entry_corrected, encode(corrected))->right,
              corrected.right);
}

TEST(Correction, points_back_and_never_to_itself_or_ahead) {
    for (int const entry : {9, 10, -1}) {
        JsonObject const body{{"entry", entry}, {"reason", "x"}};
        EXPECT_FALSE(decode_correction(9, kind::entry_voided, body));
    }
}

TEST(Correction, says_what_is_right_or_that_nothing_is) {
    JsonObject const voided{{"entry", 1}, {"reason", "x"}};
    EXPECT_FALSE(decode_correction(9, kind::entry_corrected, voided));
    auto const corrected = encode(Correction{1, "x", JsonObject{}});
    EXPECT_FALSE(decode_correction(9, kind::entry_voided, corrected));
}

}  // namespace
}  // namespace tally::ledger
