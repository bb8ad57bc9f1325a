#include "chat/json_messages.h"

#include <charconv>
#include <nlohmann/json.hpp>

#include "base/encoding.h"
#include "chat/readers.h"

namespace tally::chat {
namespace {

constexpr int depth_max = 64;

// Takes the events that only tell of errors; building is the callback's work.
std::uint64_t error_offset(std::string_view bytes) {
    struct Positions final : nlohmann::json_sax<ForeignJson> {
        std::size_t at = 0;
        bool null() override { return true; }
        bool boolean(bool) override { return true; }
        bool number_integer(number_integer_t) override { return true; }
        bool number_unsigned(number_unsigned_t) override { return true; }
        bool number_float(number_float_t, string_t const&) override { return true; }
        bool string(string_t&) override { return true; }
        bool binary(binary_t&) override { return true; }
        bool start_object(std::size_t) override { return true; }
        bool key(string_t&) override { return true; }
        bool end_object() override { return true; }
        bool start_array(std::size_t) override { return true; }
        bool end_array() override { return true; }
        bool parse_error(std::size_t position, std::string const&,
                         nlohmann::detail::exception const&) override {
            at = position;
            return false;
        }
    } positions;
    ForeignJson::sax_parse(bytes.begin(), bytes.end(), &positions);
    return positions.at;
}

}  // namespace

void read_objects(std::string_view bytes, EachObject const& each, Conversation& problems) {
    using Event = ForeignJson::parse_event_t;
    if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
    std::string repaired;
    if (!is_utf8(bytes)) {
        repaired = to_valid_utf8(bytes);
        bytes = repaired;
    }
    std::uint64_t number = 0;
    // False forgets the value: what is too deep, and what was visited.
    auto const step = [&](int depth, Event event, ForeignJson& value) {
        if (depth > depth_max) return false;
        if (depth != each.depth || event != Event::object_end) return true;
        each.visit(value, ++number);
        return false;
    };
    auto const whole = ForeignJson::parse(bytes.begin(), bytes.end(), step, false);
    if (!whole.is_discarded()) return;
    complain(problems, {error_offset(bytes), 0, "the JSON ends or breaks here",
                        "what stands in front of it was read; export the chat again"});
}

ForeignJson const& member(ForeignJson const& object, char const* key) {
    static ForeignJson const nothing;
    if (!object.is_object()) return nothing;
    auto const found = object.find(key);
    return found == object.end() ? nothing : *found;
}

std::string text_member(ForeignJson const& object, char const* key) {
    auto const& value = member(object, key);
    if (value.is_string()) return bounded_text(value.get_ref<std::string const&>());
    if (value.is_number_integer()) return std::to_string(value.get<std::int64_t>());
    return {};
}

std::uint64_t number_member(ForeignJson const& object, char const* key) {
    auto const& value = member(object, key);
    if (value.is_number_unsigned()) return value.get<std::uint64_t>();
    if (!value.is_string()) return 0;
    auto const& text = value.get_ref<std::string const&>();
    std::uint64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

}  // namespace tally::chat
