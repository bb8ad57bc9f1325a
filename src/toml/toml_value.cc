#include "toml/toml_value.h"

#include <toml++/toml.h>
#include <algorithm>

namespace tally {
namespace {

std::string at(std::string_view file, int line, int column) {
    return std::string{file} + ":" + std::to_string(line) + ":" + std::to_string(column) + ": ";
}

// Turns toml++'s tree into ours.
class Converter {
public:
    Converter(std::string_view file, TomlLimits const& limits) : file_{file}, limits_{limits} {}

    Result<TomlValue> convert(toml::node const& node, int depth) const {
        TomlValue out;
        out.line = static_cast<int>(node.source().begin.line);
        out.column = static_cast<int>(node.source().begin.column);
        if (depth > limits_.depth_max) return refuse(out, "nested too deeply");
        if (auto const* text = node.as_string())
            out.value = text->get();
        else if (auto const* integer = node.as_integer())
            out.value = integer->get();
        else if (auto const* boolean = node.as_boolean())
            out.value = boolean->get();
        else if (auto const* date = node.as_date())
            out.value = TRY(converted(out, date->get()));
        else if (auto const* array = node.as_array())
            out.value = TRY(elements(*array, depth));
        else if (auto const* table = node.as_table())
            out.value = TRY(members(*table, depth));
        else
            return refuse(out, "a fraction or a time of day cannot be used here");
        return out;
    }

private:
    std::unexpected<Error> refuse(TomlValue const& where, std::string_view problem) const {
        return fail(Code::invalid_input, at(file_, where.line, where.column) + std::string{problem},
                    "write amounts in quotes, \"1200.00\", and dates as 2026-11-30");
    }

    Result<Date> converted(TomlValue const& where, toml::date const& date) const {
        Date const out{std::chrono::year{date.year}, std::chrono::month{date.month},
                       std::chrono::day{date.day}};
        if (!out.ok()) return refuse(where, "there is no such date");
        return out;
    }

    Result<TomlArray> elements(toml::array const& array, int depth) const {
        TomlArray out;
        for (auto const& node : array) out.push_back(TRY(convert(node, depth + 1)));
        return out;
    }

    Result<TomlMembers> members(toml::table const& table, int depth) const {
        TomlMembers out;
        for (auto const& [key, node] : table)
            out.emplace(std::string{key.str()}, TRY(convert(node, depth + 1)));
        return out;
    }

