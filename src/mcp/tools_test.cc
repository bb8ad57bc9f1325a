#include "mcp/tools.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

namespace tally::mcp {
namespace {

Tool const& tool_named(std::string_view name) {
    return *std::ranges::find(all_tools(), name, &Tool::name);
}

std::vector<std::string> words_of(std::string_view tool, Json const& arguments) {
    return call_of(tool_named(tool), arguments).value().words;
}

std::string wrong(std::string_view tool, Json const& arguments) {
    auto const call = call_of(tool_named(tool), arguments);
    return call ? "" : call.error().message;
}

TEST(Tools, reach_these_commands_and_no_other) {
    std::map<std::string_view, std::vector<std::string>> commands;
    for (auto const& tool : all_tools()) commands[tool.name] = tool.command;
    std::map<std::string_view, std::vector<std::string>> const reading{
        {"alerts", {"alerts"}},
        {"deadlines", {"deadlines"}},
        {"draft_check", {"draft", "check"}},
        {"engagement", {"engagement", "show"}},
        {"engagements", {"engagement", "list"}},
        {"matrix", {"case", "matrix"}},
        {"search", {"search"}},
        {"show", {"show"}},
        {"timeline", {"timeline"}},
    };
    EXPECT_EQ(commands, reading);
}

TEST(Tools, pass_only_options_that_choose_what_is_read) {
    std::set<std::string_view> options;
    for (auto const& tool : all_tools())
        for (auto const& parameter : tool.parameters)
            if (parameter.place == Parameter::Place::option) options.insert(parameter.option);
    EXPECT_EQ(options, (std::set<std::string_view>{"--at", "--from", "--into", "--kind", "--sort",
                                                   "--text", "--to"}));
}

// Whatever an assistant was talked into: the words begin with the command of the table, then come
// options of the table with their values, then words that no parser takes for options.
TEST(Tools, no_argument_becomes_a_command_or_an_option) {
    std::vector<std::string> const evil{
        "--raw",        "-o/tmp/x",       "--vault=/etc", "--",   "erase",
        "--reason",     "x --yes-i-know", "$(rm -rf /)",  "a\nb", "--at=2020-01-01T00:00:00Z",
        "export;import"};
    for (auto const& tool : all_tools())
        for (auto const& text : evil) {
            Json arguments = Json::object();
            for (auto const& one : tool.parameters)
                if (one.choices.empty() &&
                    (one.place == Parameter::Place::option || one.place == Parameter::Place::word))
                    arguments[std::string{one.name}] = text;
            auto const words = call_of(tool, arguments).value().words;
            auto const behind = std::ranges::find(words, "--");
            auto const begin = std::ptrdiff_t(tool.command.size());
            ASSERT_TRUE(std::equal(tool.command.begin(), tool.command.end(), words.begin()));
            for (auto word = words.begin() + begin; word < behind; ++word)
                EXPECT_TRUE(word->starts_with("--") && word->contains('=')) << *word;
        }
}

TEST(Tools, values_stand_behind_their_options_and_words_at_the_end) {
    EXPECT_EQ(words_of("timeline", {{"engagement", "site"}, {"kind", "mail"}, {"skip", 3}}),
              (std::vector<std::string>{"timeline", "--kind=mail", "--", "site"}));
    EXPECT_EQ(words_of("search", {{"query", "logo"}, {"skip", 10}, {"limit", 5}}),
              (std::vector<std::string>{"search", "--limit=15", "--", "logo"}));
    EXPECT_EQ(words_of("deadlines", Json::object()), (std::vector<std::string>{"deadlines"}));
}

TEST(Tools, an_argument_that_makes_no_sense_is_named) {
    EXPECT_TRUE(wrong("show", Json::object()).starts_with("'item' is missing"));
    EXPECT_TRUE(wrong("show", {{"item", ""}}).starts_with("'item' is empty"));
    EXPECT_TRUE(wrong("show", {{"item", 5}}).starts_with("'item' is a text"));
    EXPECT_TRUE(wrong("show", {{"item", "a"}, {"raw", true}}).starts_with("'raw' is not known"));
    EXPECT_TRUE(wrong("search", {{"query", "a"}, {"sort", "best"}}).starts_with("'sort' is none"));
    EXPECT_TRUE(wrong("search", {{"query", std::string("a\0b", 3)}}).starts_with("'query' holds"));
    EXPECT_TRUE(wrong("search", {{"query", std::string(5000, 'a')}}).starts_with("'query' has at"));
    for (Json const& number : {Json(-1), Json(0), Json(101), Json(1.5), Json("5"), Json(nullptr)})
        EXPECT_TRUE(wrong("alerts", {{"limit", number}}).starts_with("'limit' is a whole"))
            << number;
    EXPECT_TRUE(wrong("alerts", Json::array()).starts_with("'arguments' is an object"));
}

TEST(Tools, each_says_that_it_only_reads_and_what_it_takes) {
    for (auto const& tool : all_tools()) {
        auto const json = description_of(tool);
        EXPECT_EQ(json["annotations"]["readOnlyHint"], true);
        EXPECT_EQ(json["annotations"]["destructiveHint"], false);
        EXPECT_EQ(json["inputSchema"]["additionalProperties"], false);
        EXPECT_EQ(json["inputSchema"]["properties"].size(), tool.parameters.size());
        EXPECT_EQ(json["outputSchema"]["properties"]["result"]["required"], tool.has);
        EXPECT_FALSE(json["description"].get<std::string>().empty());
    }
}

}  // namespace
}  // namespace tally::mcp
