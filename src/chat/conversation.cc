#include "chat/conversation.h"

#include <array>
#include <cstdlib>
#include <utility>

#include "base/encoding.h"
#include "base/utf16.h"
#include "chat/readers.h"

namespace tally::chat {
namespace {

constexpr std::array<std::pair<Format, std::string_view>, 4> formats{
    {{Format::whatsapp, "whatsapp"},
     {Format::slack, "slack"},
     {Format::telegram, "telegram"},
     {Format::transcript, "transcript"}}};
constexpr std::array<std::pair<DateOrder, std::string_view>, 4> orders{
    {{DateOrder::unknown, ""},
     {DateOrder::day_first, "day-first"},
     {DateOrder::month_first, "month-first"},
     {DateOrder::year_first, "year-first"}}};

template <typename Pairs, typename Value>
std::string_view name_in(Pairs const& pairs, Value value) {
    for (auto const& [each, name] : pairs)
        if (each == value) return name;
    std::abort();  // bits that name nothing
}

template <typename Pairs>
auto find_in(Pairs const& pairs, std::string_view text, std::string_view what)
    -> Result<decltype(pairs.front().first)> {
    std::string names;
    for (auto const& [each, name] : pairs) {
        if (name == text) return each;
        if (!name.empty()) names += (names.empty() ? "" : ", ") + std::string{name};
    }
    return fail(Code::invalid_input,
                "'" + std::string{text.substr(0, 100)} + "' is no " + std::string{what},
                "one of " + names);
}

}  // namespace

std::string_view name(Format format) { return name_in(formats, format); }
std::string_view name(DateOrder order) { return name_in(orders, order); }

Result<Format> parse_format(std::string_view text) {
    return TRY(find_in(formats, text, "format of a chat"));
}

Result<DateOrder> parse_date_order(std::string_view text) {
    return TRY(find_in(orders, text, "order of dates"));
}

void complain(Conversation& conversation, Problem problem) {
    if (conversation.problems.size() < problems_max)
        conversation.problems.push_back(std::move(problem));
}

std::string bounded_text(std::string_view text) {
    return to_valid_utf8(text.substr(0, message_bytes_max));
}

namespace {

Result<Conversation> read_utf8(std::string_view bytes, Reading const& reading) {
    switch (reading.format) {
        case Format::whatsapp: return read_whatsapp(bytes, reading);
        case Format::slack: return read_slack_day(bytes, reading);
        case Format::telegram: return read_telegram_chat(bytes, reading);
        case Format::transcript: return read_transcript(bytes, reading);
    }
    std::abort();  // bits that name no format
}

}  // namespace

std::optional<Format> detect(std::string_view first_bytes) {
    auto const converted = text_of_utf16(first_bytes);
    if (converted) first_bytes = *converted;
    if (looks_like_transcript(first_bytes)) return Format::transcript;
    if (looks_like_whatsapp(first_bytes)) return Format::whatsapp;
    if (looks_like_telegram(first_bytes)) return Format::telegram;
    if (looks_like_slack_day(first_bytes)) return Format::slack;
    return std::nullopt;
}

Result<Conversation> read(std::string_view bytes, Reading const& reading) {
    if (auto const text = text_of_utf16(bytes)) return read_utf8(*text, reading);
    return read_utf8(bytes, reading);
}

}  // namespace tally::chat
