// Exports come from phones and strangers: whatever the bytes, the messages lie in the file in
// order, all text is UTF-8, and reading twice gives the same.
#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

#include "base/check.h"
#include "base/encoding.h"
#include "chat/compare.h"
#include "chat/conversation.h"
#include "chat/slack.h"
#include "chat/telegram.h"
#include "chat/transcript.h"
#include "chat/whatsapp_words.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

namespace {

using namespace tally;

void check(chat::Message const& message) {
    TALLY_CHECK(is_utf8(message.sender) && is_utf8(message.text) && is_utf8(message.native_id));
    TALLY_CHECK(message.text.size() <= 3 * chat::message_bytes_max);
    for (auto const& attachment : message.attachments) TALLY_CHECK(is_utf8(attachment.name));
}

void check_telegram_list(std::string_view bytes) {
    auto const chats = chat::list_telegram_chats(bytes);
    if (!chats) return;
    std::uint64_t end = 0;
    for (auto const& one : *chats) {
        TALLY_CHECK(one.offset >= end && one.length <= bytes.size() - one.offset);
        end = one.offset + one.length;
        TALLY_CHECK(is_utf8(one.title));
    }
}

// What surrounds the messages: lists of people, names of files and folders.
void check_names(std::string_view bytes) {
    if (auto const people = chat::read_slack_people(bytes))
        for (auto const& [id, name] : people->names) TALLY_CHECK(is_utf8(id) && is_utf8(name));
    if (auto const day = chat::slack_day_of(bytes)) TALLY_CHECK(!day->conversation.empty());
    TALLY_CHECK(chat::whatsapp_title(bytes).size() <= bytes.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    if (size == 0) return 0;
    constexpr std::array formats{chat::Format::whatsapp, chat::Format::slack,
                                 chat::Format::telegram, chat::Format::transcript};
    chat::Reading const reading{.format = formats[data[0] % formats.size()],
                                .zone = "Europe/Berlin",
                                .people = {{"U1", "Anna"}}};
    std::string_view const bytes{reinterpret_cast<char const*>(data) + 1, size - 1};
    (void)chat::detect(bytes.substr(0, 8192));
    if (reading.format == chat::Format::telegram) check_telegram_list(bytes);
    if (reading.format == chat::Format::slack) check_names(bytes);
    auto const first = chat::read(bytes, reading);
    auto const second = chat::read(bytes, reading);
    TALLY_CHECK(first.has_value() == second.has_value());
    if (!first) return 0;
    TALLY_CHECK(first->messages == second->messages);
    TALLY_CHECK(first->problems.size() <= chat::problems_max);
    for (auto const& message : first->messages) check(message);
    TALLY_CHECK(std::ranges::is_sorted(first->messages, {}, &chat::Message::offset));
    TALLY_CHECK(chat::compare(first->messages, second->messages).empty());
    return 0;
}
