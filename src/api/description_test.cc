#include "api/description.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace tally::api {
namespace {

using testing::ElementsAre;
using testing::Pair;

Description const& built_in() {
    static auto const description = Description::built_in();
    return description;
}

TEST(Description, a_path_finds_its_operation_and_its_parameters) {
    auto const match = built_in().find("POST", {"engagements", "acme", "milestones", "2", "start"});
    ASSERT_TRUE(match);
    EXPECT_EQ(match->operation->id, "startMilestone");
    EXPECT_TRUE(match->operation->is_act);
    EXPECT_THAT(match->parameters, ElementsAre(Pair("engagement", "acme"), Pair("n", "2")));
}

TEST(Description, words_that_are_spelled_out_win_over_parameters) {
    auto const match = built_in().find("GET", {"engagements", "acme", "requests", "detected"});
    ASSERT_TRUE(match);
    EXPECT_EQ(match->operation->id, "detectRequests");
}

TEST(Description, a_path_without_this_method_names_those_that_it_takes) {
    EXPECT_FALSE(built_in().find("DELETE", {"engagements"}));
    EXPECT_THAT(built_in().methods_of({"engagements"}), ElementsAre("GET", "POST"));
    EXPECT_THAT(built_in().methods_of({"nowhere"}), ElementsAre());
}

TEST(Description, names_of_operations_are_unique) {
    std::set<std::string> names;
    for (auto const& operation : built_in().operations())
        EXPECT_TRUE(names.insert(operation.id).second) << operation.id;
    EXPECT_GT(names.size(), 140U);
}

TEST(Description, each_placeholder_of_a_command_is_a_parameter_or_a_member) {
    for (auto const& operation : built_in().operations())
        for (auto const& word : operation.words) {
            if (!word.starts_with('{') || word == "{$vault}" || word == "{=file}") continue;
            auto const name = word.substr(1, word.size() - 2);
            bool const in_path =
                std::ranges::find(operation.segments, word) != operation.segments.end();
            bool const member = std::ranges::find(operation.members, name, &Member::name) !=
                                operation.members.end();
            EXPECT_TRUE(in_path || member) << operation.id << " " << word;
        }
}

TEST(Description, no_reference_of_the_whole_document_leads_nowhere) {
    auto const& document = built_in().document();
    std::function<void(Json const&)> const look = [&](Json const& json) {
        if (json.is_object() && json.contains("$ref") && json["$ref"].is_string()) {
            auto const reference = json["$ref"].get<std::string>();
            ASSERT_TRUE(reference.starts_with("#/")) << reference;
            auto pointer = reference.substr(1);
            for (auto at = pointer.find("%20"); at != pointer.npos; at = pointer.find("%20"))
                pointer.replace(at, 3, " ");
            EXPECT_TRUE(document.contains(Json::json_pointer{pointer})) << reference;
        }
        if (json.is_structured())
            for (auto const& each : json) look(each);
    };
    look(document);
}

TEST(Description, a_document_that_makes_no_sense_is_named_by_its_path) {
    auto const description =
        Description::read({{"paths", {{"/broken", {{"get", {{"summary", "no id"}}}}}}}});
    ASSERT_FALSE(description);
    EXPECT_THAT(description.error().message, testing::HasSubstr("get /broken"));
}

}  // namespace
}  // namespace tally::api
