#include "lessons/client.h"

#include <gtest/gtest.h>

#include "support/engagement_builder.h"

namespace tally::lessons {
namespace {

engagement::State with_client(std::string name, std::string email = "") {
    auto opening = support::an_engagement(engagement::EngagementType::direct_fixed);
    opening.client.name = std::move(name);
    opening.client.email = std::move(email);
    return support::EngagementBuilder{std::move(opening)}.state;
}

TEST(SameClient, is_known_by_the_name_in_front_of_brackets_or_in_them) {
    auto const state = with_client("Northwind Studio (Daniel Reyes)");
    for (auto const* name : {"Northwind Studio (Daniel Reyes)", "northwind studio", "Daniel Reyes",
                             " Northwind Studio ", "Northwind Studio (Ann Lee)"})
        EXPECT_TRUE(is_with(state, name, {})) << name;
    for (auto const* name : {"", " ", "Northwind", "Studio (Daniel Reyes)", "Daniel"})
        EXPECT_FALSE(is_with(state, name, {})) << name;
}

TEST(SameClient, two_firms_of_one_town_are_not_one) {
    EXPECT_FALSE(is_with(with_client("Acme (Berlin)"), "Other (Berlin)", {}));
    EXPECT_FALSE(same_client(with_client("Acme (Berlin)"), with_client("Other (Berlin)")));
    EXPECT_TRUE(same_client(with_client("Acme (Berlin)"), with_client("ACME")));
}

TEST(SameClient, is_known_by_an_address_whatever_the_name) {
    auto const state = with_client("Ann", "ann@Example.com");
    EXPECT_TRUE(is_with(state, "", {"ANN@example.com"}));
    EXPECT_FALSE(is_with(state, "", {"bob@example.com"}));
}

}  // namespace
}  // namespace tally::lessons
