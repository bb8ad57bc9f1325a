// The part of a conversation that is shown: around the decisive messages, with the rest counted.
#include <algorithm>
#include <charconv>
#include <set>

#include "base/words.h"
#include "vault/case_exhibit.h"
#include "vault/exhibit_words.h"

namespace tally::vault {
namespace {

constexpr std::size_t messages_around = 12;  // on either side of a decisive one
constexpr std::size_t messages_at_end = 60;  // when nothing decides

std::set<std::size_t> decisive_messages(ExhibitMaterial const& material) {
    std::set<std::size_t> decisive;
    for (auto const& highlight : material.exhibit.highlights)
        decisive.insert(message_at(material.messages, highlight.offset));
    std::size_t number = 0;
    auto const& part = material.part;
    std::from_chars(part.data(), part.data() + part.size(), number);
    if (number > 0 && number <= material.messages.size()) decisive.insert(number - 1);
    return decisive;
}

std::set<std::size_t> shown_messages(std::set<std::size_t> const& decisive, std::size_t count) {
    std::set<std::size_t> shown;
    for (auto const middle : decisive) {
        auto const first = middle < messages_around ? 0 : middle - messages_around;
        for (auto i = first; i <= middle + messages_around && i < count; ++i) shown.insert(i);
    }
    if (decisive.empty())
        for (auto i = count < messages_at_end ? 0 : count - messages_at_end; i < count; ++i)
            shown.insert(i);
    return shown;
}

bool is_own(chat::Message const& message, Reader const& reader) {
    auto const sender = ascii_lower(message.sender);
    auto const is = [&](std::string const& name) {
        return !name.empty() && sender.contains(ascii_lower(name));
    };
    return is(reader.freelancer) || is(reader.freelancer_email);
}

casefile::ChatBubble bubble_of(ExhibitMaterial const& material, std::size_t index,
                               Reader const& reader) {
    auto const& message = material.messages[index];
    auto const path = std::to_string(index + 1);
    casefile::ChatBubble bubble;
    if (auto const* withheld = material.disclosure.withheld(path)) {
        bubble.withheld = {"message " + path, withheld->reason, material.entry.line.body.text()};
        return bubble;
    }
    bubble.sender = message.system ? "" : message.sender;
    bubble.time = format_local(message.at, reader.zone);
    bubble.text = message.text;
    bubble.own = is_own(message, reader);
    bubble.edited = message.edited;
    bubble.deleted = message.deleted;
    for (auto const& attachment : message.attachments)
        bubble.attachments.push_back(attachment.name);
    return bubble;
}

std::string messenger_of(ledger::ChatRecord const& chat) {
    return "an export of " + chat.format + ", read with the zone " + chat.zone +
           (chat.order.empty() ? "" : " and dates " + chat.order);
}

}  // namespace

casefile::ChatExhibit chat_form(ExhibitMaterial const& material, Reader const& reader) {
    auto const decisive = decisive_messages(material);
    auto const count = material.messages.size();
    casefile::ChatExhibit exhibit{.title = material.entry.record.chat->title,
                                  .messenger = messenger_of(*material.entry.record.chat),
                                  .bubbles = {},
                                  .messages = count};
    std::size_t next = 0;
    for (auto const index : shown_messages(decisive, count)) {
        auto bubble = bubble_of(material, index, reader);
        bubble.left_out_before = index - next;
        bubble.decisive = decisive.contains(index);
        exhibit.bubbles.push_back(std::move(bubble));
        next = index + 1;
    }
    exhibit.left_out_after = count - next;
    return exhibit;
}

}  // namespace tally::vault
