#include "importers/postmark.h"

#include <gtest/gtest.h>

namespace tally::importers {
namespace {

TEST(Postmark, what_programs_write_is_recognised) {
    for (auto const* line :
         {"From anna@x.example Mon Nov  2 10:00:00 2026",
          "From anna@x.example Mon Nov  2 10:00 2026",
          "From anna@x.example  Mon Nov 02 10:00:00 2026 +0100",
          "From anna@x.example Mon Nov  2 10:00:00 +0100 2026",
          "From anna@x.example Mon Nov  2 10:00:00 CET 2026",
          "From anna at x.example  Mon Nov  2 10:00:00 2026", "From - Mon Nov 02 10:00:00 2026",
          "From MAILER-DAEMON Mon Nov  2 10:00:00 2026"})
        EXPECT_TRUE(is_postmark(line)) << line;
}

TEST(Postmark, sentences_are_none) {
    for (auto const* line :
         {"From here on we work by the hour.", "From ", "From", "from anna Mon Nov 2 10:00:00 2026",
          ">From anna@x.example Mon Nov  2 10:00:00 2026", "From Mon to Fri we meet at 10:00",
          "From anna@x.example Mon Nov  2", "From anna@x.example Mon Nov  2 10:00:00",
          "From a Mon Nov day 10:00:00 2026"})
        EXPECT_FALSE(is_postmark(line)) << line;
    EXPECT_FALSE(is_postmark("From a" + std::string(5'000, 'x') + " Mon Nov  2 10:00:00 2026"));
}

}  // namespace
}  // namespace tally::importers
