#include "vault/chats.h"

#include <algorithm>
#include <set>

#include "importers/source.h"
#include "search/query.h"
#include "vault/item_entry.h"
#include "vault/item_text.h"

namespace tally::vault {
namespace {

using What = chat::Change::What;
using Messages = std::vector<chat::Message>;

constexpr std::uint64_t chat_bytes_max = importers::ReadLimits{}.chat_bytes_max;
constexpr std::size_t captures_max = 100'000;
constexpr std::size_t quoted_bytes_max = 120;

struct Capture {
    ledger::ItemRecord const& record;
    Messages const& messages;
    Instant recorded;
};

std::string quoted(chat::Message const& message) {
    if (message.deleted) return "a deleted message";
    if (message.text.empty() && !message.attachments.empty())
        return "the file " + bounded(message.attachments.front().name, quoted_bytes_max);
    auto text = bounded(message.text, quoted_bytes_max);
    std::ranges::replace(text, '\n', ' ');
    return "“" + text + (message.text.size() > quoted_bytes_max ? " …" : "") + "”";
}

struct Subject {
    std::string who;
    std::string when;
    std::string text;
};
Subject subject_of(chat::Change const& change, Capture const& earlier, Capture const& later) {
    auto const& shown =
        change.before ? earlier.messages[*change.before] : later.messages[*change.after];
    return {shown.sender.empty() ? std::string{"the messenger"} : shown.sender,
            format_local(shown.at, later.record.chat->zone), quoted(shown)};
}

std::string sentence(chat::Change const& change, Capture const& earlier, Capture const& later) {
    auto const [who, when, text] = subject_of(change, earlier, later);
    switch (change.what) {
        case What::edited:
            return who + " edited the message of " + when + ": " + text + " became " +
                   quoted(later.messages[*change.after]);
        case What::deleted: return who + " deleted the message of " + when + ": " + text;
        case What::vanished:
            return "the message of " + who + " of " + when + " is not in the newer export: " + text;
        case What::inserted:
            return "a message of " + who + " of " + when + " was not in the older export: " + text;
        case What::added: break;
    }
    return {};
}

// `earlier` is our export, `later` that of the other side.
std::string sentence_of_sides(chat::Change const& change, Capture const& ours,
                              Capture const& theirs) {
    auto const [who, when, text] = subject_of(change, ours, theirs);
    auto const message = "the message of " + who + " of " + when;
    switch (change.what) {
        case What::edited:
            return message + " is " + text + " in ours and " +
                   quoted(theirs.messages[*change.after]) + " in theirs";
        case What::deleted: return message + " was deleted in theirs; ours says " + text;
        case What::vanished: return message + " is not in theirs: " + text;
        case What::inserted: return message + " is not in ours: " + text;
        case What::added: return message + " lies outside of the time that ours covers: " + text;
    }
    return {};
}

ledger::ItemId message_id(ledger::ItemRecord const& record, std::size_t place) {
    return record.item.part(std::to_string(place + 1));
}

ChatChange change_of(chat::Change const& change, Capture const& earlier, Capture const& later,
                     std::string text) {
    return {change.what,
            change.before ? message_id(earlier.record, *change.before) : earlier.record.item,
            change.after ? message_id(later.record, *change.after) : later.record.item,
            earlier.recorded,
            later.recorded,
            std::move(text)};
}

// "... (kept 3 Mar 2026, 10:00 CET, and 5 Mar 2026, 09:00 CET)"
std::string dated(std::string const& text, Capture const& earlier, Capture const& later) {
    auto const& zone = later.record.chat->zone;
    return text + " (kept " + format_local(earlier.recorded, zone) + ", and " +
           format_local(later.recorded, zone) + ")";
}

bool overlaps(ledger::ItemRecord const& a, ledger::ItemRecord const& b) {
    if (!a.occurred || !b.occurred || !a.chat->last || !b.chat->last) return false;
    return *a.occurred <= *b.chat->last && *b.occurred <= *a.chat->last;
}

bool covers(ledger::ItemRecord const& record, Instant at) {
    return record.occurred && record.chat->last && *record.occurred <= at &&
           at <= *record.chat->last;
}

bool was_recorded_before(search::IndexedItem const& a, search::IndexedItem const& b) {
    if (a.recorded != b.recorded) return a.recorded < b.recorded;
    return a.ledger == b.ledger && a.n < b.n;
}

Instant time_of(chat::Change const& change, Capture const& earlier, Messages const& later) {
    return change.before ? earlier.messages[*change.before].at : later[*change.after].at;
}

}  // namespace

Result<chat::Reading> reading_of(ledger::ChatRecord const& record) {
    chat::Reading reading;
    reading.format = TRY(chat::parse_format(record.format));
    TRY(check_zone(record.zone));
    reading.zone = record.zone;
    reading.order = TRY(chat::parse_date_order(record.order));
    reading.people.insert(record.people.begin(), record.people.end());
    reading.conversation = record.conversation;
    reading.title = record.title;
    return reading;
}

Result<Messages> messages_of(Vault& vault, ledger::ItemRecord const& record) {
    if (!record.chat)
        return fail(Code::invalid_input, "item " + record.item.text + " is no conversation");
    auto const reading = TRY(reading_of(*record.chat));
    auto const bytes = TRY(vault.store().read(record.blob, chat_bytes_max));
    return TRY(chat::read(bytes, reading)).messages;
}

Result<std::vector<Captures::Known> const*> Captures::captures_of(std::string const& conversation) {
    auto const found = known_.find(conversation);
    if (found != known_.end()) return &found->second;
    auto& known = known_[conversation];
    auto* const index = TRY(vault_.index());
    for (auto& item : TRY(index->in_conversation(conversation))) {
        if (item.kind != "chat") continue;
        auto entry = TRY(read_item_entry(vault_.store(), item.ledger, item.n));
        if (entry.record.chat) known.push_back({std::move(item), std::move(entry.record)});
    }
    std::ranges::reverse(known);  // the newest first
    return &known;
}

Result<CaptureNews> Captures::compare_with_earlier(search::IndexedItem const& item,
                                                   ledger::ItemRecord const& record,
                                                   Messages const& messages) {
    std::vector<bool> known(messages.size());
    CaptureNews news;
    std::vector<ledger::ItemRecord const*> done;
    for (auto const& one : *TRY(captures_of(record.chat->conversation))) {
        if (!was_recorded_before(one.item, item) || !overlaps(one.record, record)) continue;
        auto const earlier_messages = messages_of(vault_, one.record);
        if (!earlier_messages) continue;  // erased
        Capture const earlier{one.record, *earlier_messages, one.item.recorded};
        Capture const later{record, messages, item.recorded};
        std::vector<bool> changed(messages.size());
        for (auto const& change : chat::compare(earlier.messages, messages)) {
            if (change.after) changed[*change.after] = true;
            auto const at = time_of(change, earlier, messages);
            // What a newer capture showed of that time was compared with it already.
            auto const told =
                std::ranges::any_of(done, [&](auto const* newer) { return covers(*newer, at); });
            if (chat::is_alarming(change) && !told)
                news.alarming.push_back(
                    change_of(change, earlier, later,
                              dated(sentence(change, earlier, later), earlier, later)));
        }
        for (std::size_t i = 0; i < messages.size(); ++i)
            if (!changed[i]) known[i] = true;
        done.push_back(&one.record);
    }
    for (std::size_t i = 0; i < messages.size(); ++i)
        if (!known[i]) news.fresh.push_back(i);
    return news;
}

Result<SidesView> compare_sides(Vault& vault, search::IndexedItem const& ours,
                                search::IndexedItem const& theirs,
                                std::map<std::string, std::string> const& people) {
    auto const our_entry = TRY(read_item_entry(vault.store(), ours.ledger, ours.n));
    auto const their_entry = TRY(read_item_entry(vault.store(), theirs.ledger, theirs.n));
    auto const our_messages = TRY(messages_of(vault, our_entry.record));
    auto const their_messages = TRY(messages_of(vault, their_entry.record));
    SidesView view;
    view.alignment = chat::align(our_messages, their_messages, people);
    view.ours = our_messages.size();
    view.theirs = their_messages.size();
    Capture const here{our_entry.record, our_messages, ours.recorded};
    Capture const there{their_entry.record, their_messages, theirs.recorded};
    for (auto const& change :
         chat::compare_with_other_side(our_messages, their_messages, view.alignment))
        view.changes.push_back(
            change_of(change, here, there, sentence_of_sides(change, here, there)));
    return view;
}

Result<std::vector<ConversationView>> list_conversations(Vault& vault, std::string const& slug) {
    auto* const index = TRY(vault.index());
    search::Query query;
    query.op = search::Query::Op::kind;
    query.text = "chat";
    auto const found = TRY(index->search(query, {.limit = captures_max, .engagement = slug}));
    std::set<std::string> names;
    for (auto const& item : found.hits) names.insert(item.conversation);
    std::vector<ConversationView> views;
    Captures captures{vault};
    for (auto const& name : names) {
        auto items = TRY(index->in_conversation(name));
        ConversationView view{name, {}, {}, std::move(items), {}};
        if (view.captures.empty()) continue;
        view.title = view.captures.back().subject;
        view.engagement = view.captures.back().engagement;
        for (auto const& item : view.captures) {
            if (view.captures.size() == 1) break;  // nothing to compare, and it may be long
            auto const entry = TRY(read_item_entry(vault.store(), item.ledger, item.n));
            auto const messages = messages_of(vault, entry.record);
            if (!messages) continue;
            auto news = TRY(captures.compare_with_earlier(item, entry.record, *messages));
            std::ranges::move(news.alarming, std::back_inserter(view.changes));
        }
        views.push_back(std::move(view));
    }
    std::ranges::sort(views, {}, &ConversationView::title);
    return views;
}

}  // namespace tally::vault
