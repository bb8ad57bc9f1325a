#include <algorithm>
#include <set>

#include "chat/transcript.h"
#include "chat/whatsapp_words.h"
#include "vault/examine.h"

namespace tally::vault {
namespace {

constexpr std::size_t problems_max = 20;
constexpr std::size_t people_max = 1'000;

chat::Reading reading_of(importers::RawItem const& raw, ExamineContext const& context) {
    auto reading = raw.reading.value_or(chat::Reading{.zone = {}});
    if (!raw.reading && raw.source == importers::SourceKind::whatsapp) {
        reading.format = chat::Format::whatsapp;
        reading.title = bounded(chat::whatsapp_title(raw.name), field_bytes_max);
        reading.conversation = "whatsapp/" + reading.title;
    }
    if (reading.format == chat::Format::transcript)
        if (auto const transcript = chat::parse_transcript(raw.bytes)) {
            reading.conversation = transcript->conversation;
            reading.title = transcript->title;
            reading.zone = transcript->zone;
        }
    if (reading.zone.empty()) reading.zone = context.zone;
    if (reading.format == chat::Format::whatsapp) reading.order = context.dates;
    return reading;
}

// Only those whom the file speaks of: the list of a whole workspace would stand in each day of it.
std::vector<std::pair<std::string, std::string>> people_in(chat::Reading const& reading,
                                                           std::string_view bytes) {
    std::vector<std::pair<std::string, std::string>> people;
    for (auto const& [id, name] : reading.people)
        if (people.size() < people_max && bytes.contains(id)) people.emplace_back(id, name);
    return people;
}

std::string senders_of(std::vector<chat::Message> const& messages) {
    std::set<std::string> names;
    std::string text;
    for (auto const& message : messages) {
        if (message.sender.empty() || text.size() > field_bytes_max) continue;
        if (names.insert(message.sender).second)
            text += (text.empty() ? "" : ", ") + message.sender;
    }
    return bounded(text, field_bytes_max);
}

void add_times(ledger::ItemRecord& record, chat::Conversation const& conversation) {
    if (conversation.messages.empty()) return;
    auto const [first, last] = std::ranges::minmax(conversation.messages, {}, &chat::Message::at);
    record.occurred = first.at;
    record.precision = first.precision;
    record.chat->last = last.at;
}

void add_problems(ledger::ItemRecord& record, chat::Conversation const& conversation) {
    for (auto const& problem : conversation.problems) {
        if (record.problems.size() >= problems_max) return;
        auto const place = problem.line > 0 ? "line " + std::to_string(problem.line)
                                            : "byte " + std::to_string(problem.offset);
        record.problems.push_back(bounded(place + ": " + problem.error, field_bytes_max));
    }
    for (auto const& doubt : conversation.doubts)
        record.claims.push_back({"doubt", bounded(doubt, field_bytes_max)});
}

}  // namespace

void examine_chat(Examined& examined, importers::RawItem const& raw,
                  ExamineContext const& context) {
    auto& record = examined.record;
    auto reading = reading_of(raw, context);
    auto const conversation = chat::read(raw.bytes, reading);
    if (!conversation) {
        record.kind = name(importers::ItemKind::file);
        record.problems.push_back(bounded(conversation.error().message, field_bytes_max));
        return;
    }
    if (conversation->order_is_a_guess) {
        examined.refused = "its dates can be read in two ways: 3/4 may be 3 April or 4 March";
        examined.hint = "say which: --dates day-first or --dates month-first";
    }
    record.name = reading.title;
    record.from = senders_of(conversation->messages);
    record.chat = ledger::ChatRecord{.format = std::string{name(reading.format)},
                                     .conversation = bounded(reading.conversation, field_bytes_max),
                                     .title = reading.title,
                                     .zone = reading.zone,
                                     .order = reading.format == chat::Format::whatsapp
                                                  ? std::string{name(conversation->order)}
                                                  : std::string{},
                                     .people = people_in(reading, raw.bytes),
                                     .messages = conversation->messages.size(),
                                     .last = {}};
    add_times(record, *conversation);
    if (conversation->zone_is_assumed)
        record.claims.push_back({"zone", "none given: times are read as in " + reading.zone});
    add_problems(record, *conversation);
    examined.counterparty = "conversation/" + record.chat->conversation;
    examined.conversation = record.chat->conversation;
}

}  // namespace tally::vault
