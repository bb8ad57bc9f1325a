#include "mcp/message.h"

#include <utility>

namespace tally::mcp {
namespace {

std::unexpected<Fault> bad(FaultCode code, std::string message, Json id = nullptr) {
    return std::unexpected(Fault{code, std::move(message), std::move(id)});
}

bool is_id(Json const& id) { return id.is_string() || id.is_number_integer(); }

}  // namespace

Result<Json, Fault> parse_line(std::string_view line) {
    if (line.size() > line_bytes_max)
        return bad(FaultCode::parse_error, "a message has at most 1 MiB");
    bool too_deep = false;
    // What lies too deep is never built: copying and writing it would take the stack.
    auto const keep = [&](int depth, Json::parse_event_t, Json const&) {
        too_deep = too_deep || depth > depth_max;
        return depth <= depth_max;
    };
    auto json = Json::parse(line, keep, false);
    if (too_deep) return bad(FaultCode::parse_error, "a message is at most 32 levels deep");
    if (json.is_discarded()) return bad(FaultCode::parse_error, "this line is no JSON");
    return json;
}

Result<Message, Fault> message_of(Json const& json) {
    if (!json.is_object()) return bad(FaultCode::invalid_request, "a message is a JSON object");
    Message message;
    bool const has_id = json.contains("id");
    if (has_id && is_id(json["id"])) message.id = json["id"];
    if (json.value("jsonrpc", Json{}) != "2.0")
        return bad(FaultCode::invalid_request, R"("jsonrpc" is "2.0")", message.id);
    if (!json.contains("method") && (json.contains("result") || json.contains("error"))) {
        message.kind = Message::Kind::response;
        return message;
    }
    if (has_id && message.id.is_null())
        return bad(FaultCode::invalid_request, R"("id" is a text or a whole number)");
    if (!json.contains("method") || !json["method"].is_string())
        return bad(FaultCode::invalid_request, R"("method" is a text)", message.id);
    message.kind = has_id ? Message::Kind::request : Message::Kind::notification;
    message.method = json["method"].get<std::string>();
    if (!json.contains("params")) return message;
    if (!json["params"].is_object())
        return bad(FaultCode::invalid_params, R"("params" is an object)", message.id);
    message.params = json["params"];
    return message;
}

Json result_json(Json const& id, Json result) {
    return {{"jsonrpc", "2.0"}, {"id", id}, {"result", std::move(result)}};
}

Json fault_json(Fault const& fault) {
    return {{"jsonrpc", "2.0"},
            {"id", fault.id},
            {"error", {{"code", std::to_underlying(fault.code)}, {"message", fault.message}}}};
}

std::string write_line(Json const& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace tally::mcp
