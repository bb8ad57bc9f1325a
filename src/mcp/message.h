// Messages of the Model Context Protocol: JSON-RPC 2.0, one on each line
// (https://modelcontextprotocol.io/specification/2025-06-18/basic). Pure; a message is hostile
// until it is read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace tally::mcp {

using Json = nlohmann::ordered_json;

inline constexpr std::size_t line_bytes_max = std::size_t{1} << 20;
inline constexpr int depth_max = 32;  // objects and lists within each other

// JSON-RPC 2.0 section 5.1
enum class FaultCode : std::int16_t {
    parse_error = -32700,
    invalid_request = -32600,
    method_not_found = -32601,
    invalid_params = -32602,
};

// Why a message has no result.
struct Fault {
    FaultCode code;
    std::string message;
    Json id = nullptr;  // of the request, where it can be told
};

struct Message {
    enum class Kind : std::uint8_t {
        request,
        notification,  // wants no answer
        response,      // to a request, and this server sends none
    };
    Kind kind = Kind::request;
    Json id = nullptr;  // a text or a whole number; null for a notification
    std::string method;
    Json params = Json::object();
};

// The JSON of one line. parse_error: too long, too deep, or no JSON.
Result<Json, Fault> parse_line(std::string_view line);
// invalid_request: no message. A request that has an id gets its answer under it.
Result<Message, Fault> message_of(Json const& json);

Json result_json(Json const& id, Json result);
Json fault_json(Fault const& fault);
// One line without its end. What is no UTF-8 becomes U+FFFD.
std::string write_line(Json const& json);

}  // namespace tally::mcp
