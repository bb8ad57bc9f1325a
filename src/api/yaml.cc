#include "api/yaml.h"

#include <yaml-cpp/yaml.h>

#include <charconv>

namespace tally::api {
namespace {

using Json = nlohmann::ordered_json;

Json scalar(YAML::Node const& node) {
    auto const& text = node.Scalar();
    if (node.Tag() == "!") return text;  // it stood in quotes
    if (text == "true") return true;
    if (text == "false") return false;
    std::int64_t number = 0;
    auto const* end = text.data() + text.size();
    auto const read = std::from_chars(text.data(), end, number);
    if (read.ec == std::errc{} && read.ptr == end) return number;
    return text;
}

Json to_json(YAML::Node const& node) {
    if (node.IsScalar()) return scalar(node);
    if (node.IsSequence()) {
        auto array = Json::array();
        for (auto const& each : node) array.push_back(to_json(each));
        return array;
    }
    auto object = Json::object();
    if (node.IsMap())
        for (auto const& each : node) object[each.first.Scalar()] = to_json(each.second);
    return object;
}

}  // namespace

Result<Json> parse_yaml(std::string_view text) {
    try {
        return to_json(YAML::Load(std::string{text}));
    } catch (
        YAML::Exception const& error) {  // yaml-cpp speaks in exceptions; none leaves this file
        return fail(Code::invalid_input, error.what());
    }
}

}  // namespace tally::api
