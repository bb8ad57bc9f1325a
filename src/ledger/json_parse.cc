#include <algorithm>
#include <charconv>

#include "base/encoding.h"
#include "ledger/json.h"

namespace tally::ledger {
namespace {

// Recursive descent with a depth limit. It takes each value in the writing of write_json and in no
// other, so nothing has to be written again to compare.
class Parser {
public:
    Parser(std::string_view text, JsonLimits const& limits) : text_{text}, limits_{limits} {}

    Result<Json> document() {
        auto value = TRY(parse_value(0));
        if (at_ != text_.size()) return error("bytes after the value");
        return value;
    }

    std::unexpected<Error> error(std::string const& what) const {
        return fail(Code::invalid_input, "ledger JSON, byte " + std::to_string(at_) + ": " + what);
    }

private:
    char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }

    bool skip(std::string_view token) {
        if (!text_.substr(at_).starts_with(token)) return false;
        at_ += token.size();
        return true;
    }

    Result<Json> parse_value(int depth) {
        if (depth > limits_.depth_max) return error("nested too deeply");
        if (peek() == '{') return parse_object(depth);
        if (peek() == '[') return parse_array(depth);
        if (peek() == '"') return Json{TRY(parse_string())};
        if (skip("true")) return Json{true};
        if (skip("false")) return Json{false};
        return parse_integer();
    }

    Result<Json> parse_object(int depth) {
        ++at_;
        JsonObject object;
        if (skip("}")) return Json{std::move(object)};
        do {
            auto key = TRY(parse_string());
            for (char c : key)
                if (c < 0x20 || c >= 0x7f) return error("a key must be printable ASCII");
            if (!object.empty() && key <= object.rbegin()->first)
                return error("keys must be sorted and unique");
            if (!skip(":")) return error("expected ':'");
            object.emplace_hint(object.end(), std::move(key), TRY(parse_value(depth + 1)));
        } while (skip(","));
        if (!skip("}")) return error("expected '}'");
        return Json{std::move(object)};
    }

    Result<Json> parse_array(int depth) {
        ++at_;
        JsonArray array;
        if (skip("]")) return Json{std::move(array)};
        do array.push_back(TRY(parse_value(depth + 1)));
        while (skip(","));
        if (!skip("]")) return error("expected ']'");
        return Json{std::move(array)};
    }

    std::unexpected<Error> not_canonical(std::size_t at) {
        at_ = at;
        return error("not the canonical writing");
    }

    Result<Json> parse_integer() {
        std::int64_t value = 0;
        auto const* first = text_.data() + at_;
        auto const [end, code] = std::from_chars(first, text_.data() + text_.size(), value);
        if (code != std::errc{} || value > Json::integer_max || value < -Json::integer_max)
            return error("expected a value (object, array, string, integer below 2^53, boolean)");
        auto const found = text_.substr(at_, static_cast<std::size_t>(end - first));
        auto const canonical = std::to_string(value);
        if (found != canonical) {  // leading zeros, or a minus in front of zero
            auto const same = std::ranges::mismatch(canonical, found).in2 - found.begin();
            return not_canonical(at_ + static_cast<std::size_t>(same));
        }
        at_ += found.size();
        return Json{value};
    }

    Result<std::string> parse_string() {
        if (!skip("\"")) return error("expected '\"'");
        std::string out;
        while (true) {
            auto stop = at_;
            while (stop < text_.size() && text_[stop] != '"' && text_[stop] != '\\') {
                if (is_control(text_[stop])) return not_canonical(stop);
                ++stop;
            }
            if (stop == text_.size()) return error("a string does not end");
            out += text_.substr(at_, stop - at_);
            at_ = stop + 1;
            if (text_[stop] == '"') return out;
            out.push_back(TRY(parse_escape()));
        }
    }

    static bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20; }

    // Behind the backslash. \u00xx is for those controls alone that have no short name.
    Result<char> parse_escape() {
        constexpr std::string_view names = "\"\\bfnrt";
        constexpr std::string_view values = "\"\\\b\f\n\r\t";
        auto const known = names.find(peek());
        if (at_ < text_.size() && known != names.npos) {
            ++at_;
            return values[known];
        }
        auto const code = text_.substr(at_, 5).starts_with("u00")
                              ? from_hex(text_.substr(at_ + 3, 2))
                              : Result<std::string>{fail(Code::invalid_input, "")};
        if (!code || code->size() != 1) return error("unknown escape");
        if (!is_control(code->front())) return not_canonical(at_ - 1);
        if (values.contains(code->front())) return not_canonical(at_);
        at_ += 5;
        return code->front();
    }

    std::string_view text_;
    JsonLimits const& limits_;
    std::size_t at_ = 0;
};

}  // namespace

Result<Json> parse_json(std::string_view text, JsonLimits const& limits) {
    if (text.size() > limits.bytes_max)
        return fail(Code::invalid_input, "ledger JSON: longer than the limit");
    if (!is_utf8(text)) return fail(Code::invalid_input, "ledger JSON: not UTF-8");
    return Parser{text, limits}.document();
}

}  // namespace tally::ledger