    std::string_view file_;
    TomlLimits limits_;
};

}  // namespace

Result<TomlValue> parse_toml(std::string_view text, std::string_view file,
                             TomlLimits const& limits) {
    if (text.size() > limits.bytes_max)
        return fail(Code::invalid_input, std::string{file} + ": longer than " +
                                             std::to_string(limits.bytes_max) + " bytes");
    try {
        auto const table = toml::parse(text);
        return Converter{file, limits}.convert(table, 0);
    } catch (toml::parse_error const& error) {
        auto const& where = error.source().begin;
        return fail(Code::invalid_input,
                    at(file, static_cast<int>(where.line), static_cast<int>(where.column)) +
                        std::string{error.description()},
                    "the format is TOML, see https://toml.io");
    }
}

TomlReader::TomlReader(TomlValue const& table, std::string file, std::string what)
    : table_{&table},
      members_{&std::get<TomlMembers>(table.value)},
      file_{std::move(file)},
      what_{std::move(what)} {}

Result<TomlReader> TomlReader::open(TomlValue const& table, std::string file, std::string what) {
    if (!std::holds_alternative<TomlMembers>(table.value))
        return fail(Code::invalid_input,
                    at(file, table.line, table.column) + what + " must be a table");
    return TomlReader{table, std::move(file), std::move(what)};
}

TomlValue const* TomlReader::find(std::string_view key) {
    auto const found = members_->find(key);
    if (found == members_->end()) return nullptr;
    read_.emplace(key);
    return &found->second;
}

Result<TomlValue const*> TomlReader::member(std::string_view key) {
    if (auto const* found = find(key)) return found;
    return fail(Code::invalid_input, at(file_, table_->line, table_->column) + what_ + " needs \"" +
                                         std::string{key} + "\"");
}

std::unexpected<Error> TomlReader::wrong(std::string_view key, std::string problem,
                                         std::string hint) const {
    auto const found = members_->find(key);
    auto const& place = found == members_->end() ? *table_ : found->second;
    return fail(Code::invalid_input,
                at(file_, place.line, place.column) + "\"" + std::string{key} + "\" of " + what_ +
                    " " + std::move(problem),
                std::move(hint));
}

Result<std::string> TomlReader::string(std::string_view key) {
    auto const* text = std::get_if<std::string>(&TRY(member(key))->value);
    if (text == nullptr) return wrong(key, "must be text in quotes");
    if (text->find_first_not_of(" \t\r\n") == text->npos) return wrong(key, "must not be empty");
    return *text;
}

Result<std::string> TomlReader::string_or_empty(std::string_view key) {
    if (!has(key)) return std::string{};
    return string(key);
}

Result<std::int64_t> TomlReader::integer(std::string_view key) {
    auto const* integer = std::get_if<std::int64_t>(&TRY(member(key))->value);
    if (integer == nullptr) return wrong(key, "must be a whole number");
    return *integer;
}

Result<bool> TomlReader::boolean(std::string_view key) {
    auto const* boolean = std::get_if<bool>(&TRY(member(key))->value);
    if (boolean == nullptr) return wrong(key, "must be true or false");
    return *boolean;
}

Result<Date> TomlReader::date(std::string_view key) {
    auto const* found = TRY(member(key));
    if (auto const* date = std::get_if<Date>(&found->value)) return *date;
    auto const* text = std::get_if<std::string>(&found->value);
    auto const parsed =
        text == nullptr ? Result<Date>{fail(Code::invalid_input, "")} : parse_date(*text);
    if (!parsed) return wrong(key, "must be a date", "write it as 2026-11-30");
    return *parsed;
}

Result<std::vector<std::string>> TomlReader::strings(std::string_view key) {
    if (!has(key)) return std::vector<std::string>{};
    auto const* found = find(key);
    if (auto const* text = std::get_if<std::string>(&found->value)) return std::vector{*text};
    auto const* array = std::get_if<TomlArray>(&found->value);
    if (array == nullptr) return wrong(key, "must be a list of texts");
    std::vector<std::string> out;
    for (auto const& element : *array) {
        auto const* text = std::get_if<std::string>(&element.value);
        if (text == nullptr) return wrong(key, "must hold nothing but texts in quotes");
        out.push_back(*text);
    }
    return out;
}

Result<std::vector<TomlReader>> TomlReader::tables(std::string_view key, std::string const& what) {
    std::vector<TomlReader> out;
    auto const* found = find(key);
    if (found == nullptr) return out;
    auto const* array = std::get_if<TomlArray>(&found->value);
    if (array == nullptr)
        return wrong(key, "must be a list of tables", "write [[" + std::string{key} + "]]");
    for (auto const& element : *array) out.push_back(TRY(open(element, file_, what)));
    return out;
}

Result<TomlReader> TomlReader::table(std::string_view key, std::string what) {
    return open(*TRY(member(key)), file_, std::move(what));
}

std::vector<std::string> TomlReader::keys() const {
    std::vector<std::string> out;
    for (auto const& [key, value] : *members_) out.push_back(key);
    return out;
}

Result<bool> TomlReader::flag(std::string_view key) { return has(key) ? boolean(key) : false; }

Result<std::size_t> TomlReader::index_of(std::string_view key, std::string const& text,
                                         std::span<std::string_view const> names) const {
    auto const found = std::ranges::find(names, text);
    if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
    std::string known;
    for (auto const& name : names) known += (known.empty() ? "" : ", ") + std::string{name};
    return wrong(key, "is unknown: " + text, "use one of " + known);
}

Result<void> TomlReader::finish() const {
    for (auto const& [key, value] : *members_)
        if (!read_.contains(key))
            return wrong(key, "is unknown", "remove it, or mend its spelling");
    return {};
}

}  // namespace tally
