#include "mcp/message.h"

#include <gtest/gtest.h>

namespace tally::mcp {
namespace {

FaultCode code_of(std::string_view line) {
    auto const json = parse_line(line);
    if (!json) return json.error().code;
    return message_of(*json).error().code;
}

TEST(Message, a_request_has_its_id_and_its_parameters) {
    auto const message =
        message_of(*parse_line(R"({"jsonrpc":"2.0","id":"a","method":"ping","params":{"x":1}})"));
    ASSERT_TRUE(message);
    EXPECT_EQ(message->kind, Message::Kind::request);
    EXPECT_EQ(message->id, "a");
    EXPECT_EQ(message->method, "ping");
    EXPECT_EQ(message->params["x"], 1);
}

TEST(Message, without_an_id_it_wants_no_answer) {
    auto const message = message_of(*parse_line(R"({"jsonrpc":"2.0","method":"notifications/x"})"));
    ASSERT_TRUE(message);
    EXPECT_EQ(message->kind, Message::Kind::notification);
}

TEST(Message, an_answer_to_nothing_is_told_apart) {
    auto const message = message_of(*parse_line(R"({"jsonrpc":"2.0","id":1,"result":{}})"));
    ASSERT_TRUE(message);
    EXPECT_EQ(message->kind, Message::Kind::response);
}

TEST(Message, what_is_no_json_is_a_parse_error) {
    for (auto const* const line :
         {"", "hello", "{", R"({"a":)", "\xff\xfe", R"("\ud800")", "{} {}"})
        EXPECT_EQ(code_of(line), FaultCode::parse_error) << line;
}

TEST(Message, what_is_no_message_is_an_invalid_request) {
    for (auto const* const line :
         {"[]", "1", "null", "{}", R"({"jsonrpc":"1.0","id":1,"method":"ping"})",
          R"({"jsonrpc":2,"id":1,"method":"ping"})", R"({"jsonrpc":"2.0","id":1,"method":5})",
          R"({"jsonrpc":"2.0","id":1})", R"({"jsonrpc":"2.0","id":null,"method":"ping"})",
          R"({"jsonrpc":"2.0","id":1.5,"method":"ping"})",
          R"({"jsonrpc":"2.0","id":{},"method":"ping"})"})
        EXPECT_EQ(code_of(line), FaultCode::invalid_request) << line;
}

TEST(Message, parameters_in_a_list_are_refused_under_the_id) {
    auto const message =
        message_of(*parse_line(R"({"jsonrpc":"2.0","id":7,"method":"ping","params":[1]})"));
    ASSERT_FALSE(message);
    EXPECT_EQ(message.error().code, FaultCode::invalid_params);
    EXPECT_EQ(message.error().id, 7);
}

TEST(Message, a_deep_message_is_refused_before_it_is_built) {
    std::string const deep(line_bytes_max / 2, '[');
    EXPECT_EQ(code_of(deep), FaultCode::parse_error);
    EXPECT_EQ(code_of(deep + std::string(line_bytes_max / 2, ']')), FaultCode::parse_error);
    auto const allowed = std::string(depth_max, '[') + std::string(depth_max, ']');
    EXPECT_EQ(code_of(allowed), FaultCode::invalid_request);
}

TEST(Message, a_long_line_is_refused_without_being_read) {
    EXPECT_EQ(code_of(std::string(line_bytes_max + 1, ' ') + "{}"), FaultCode::parse_error);
}

TEST(Message, a_written_message_is_one_line_of_valid_text) {
    auto const line = write_line(result_json(1, {{"text", "a\nb\xff"}}));
    EXPECT_EQ(line, "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"text\":\"a\\nb\uFFFD\"}}");
}

}  // namespace
}  // namespace tally::mcp
