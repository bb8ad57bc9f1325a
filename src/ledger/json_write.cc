#include "base/check.h"
#include "base/encoding.h"
#include "ledger/json.h"

namespace tally::ledger {
namespace {

bool needs_escape(char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; }

// RFC 8785 section 3.2.2.2: the short escapes, \u00xx for other controls, all else as it is.
void append_escape(std::string& out, char c) {
    switch (c) {
        case '"': out += "\\\""; break;
        case '\\': out += "\\\\"; break;
        case '\b': out += "\\b"; break;
        case '\f': out += "\\f"; break;
        case '\n': out += "\\n"; break;
        case '\r': out += "\\r"; break;
        case '\t': out += "\\t"; break;
        default: out += "\\u00" + to_hex({&c, 1});
    }
}

void append_string(std::string& out, std::string const& text) {
    TALLY_CHECK(is_utf8(text));
    out.push_back('"');
    std::size_t plain = 0;  // where what needs no escape begins
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!needs_escape(text[at])) continue;
        out.append(text, plain, at - plain);
        append_escape(out, text[at]);
        plain = at + 1;
    }
    out.append(text, plain);
    out.push_back('"');
}

void append_json(std::string& out, Json const& value);

void append_array(std::string& out, JsonArray const& array) {
    out.push_back('[');
    for (std::size_t i = 0; i < array.size(); ++i) {
        if (i > 0) out.push_back(',');
        append_json(out, array[i]);
    }
    out.push_back(']');
}

void append_object(std::string& out, JsonObject const& object) {
    out.push_back('{');
    bool first = true;
    for (auto const& [key, member] : object) {
        for (char c : key) TALLY_CHECK(c >= 0x20 && c < 0x7f);
        if (!first) out.push_back(',');
        first = false;
        append_string(out, key);
        out.push_back(':');
        append_json(out, member);
    }
    out.push_back('}');
}

void append_json(std::string& out, Json const& value) {
    if (auto const* boolean = value.boolean()) out += *boolean ? "true" : "false";
    if (auto const* integer = value.integer()) {
        TALLY_CHECK(*integer >= -Json::integer_max && *integer <= Json::integer_max);
        out += std::to_string(*integer);
    }
    if (auto const* string = value.string()) append_string(out, *string);
    if (auto const* array = value.array()) append_array(out, *array);
    if (auto const* object = value.object()) append_object(out, *object);
}

}  // namespace

std::string write_json(Json const& value) {
    std::string out;
    append_json(out, value);
    return out;
}

}  // namespace tally::ledger
