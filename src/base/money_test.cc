#include "base/money.h"

#include <gtest/gtest.h>

namespace tally {
namespace {

Money money(std::string_view amount, std::string_view code) {
    return Money::parse(amount, Currency::parse(code).value()).value();
}

TEST(Money, reads_and_writes_amounts_with_the_decimals_of_the_currency) {
    EXPECT_EQ(money("1200", "USD").amount(), "1200.00");
    EXPECT_EQ(money("1,200.5", "USD").minor, 120050);
    EXPECT_EQ(money("1200", "JPY").amount(), "1200");
    EXPECT_EQ(money("0.005", "KWD").amount(), "0.005");
}

TEST(Money, speaks_as_people_write) {
    EXPECT_EQ(money("1200", "USD").text(), "$1,200.00");
    EXPECT_EQ(money("1234567.8", "CHF").text(), "1,234,567.80 CHF");
    EXPECT_EQ((money("1", "EUR") - money("2.50", "EUR")).text(), "-€1.50");
}

TEST(Money, refuses_amounts_that_are_not_exact) {
    auto const usd = Currency::parse("USD").value();
    for (auto const* text : {"", ".5", "5.", "1.234", "-5", "$5", "1e3", "12,00", "1,20", ",100",
                             "1,0000", "90071992547409.93", "99999999999999999999"})
        EXPECT_FALSE(Money::parse(text, usd).has_value()) << text;
    EXPECT_FALSE(Currency::parse("usd").has_value());
    EXPECT_FALSE(Currency::parse("XXX").has_value());
}

}  // namespace
}  // namespace tally
