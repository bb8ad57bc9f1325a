#include "api/command_words.h"

#include <algorithm>
#include <array>
#include <map>

namespace tally::api {
namespace {

constexpr std::size_t value_bytes_max = 1 << 20;

using Values = std::map<std::string, std::vector<std::string>>;

std::string option_name(std::string name) {
    if (name == "insist") return "--yes-i-know";
    if (name == "as_of") return "--at";
    std::ranges::replace(name, '_', '-');
    return "--" + name;
}

std::unexpected<Error> bad(std::string const& member, std::string const& wrong) {
    return fail(Code::invalid_input, "'" + member + "' " + wrong,
                "see api/openapi.json for what this path takes");
}

Member const* find_member(Operation const& operation, std::string const& name) {
    static std::array const of_acts{
        Member{.name = "by"}, Member{.name = "occurred"}, Member{.name = "basis"},
        Member{.name = "insist", .type = Member::Type::flag}, Member{.name = "reason"}};
    auto const own = std::ranges::find(operation.members, name, &Member::name);
    if (own != operation.members.end()) return &*own;
    if (!operation.is_act) return nullptr;
    auto const act = std::ranges::find(of_acts, name, &Member::name);
    return act == of_acts.end() ? nullptr : &*act;
}

Result<std::string> checked_text(std::string const& name, std::string text) {
    if (text.size() > value_bytes_max) return bad(name, "is longer than 1 MiB");
    if (text.contains('\0')) return bad(name, "holds a NUL byte");
    return text;
}

Result<std::vector<std::string>> values_of(Member const& member, Json const& value) {
    switch (member.type) {
        case Member::Type::flag:
            if (!value.is_boolean()) return bad(member.name, "is true or false");
            return value.get<bool>() ? std::vector<std::string>{""} : std::vector<std::string>{};
        case Member::Type::number:
            if (!value.is_number_integer()) return bad(member.name, "is a whole number");
            return std::vector{std::to_string(value.get<std::int64_t>())};
        case Member::Type::text:
            if (value.is_number_integer())
                return std::vector{std::to_string(value.get<std::int64_t>())};
            if (!value.is_string()) return bad(member.name, "is text");
            return std::vector{TRY(checked_text(member.name, value.get<std::string>()))};
        case Member::Type::list: break;
    }
    if (!value.is_array()) return bad(member.name, "is a list");
    std::vector<std::string> all;
    for (auto const& each : value) {
        if (!each.is_string()) return bad(member.name, "is a list of texts");
        all.push_back(TRY(checked_text(member.name, each.get<std::string>())));
    }
    return all;
}

Result<void> uploads_to_paths(Member const& member, std::vector<std::string>& values,
                              CommandInput const& input) {
    if (!member.upload) return {};
    for (auto& value : values) {
        auto const path = TRY(input.upload(value));
        value = path.string();
    }
    return {};
}

Result<Values> body_values(Operation const& operation, CommandInput const& input) {
    Values values;
    if (!input.body.is_object()) return bad("body", "is a JSON object");
    for (auto const& [name, value] : input.body.items()) {
        auto const* member = find_member(operation, name);
        if (member == nullptr) return bad(name, "is not known here");
        auto some = TRY(values_of(*member, value));
        TRY(uploads_to_paths(*member, some, input));
        if (!some.empty()) values[name] = std::move(some);
    }
    return values;
}

Result<Json> typed(Member const& member, std::string const& text) {
    if (member.type == Member::Type::flag) {
        if (text != "true" && text != "false") return bad(member.name, "is true or false");
        return Json(text == "true");
    }
    if (member.type == Member::Type::list) return Json::array({text});
    return Json(text);
}

Result<void> add_query(Values& values, Operation const& operation, CommandInput const& input) {
    for (auto const& [name, text] : input.query) {
        auto const* member = find_member(operation, name);
        if (member == nullptr) return bad(name, "is not known here");
        auto const value = TRY(typed(*member, text));
        if (member->type == Member::Type::number &&
            text.find_first_not_of("0123456789") != text.npos)
            return bad(name, "is a whole number");
        if (member->type == Member::Type::number) {
            values[name] = {text};
            continue;
        }
        auto const some = TRY(values_of(*member, value));
        auto& all = values[name];
        all.insert(all.end(), some.begin(), some.end());
    }
    return {};
}

Result<void> check_required(Operation const& operation, Values const& values) {
    for (auto const& member : operation.members)
        if (member.required && !values.contains(member.name)) return bad(member.name, "is missing");
    return {};
}

// One word of x-command, with its placeholder filled; a list becomes several words.
Result<std::vector<std::string>> filled(std::string const& word, Values& values,
                                        CommandInput const& input) {
    if (!word.starts_with('{')) return std::vector{word};
    auto const name = word.substr(1, word.size() - 2);
    if (name == "$vault") return std::vector{input.vault.string()};
    if (name == "=file") return std::vector{input.output.string()};
    auto const in_path =
        std::ranges::find_if(input.parameters, [&](auto const& one) { return one.first == name; });
    if (in_path != input.parameters.end())
        return std::vector{TRY(checked_text(name, in_path->second))};
    auto const found = values.find(name);
    if (found == values.end()) return std::vector<std::string>{};
    auto words = std::move(found->second);
    values.erase(found);
    return words;
}

std::vector<std::string> options_of(Operation const& operation, Values const& values) {
    std::vector<std::string> words;
    for (auto const& [name, all] : values) {
        bool const is_flag = find_member(operation, name)->type == Member::Type::flag;
        for (auto const& value : all)
            words.push_back(is_flag ? option_name(name) : option_name(name) + "=" + value);
    }
    return words;
}

}  // namespace

std::vector<NamedUpload> uploads_named(Operation const& operation, Json const& body) {
    std::vector<NamedUpload> named;
    for (auto const& member : operation.members) {
        if (!member.upload || !body.is_object() || !body.contains(member.name)) continue;
        auto const& value = body.at(member.name);
        auto const values = value.is_array() ? value : Json::array({value});
        for (auto const& one : values)
            if (one.is_string()) named.push_back({one.get<std::string>(), member.secret});
    }
    return named;
}

Result<std::vector<std::string>> command_words(Operation const& operation,
                                               CommandInput const& input) {
    auto values = TRY(body_values(operation, input));
    TRY(add_query(values, operation, input));
    TRY(check_required(operation, values));
    std::vector<std::string> command;
    std::vector<std::string> positional;
    bool behind = false;
    for (auto const& word : operation.words) {
        if (word == "--") {
            behind = true;
            continue;
        }
        auto const some = TRY(filled(word, values, input));
        auto& into = behind ? positional : command;
        into.insert(into.end(), some.begin(), some.end());
    }
    auto const options = options_of(operation, values);
    command.insert(command.end(), options.begin(), options.end());
    if (!operation.output.empty() && operation.output != "file")
        command.push_back("--" + operation.output + "=" + input.output.string());
    if (!positional.empty()) command.emplace_back("--");
    command.insert(command.end(), positional.begin(), positional.end());
    return command;
}

}  // namespace tally::api
