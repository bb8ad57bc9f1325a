#include "mcp/tools.h"

#include <algorithm>
#include <cstdint>
#include <iterator>

namespace tally::mcp {
namespace {

using Place = Parameter::Place;

constexpr std::size_t rows_default = 30;
constexpr std::size_t rows_max = 100;
constexpr std::size_t skip_max = 1'000'000;
constexpr std::size_t text_bytes_max = std::size_t{1} << 30;

bool is_number(Place place) {
    return place == Place::skip || place == Place::limit || place == Place::text_from;
}

std::size_t most(Place place) {
    if (place == Place::limit) return rows_max;
    return place == Place::skip ? skip_max : text_bytes_max;
}

std::unexpected<Fault> bad(std::string_view name, std::string const& wrong) {
    return std::unexpected(
        Fault{FaultCode::invalid_params, "'" + std::string{name.substr(0, 100)} + "' " + wrong +
                                             "; tools/list says what this tool takes"});
}

Result<std::size_t, Fault> number_of(Parameter const& parameter, Json const& value) {
    auto const low = parameter.place == Place::limit ? 1 : 0;
    auto const high = most(parameter.place);
    auto const number = value.is_number_integer() ? value.get<std::int64_t>() : -1;
    if (number < low || number > std::int64_t(high))
        return bad(parameter.name,
                   "is a whole number from " + std::to_string(low) + " to " + std::to_string(high));
    return static_cast<std::size_t>(number);
}

Result<std::string, Fault> text_of(Parameter const& parameter, Json const& value) {
    if (!value.is_string()) return bad(parameter.name, "is a text");
    auto text = value.get<std::string>();
    if (text.size() > parameter.bytes_max)
        return bad(parameter.name, "has at most " + std::to_string(parameter.bytes_max) + " bytes");
    if (text.contains('\0')) return bad(parameter.name, "holds a NUL byte");
    if (text.empty() && parameter.required) return bad(parameter.name, "is empty");
    if (!parameter.choices.empty() &&
        std::ranges::find(parameter.choices, text) == parameter.choices.end())
        return bad(parameter.name, "is none of the values that it can have");
    return text;
}

// What of a call is still apart: options in front, other words behind "--".
struct Parts {
    std::vector<std::string> options;
    std::vector<std::string> words;
};

Result<void, Fault> take_number(Call& call, Parameter const& parameter, Json const& value) {
    auto const number = TRY(number_of(parameter, value));
    if (parameter.place == Place::skip) call.page.skip = number;
    if (parameter.place == Place::limit) call.page.limit = number;
    if (parameter.place == Place::text_from) call.page.text_from = number;
    return {};
}

Result<void, Fault> take(Call& call, Parts& parts, Parameter const& parameter, Json const& value) {
    if (is_number(parameter.place)) return take_number(call, parameter, value);
    auto text = TRY(text_of(parameter, value));
    if (text.empty()) return {};
    if (parameter.name == "engagement") call.engagement = text;
    if (parameter.place == Place::word)
        parts.words.push_back(std::move(text));
    else
        parts.options.push_back(std::string{parameter.option} + "=" + text);
    return {};
}

Result<void, Fault> check_names(Tool const& tool, Json const& arguments) {
    if (!arguments.is_object()) return bad("arguments", "is an object");
    for (auto const& [name, value] : arguments.items())
        if (std::ranges::find(tool.parameters, name, &Parameter::name) == tool.parameters.end())
            return bad(name, "is not known to " + std::string{tool.name});
    return {};
}

void join(Call& call, Parts parts) {
    auto& words = call.words;
    std::ranges::move(parts.options, std::back_inserter(words));
    if (call.tool->counts_rows_itself)
        words.push_back("--limit=" + std::to_string(call.page.skip + call.page.limit));
    if (parts.words.empty()) return;
    words.emplace_back("--");
    std::ranges::move(parts.words, std::back_inserter(words));
}

Json schema_of(Parameter const& parameter) {
    Json schema{{"type", is_number(parameter.place) ? "integer" : "string"},
                {"description", parameter.does}};
    if (parameter.place == Place::limit) schema["default"] = rows_default;
    if (is_number(parameter.place)) {
        schema["minimum"] = parameter.place == Place::limit ? 1 : 0;
        schema["maximum"] = most(parameter.place);
    } else if (!parameter.choices.empty()) {
        schema["enum"] = parameter.choices;
    } else {
        schema["maxLength"] = parameter.bytes_max;
    }
    return schema;
}

Json input_schema(Tool const& tool) {
    Json properties = Json::object();
    Json required = Json::array();
    for (auto const& parameter : tool.parameters) {
        properties[std::string{parameter.name}] = schema_of(parameter);
        if (parameter.required) required.push_back(parameter.name);
    }
    return {{"type", "object"},
            {"properties", properties},
            {"required", required},
            {"additionalProperties", false}};
}

Json output_schema(Tool const& tool) {
    Json const list_of_objects{{"type", "array"}, {"items", {{"type", "object"}}}};
    Json const untrusted{
        {"type", "object"},
        {"properties", {{"boundary", {{"type", "string"}}}, {"says", {{"type", "string"}}}}},
        {"required", {"boundary", "says"}}};
    return {{"type", "object"},
            {"properties",
             {{"untrusted", untrusted},
              {"cites", list_of_objects},
              {"cut", list_of_objects},
              {"result", {{"type", "object"}, {"required", tool.has}}}}},
            {"required", {"untrusted", "cites", "cut", "result"}}};
}

}  // namespace

Result<Call, Fault> call_of(Tool const& tool, Json const& arguments) {
    TRY(check_names(tool, arguments));
    Call call{.tool = &tool, .words = tool.command, .engagement = {}, .page = {}};
    call.page.limit = rows_default;
    Parts parts;
    for (auto const& parameter : tool.parameters) {
        auto const found = arguments.find(std::string{parameter.name});
        if (found == arguments.end()) {
            if (parameter.required) return bad(parameter.name, "is missing");
            continue;
        }
        TRY(take(call, parts, parameter, *found));
    }
    join(call, std::move(parts));
    return call;
}

Json description_of(Tool const& tool) {
    return {{"name", tool.name},
            {"title", tool.title},
            {"description", tool.does},
            {"inputSchema", input_schema(tool)},
            {"outputSchema", output_schema(tool)},
            {"annotations",
             {{"title", tool.title},
              {"readOnlyHint", true},
              {"destructiveHint", false},
              {"idempotentHint", true},
              {"openWorldHint", false}}}};
}

}  // namespace tally::mcp
