#include "api/description.h"

#include <algorithm>
#include <array>
#include <set>

#include "api/embedded.h"
#include "api/yaml.h"
#include "base/check.h"

namespace tally::api {
namespace {

constexpr std::array methods{"get", "post", "put", "delete"};

std::vector<std::string> split(std::string_view text, char at) {
    std::vector<std::string> parts;
    while (!text.empty()) {
        auto const end = std::min(text.find(at), text.size());
        if (end > 0) parts.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

bool is_parameter(std::string_view segment) { return segment.starts_with('{'); }

Member::Type type_of(Json const& schema) {
    auto const type = schema.value("type", "string");
    if (type == "array") return Member::Type::list;
    if (type == "boolean") return Member::Type::flag;
    if (type == "integer") return Member::Type::number;
    return Member::Type::text;
}

void add_members(Operation& operation, Json const& schema) {
    std::set<std::string> required;
    for (auto const& name : schema.value("required", Json::array())) required.insert(name);
    auto const properties = schema.value("properties", Json::object());
    for (auto const& [name, member] : properties.items())
        operation.members.push_back({name, type_of(member), required.contains(name),
                                     member.value("x-upload", false),
                                     member.value("x-secret", false)});
}

void read_body(Operation& operation, Json const& body) {
    auto const& content = body.at("content");
    if (!content.contains("application/json")) return;
    auto const& schema = content.at("application/json").at("schema");
    if (!schema.contains("allOf")) return add_members(operation, schema);
    operation.is_act = true;  // Act, and what is its own
    add_members(operation, schema.at("allOf").at(1));
}

void read_query(Operation& operation, Json const& parameters) {
    for (auto const& one : parameters)
        if (one.value("in", "") == "query")
            operation.members.push_back({.name = one.at("name"),
                                         .type = type_of(one.at("schema")),
                                         .required = one.value("required", false)});
}

void read_answer(Operation& operation, Json const& responses) {
    if (!responses.contains("200") || !responses.at("200").contains("content")) return;
    auto const& content = responses.at("200").at("content");
    operation.media = content.begin().key();
    operation.answers_bytes = operation.media != "application/json" && operation.output.empty();
}

Operation operation_of(std::string const& path, std::string const& method, Json const& json) {
    Operation operation;
    operation.id = json.at("operationId");
    operation.method = method;
    std::ranges::transform(method, operation.method.begin(), ::toupper);
    operation.segments = split(path, '/');
    operation.words = split(json.value("x-command", ""), ' ');
    operation.output = json.value("x-output", "");
    operation.page = json.value("x-page", "");
    operation.filename = json.value("x-filename", "");
    operation.is_job = json.value("x-job", false);
    operation.only_reads = json.value("x-reads", method == "get");
    operation.reads_with = json.value("x-reads-with", "");
    operation.is_here_only = json.value("x-here-only", false);
    operation.is_public = json.contains("security") && json.at("security").empty();
    if (json.contains("requestBody")) read_body(operation, json.at("requestBody"));
    if (json.contains("parameters")) read_query(operation, json.at("parameters"));
    read_answer(operation, json.at("responses"));
    return operation;
}

// "../openapi.yaml#/components/x" is "#/components/x" in the whole document; the schema of the
// command line lies under components.
std::string inner_reference(std::string const& reference) {
    auto const hash = reference.find('#');
    auto const pointer = reference.substr(hash + 1);
    if (reference.contains("cli.schema.json")) return "#/components/x-commands" + pointer;
    return "#" + pointer;
}

void resolve_references(Json& json, std::string const& within) {
    if (json.is_object() && json.contains("$ref") && json["$ref"].is_string()) {
        auto const reference = json["$ref"].get<std::string>();
        json["$ref"] = reference.starts_with('#') && !within.empty()
                           ? "#" + within + reference.substr(1)
                           : inner_reference(reference);
    }
    if (json.is_structured())
        for (auto& each : json) resolve_references(each, within);
}

Json whole_document() {
    auto document = parse_yaml(openapi_document());
    TALLY_CHECK(document.has_value());
    auto paths = Json::object();
    for (auto const& file : api_paths()) {
        auto const some = parse_yaml(file.text);
        TALLY_CHECK(some.has_value());
        for (auto const& [path, item] : some->items()) paths[path] = item;
    }
    resolve_references(paths, "");
    (*document)["paths"] = std::move(paths);
    auto commands = Json::parse(cli_schema());
    for (auto const* key : {"$schema", "$id"}) commands.erase(key);
    resolve_references(commands, "/components/x-commands");
    (*document)["components"]["x-commands"] = std::move(commands);
    return *std::move(document);
}

// Parameters that are shared stand under components.
void inline_parameters(Json& operation, Json const& document) {
    if (!operation.contains("parameters")) return;
    for (auto& one : operation["parameters"])
        if (one.contains("$ref"))
            one = document.at(Json::json_pointer{one["$ref"].get<std::string>().substr(1)});
}

bool fits(Operation const& operation, std::vector<std::string> const& segments) {
    return std::ranges::equal(operation.segments, segments, [](auto const& wanted, auto const& is) {
        return is_parameter(wanted) ? !is.empty() : wanted == is;
    });
}

// Words that are spelled out win over parameters: /engagements/x before /engagements/{engagement}.
std::size_t spelled_out(Operation const& operation) {
    return static_cast<std::size_t>(std::ranges::count_if(
        operation.segments, [](auto const& segment) { return !is_parameter(segment); }));
}

}  // namespace

Description Description::built_in() {
    auto description = read(whole_document());
    TALLY_CHECK(description.has_value());
    return *std::move(description);
}

Result<Description> Description::read(Json document) {
    Description description;
    for (auto const& [path, item] : document.at("paths").items()) {
        for (std::string const method : methods) {
            if (!item.contains(method)) continue;
            auto operation = item.at(method);
            inline_parameters(operation, document);
            try {
                description.operations_.push_back(operation_of(path, method, operation));
            } catch (Json::exception const& error) {
                return fail(Code::invalid_input, method + " " + path + ": " + error.what());
            }
        }
    }
    description.document_ = std::move(document);
    return description;
}

std::optional<Match> Description::find(std::string_view method,
                                       std::vector<std::string> const& segments) const {
    Operation const* best = nullptr;
    for (auto const& operation : operations_)
        if (operation.method == method && fits(operation, segments) &&
            (best == nullptr || spelled_out(operation) > spelled_out(*best)))
            best = &operation;
    if (best == nullptr) return std::nullopt;
    Match match{best, {}};
    for (std::size_t i = 0; i < segments.size(); ++i)
        if (auto const& wanted = best->segments[i]; is_parameter(wanted))
            match.parameters.emplace_back(wanted.substr(1, wanted.size() - 2), segments[i]);
    return match;
}

std::vector<std::string> Description::methods_of(std::vector<std::string> const& segments) const {
    std::vector<std::string> found;
    for (auto const& operation : operations_)
        if (fits(operation, segments)) found.push_back(operation.method);
    return found;
}

}  // namespace tally::api
