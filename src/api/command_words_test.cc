#include "api/command_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace tally::api {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

Operation log_request() {
    Operation operation;
    operation.id = "logRequest";
    operation.method = "POST";
    operation.words = {"scope", "log", "--", "{engagement}"};
    operation.is_act = true;
    operation.members = {{.name = "quote", .required = true},
                         {.name = "item", .type = Member::Type::list},
                         {.name = "milestone", .type = Member::Type::number}};
    return operation;
}

CommandInput input(Json body) {
    CommandInput input;
    input.parameters = {{"engagement", "acme"}};
    input.body = std::move(body);
    input.upload = [](std::string const& id) -> Result<std::filesystem::path> {
        if (id == "known") return std::filesystem::path{"/uploads/known/file.mbox"};
        return fail(Code::not_found, "there is no upload '" + id + "'");
    };
    return input;
}

std::string refusal(Operation const& operation, Json body) {
    auto const words = command_words(operation, input(std::move(body)));
    return words ? "" : words.error().message;
}

TEST(CommandWords, members_become_options_and_the_path_stands_behind_two_dashes) {
    auto const words = command_words(
        log_request(),
        input(
            {{"quote", "add a shop"}, {"item", {"a1", "b2"}}, {"milestone", 2}, {"insist", true}}));
    ASSERT_TRUE(words) << words.error().message;
    EXPECT_THAT(*words, ElementsAre("scope", "log", "--yes-i-know", "--item=a1", "--item=b2",
                                    "--milestone=2", "--quote=add a shop", "--", "acme"));
}

TEST(CommandWords, what_is_not_known_missing_or_of_another_type_is_named) {
    auto const operation = log_request();
    EXPECT_THAT(refusal(operation, {{"quote", "x"}, {"vault", "/"}}), HasSubstr("'vault'"));
    EXPECT_THAT(refusal(operation, Json::object()), HasSubstr("'quote' is missing"));
    EXPECT_THAT(refusal(operation, {{"quote", 1.5}}), HasSubstr("'quote' is text"));
    EXPECT_THAT(refusal(operation, {{"quote", "x"}, {"item", "a1"}}),
                HasSubstr("'item' is a list"));
    EXPECT_THAT(refusal(operation, {{"quote", "x"}, {"insist", "yes"}}), HasSubstr("'insist'"));
    EXPECT_THAT(refusal(operation, {{"quote", std::string("a\0b", 3)}}), HasSubstr("NUL"));
    EXPECT_THAT(refusal(operation, Json::array()), HasSubstr("'body'"));
}

TEST(CommandWords, an_upload_is_the_file_that_was_sent_and_no_path_of_the_machine) {
    Operation operation;
    operation.method = "POST";
    operation.words = {"import", "--", "{path}"};
    operation.members = {
        {.name = "path", .type = Member::Type::list, .required = true, .upload = true}};
    auto const words = command_words(operation, input({{"path", {"known"}}}));
    ASSERT_TRUE(words);
    EXPECT_THAT(*words, ElementsAre("import", "--", "/uploads/known/file.mbox"));
    EXPECT_THAT(refusal(operation, {{"path", {"/etc/passwd"}}}), HasSubstr("no upload"));
}

TEST(CommandWords, a_query_is_read_by_the_types_of_its_parameters) {
    Operation operation;
    operation.method = "GET";
    operation.words = {"search", "--", "{query}"};
    operation.members = {{.name = "query", .required = true},
                         {.name = "exact", .type = Member::Type::flag},
                         {.name = "limit", .type = Member::Type::number}};
    CommandInput in;
    in.query = {{"query", "--vault=/x"}, {"exact", "true"}, {"limit", "5"}};
    auto const words = command_words(operation, in);
    ASSERT_TRUE(words) << words.error().message;
    EXPECT_THAT(*words, ElementsAre("search", "--exact", "--limit=5", "--", "--vault=/x"));
}

RC_GTEST_PROP(CommandWords, no_foreign_text_becomes_an_option, ()) {
    auto const quote = *rc::gen::nonEmpty<std::string>();
    auto const slug = *rc::gen::nonEmpty<std::string>();
    RC_PRE(!quote.contains('\0') && !slug.contains('\0'));
    auto in = input({{"quote", quote}});
    in.parameters = {{"engagement", slug}};
    auto const words = command_words(log_request(), in);
    RC_ASSERT(words.has_value());
    RC_ASSERT(*words == (std::vector<std::string>{"scope", "log", "--quote=" + quote, "--", slug}));
}

}  // namespace
}  // namespace tally::api
