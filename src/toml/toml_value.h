// TOML as plain values that know their line, so that every complaint can point to it. Behind it
// stands toml++; no exception of it comes out.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"
#include "base/time.h"

namespace tally {

struct TomlValue;
using TomlArray = std::vector<TomlValue>;
using TomlMembers = std::map<std::string, TomlValue, std::less<>>;

struct TomlValue {
    std::variant<std::string, std::int64_t, bool, Date, TomlArray, TomlMembers> value;
    int line = 0;  // from 1
    int column = 0;
};

struct TomlLimits {
    std::size_t bytes_max = std::size_t{1} << 20;
    int depth_max = 16;
};

// The root table. Errors read "agreement.toml:3:7: ..."; floats and times of day are refused.
Result<TomlValue> parse_toml(std::string_view text, std::string_view file,
                             TomlLimits const& limits = {});

// Reads the members of a table one by one and complains, with line and column, about what is
// missing, of the wrong kind or left over. Views the table: it must outlive the reader.
class TomlReader {
public:
    // `what` names the table in errors: "a [[milestone]]".
    static Result<TomlReader> open(TomlValue const& table, std::string file, std::string what);

    bool has(std::string_view key) const { return members_->contains(key); }
    // Not empty.
    Result<std::string> string(std::string_view key);
    Result<std::string> string_or_empty(std::string_view key);
    Result<std::int64_t> integer(std::string_view key);
    Result<bool> boolean(std::string_view key);
    // Like boolean; absent is false.
    Result<bool> flag(std::string_view key);
    // A TOML date, or a string that holds one.
    Result<Date> date(std::string_view key);
    // A string, or an array of strings; absent is empty.
    Result<std::vector<std::string>> strings(std::string_view key);
    // The tables of [[key]]; absent is empty.
    Result<std::vector<TomlReader>> tables(std::string_view key, std::string const& what);
    // The table [key], which must be there.
    Result<TomlReader> table(std::string_view key, std::string what);
    // Keys in alphabetical order.
    std::vector<std::string> keys() const;
    // The position of a text that the member `key` holds among the names that it may be.
    Result<std::size_t> index_of(std::string_view key, std::string const& text,
                                 std::span<std::string_view const> names) const;
    // Every member was read; an unknown one is invalid_input.
    Result<void> finish() const;

    // An error at the place of this member, or of the table where it is absent.
    std::unexpected<Error> wrong(std::string_view key, std::string problem,
                                 std::string hint = {}) const;

private:
    TomlReader(TomlValue const& table, std::string file, std::string what);
    TomlValue const* find(std::string_view key);
    Result<TomlValue const*> member(std::string_view key);

    TomlValue const* table_;
    TomlMembers const* members_;
    std::string file_;
    std::string what_;
    std::set<std::string, std::less<>> read_;
};

}  // namespace tally
