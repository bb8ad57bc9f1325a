// Whatever is owed, paid and counted: interest behaves as interest must.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>

#include "rights/interest.h"

namespace tally::rights {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

Currency euro() { return Currency::parse("EUR").value(); }
Date due() { return Date{std::chrono::year{2024}, std::chrono::month{1}, std::chrono::day{31}}; }
Date after(int count) { return Date{sys_days{due()} + days{count}}; }

template <typename Number>
Number any_of(Number begin, Number end) {
    return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(begin, end));
}

// Half-years with rates of their own, some of which are unknown.
RateTable any_table() {
    RateTable table;
    for (int half = 0; half < 6; ++half) {
        if (any_of(0, 4) == 0) continue;
        std::chrono::year const year{2024 + half / 2};
        RatePeriod period;
        period.from = year / (half % 2 == 0 ? 1 : 7) / 1;
        period.until = half % 2 == 0 ? Date{year / 6 / 30} : Date{year / 12 / 31};
        period.percent = any_of(0, 1200);
        table.periods.push_back(period);
    }
    return table;
}

Debt any_debt() {
    Debt debt;
    debt.amount = {any_of<std::int64_t>(1, 900'000'000), euro()};
    auto const count = any_of(0, 5);
    for (int i = 0; i < count; ++i)
        debt.parts.push_back(
            {after(any_of(-40, 900)), {any_of<std::int64_t>(1, debt.amount.minor + 1), euro()}});
    return debt;
}

InterestTerm any_term() {
    return {.reference = any_of(0, 3) == 0 ? "" : "table",
            .percent = any_of(0, 2000),
            .frozen = any_of(0, 2) == 0,
            .days_in_year = 365,
            .confidence = Confidence::high};
}

TEST(InterestProperty, never_falls_as_days_grow_and_is_never_negative) {
    EXPECT_TRUE(rc::check([] {
        auto const debt = any_debt();
        auto const table = any_table();
        auto const term = any_term();
        std::int64_t before = 0;
        for (int day = 0, step = any_of(1, 60); day < 900; day += step) {
            auto const now = interest(debt, due(), after(day), term, &table).amount.minor;
            RC_ASSERT(now >= before);
            before = now;
        }
    }));
}

TEST(InterestProperty, more_principal_is_never_less_interest) {
    EXPECT_TRUE(rc::check([] {
        auto debt = any_debt();
        auto const table = any_table();
        auto const term = any_term();
        auto const on = after(any_of(0, 900));
        auto const less = interest(debt, due(), on, term, &table).amount.minor;
        debt.amount.minor += any_of<std::int64_t>(0, 1'000'000);
        RC_ASSERT(interest(debt, due(), on, term, &table).amount.minor >= less);
    }));
}

TEST(InterestProperty, payment_in_full_stops_it) {
    EXPECT_TRUE(rc::check([] {
        auto debt = any_debt();
        auto const table = any_table();
        auto const term = any_term();
        auto const paid = any_of(0, 400);
        debt.parts.push_back({after(paid), debt.amount});
        auto const then = interest(debt, due(), after(paid), term, &table);
        auto const later = interest(debt, due(), after(paid + any_of(0, 400)), term, &table);
        RC_ASSERT(then.amount == later.amount);
        RC_ASSERT(debt.open(after(paid)).minor == 0);
    }));
}

TEST(InterestProperty, the_order_of_payments_does_not_matter) {
    EXPECT_TRUE(rc::check([] {
        auto debt = any_debt();
        auto const table = any_table();
        auto const term = any_term();
        auto const on = after(any_of(0, 900));
        auto const first = interest(debt, due(), on, term, &table).amount;
        std::ranges::reverse(debt.parts);
        RC_ASSERT(interest(debt, due(), on, term, &table).amount == first);
        std::ranges::sort(debt.parts, {}, [](Part const& part) { return part.amount.minor; });
        RC_ASSERT(interest(debt, due(), on, term, &table).amount == first);
    }));
}

// The slow way: each day by itself, summed exactly and rounded at the end.
TEST(InterestProperty, spans_give_what_single_days_give) {
    EXPECT_TRUE(rc::check([] {
        auto const debt = any_debt();
        auto const table = any_table();
        auto const term = any_term();
        auto const count = any_of(0, 600);
        __extension__ __int128 product = 0;
        for (int day = 1; day <= count; ++day) {
            int rate = term.percent;
            if (!term.reference.empty()) {
                auto const* period = table.at(after(term.frozen ? 1 : day));
                rate = period == nullptr ? 0 : period->percent + term.percent;
            }
            product += __extension__ static_cast<__int128>(debt.open(after(day)).minor) * rate;
        }
        auto const minor = static_cast<std::int64_t>((product + 1'825'000) / 3'650'000);
        RC_ASSERT(interest(debt, due(), after(count), term, &table).amount.minor == minor);
    }));
}

}  // namespace
}  // namespace tally::rights
