#include "vault/examine.h"

#include <algorithm>

#include "base/words.h"
#include "importers/calendar.h"
#include "mail/mime.h"
#include "statements/statement.h"

namespace tally::vault {
namespace {

constexpr std::size_t problems_max = 50;

std::string address_text(mail::MailAddress const& address) {
    if (address.name.empty()) return address.address;
    return address.name + " <" + address.address + ">";
}

std::string address_list(std::vector<mail::MailAddress> const& addresses) {
    std::string text;
    for (auto const& address : addresses) {
        if (text.size() > field_bytes_max) break;
        text += (text.empty() ? "" : ", ") + address_text(address);
    }
    return bounded(text, field_bytes_max);
}

std::string file_name(std::string const& path) {
    auto const slash = path.rfind('/');
    return slash == path.npos ? path : path.substr(slash + 1);
}

void add_children(ledger::ItemRecord& record, mail::Mail const& mail) {
    for (auto const& part : mail.parts)
        record.children.push_back({part.path, bounded(part.media, field_bytes_max),
                                   bounded(part.name, field_bytes_max), part.bytes, part.digest});
}

// The topic of a mail is whom it was exchanged with, so that all entries of one correspondence can
// be counted: the first address that is not the owner's, From before To before Cc.
std::string counterparty_of(std::vector<std::string> const& addresses, std::string const& own) {
    auto const other =
        std::ranges::find_if(addresses, [&](auto const& address) { return address != own; });
    return "correspondence/" + (other == addresses.end() ? own : *other);
}

std::vector<std::string> addresses_of(mail::Mail const& mail) {
    std::vector<std::string> addresses;
    for (auto const* list : {&mail.from, &mail.to, &mail.cc})
        for (auto const& address : *list) addresses.push_back(ascii_lower(address.address));
    return addresses;
}

// The mail that began the thread, as far as this one tells.
std::string thread_of(mail::Mail const& mail) {
    if (!mail.references.empty()) return bounded(mail.references.front(), field_bytes_max);
    auto const& id = mail.in_reply_to.empty() ? mail.message_id : mail.in_reply_to;
    return bounded(id, field_bytes_max);
}

void examine_mail(Examined& examined, std::string_view bytes, std::string const& own_address) {
    auto const mail = mail::parse_mail(bytes);
    auto& record = examined.record;
    record.media = "message/rfc822";
    record.name = bounded(mail.subject, field_bytes_max);
    record.from = address_list(mail.from);
    auto recipients = mail.to;
    recipients.insert(recipients.end(), mail.cc.begin(), mail.cc.end());
    record.to = address_list(recipients);
    record.message_id = bounded(mail.message_id, field_bytes_max);
    record.occurred = mail.date;
    add_children(record, mail);
    for (auto const& problem : mail.problems)
        if (record.problems.size() < problems_max)
            record.problems.push_back(bounded(problem, field_bytes_max));
    examined.addresses = addresses_of(mail);
    examined.counterparty = counterparty_of(examined.addresses, own_address);
    examined.text = mail_words(mail);
    examined.conversation = thread_of(mail);
}

void examine_calendar(ledger::ItemRecord& record, std::string_view bytes, std::string const& zone) {
    auto const calendar = importers::calendar_claims(bytes, zone);
    if (!calendar.summary.empty()) record.name = bounded(calendar.summary, field_bytes_max);
    record.from = bounded(calendar.organizer, field_bytes_max);
    record.occurred = calendar.begins;
    record.precision = calendar.precision;
    for (auto const& [name, value] : calendar.claims)
        record.claims.push_back({name, bounded(value, field_bytes_max)});
}

// The layout of a platform that statements know; others need a mapping.
bool is_known_statement(importers::RawItem const& raw) {
    constexpr std::size_t header_bytes_max = 8'192;
    return raw.media == "text/csv" && statements::looks_like_statement(
                                          std::string_view{raw.bytes}.substr(0, header_bytes_max));
}

// What the importers, which look at first bytes alone, leave open.
importers::SourceKind source_of_file(importers::RawItem const& raw) {
    if (extract::is_archive(raw.media)) return importers::SourceKind::archive;
    return is_known_statement(raw) ? importers::SourceKind::statement : raw.source;
}

}  // namespace

std::string conversation_of_page(ledger::ItemRecord const& record) {
    if (record.kind != "page") return {};
    auto const address = std::ranges::find(record.claims, "address", &ledger::ItemClaim::name);
    if (address == record.claims.end()) return {};
    auto const& value = address->value;
    return std::string{page_prefix} + value.substr(0, value.find('#'));
}

Examined examine(importers::RawItem const& raw, Digest const& digest,
                 ExamineContext const& context) {
    Examined examined;
    auto& record = examined.record;
    record.item = ledger::ItemId::of_bytes(digest);
    record.blob = digest;
    record.bytes = raw.length;
    record.kind = name(raw.kind);
    record.media = raw.media;
    record.name = bounded(raw.name, field_bytes_max);
    record.provenance = {std::string{name(raw.source)},
                         bounded(file_name(raw.file), field_bytes_max), raw.offset};
    record.from = bounded(raw.from, field_bytes_max);
    record.occurred = raw.occurred;
    record.precision = raw.precision;
    for (auto const& [name, value] : raw.claims)
        record.claims.push_back({bounded(name, field_bytes_max), bounded(value, field_bytes_max)});
    examined.counterparty = "files";
    if (raw.large)
        record.problems.push_back("too large to be read in one piece: kept, but not looked into");
    else if (raw.kind == importers::ItemKind::mail)
        examine_mail(examined, raw.bytes, context.own_address);
    else if (raw.kind == importers::ItemKind::chat)
        examine_chat(examined, raw, context);
    else if (raw.source == importers::SourceKind::calendar)
        examine_calendar(record, raw.bytes, context.zone);
    if (!raw.large && record.kind != "mail" && record.kind != "chat")
        examined.text = searchable_text(record.kind, raw.media, raw.bytes);
    if (record.kind == "page") examined.conversation = conversation_of_page(record);
    if (raw.source == importers::SourceKind::file)
        record.provenance.source = name(source_of_file(raw));
    return examined;
}

std::vector<std::string> addresses_of_mail(std::string_view bytes) {
    return addresses_of(mail::parse_mail(bytes));
}

Searchable searchable(ledger::ItemRecord const& record, std::string_view bytes) {
    if (record.chat) return {{}, record.chat->conversation};
    if (record.kind != "mail")
        return {searchable_text(record.kind, record.media, bytes), conversation_of_page(record)};
    auto const mail = mail::parse_mail(bytes);
    return {mail_words(mail), thread_of(mail)};
}

search::IndexDocument index_document(ledger::ItemRecord const& record, Searchable searchable,
                                     ItemPlace const& place) {
    search::IndexDocument document;
    auto& item = document.item;
    item.id = record.item;
    item.blob = record.blob;
    item.engagement = place.engagement;
    item.ledger = place.ledger;
    item.n = place.n;
    item.kind = record.kind;
    item.source = record.provenance.source;
    item.media = record.media;
    item.occurred = record.occurred.value_or(place.recorded);
    item.recorded = place.recorded;
    item.from = record.from;
    item.to = record.to;
    item.subject = record.name;
    item.message_id = record.message_id;
    for (auto const& child : record.children)
        if (!child.name.empty()) {
            item.attachments.push_back(child.name);
            if (child.bytes > 0) document.contents.push_back(child.digest);
        }
    for (auto const& claim : record.claims)
        if (claim.name == "brought")  // by a commit: "sha256:... path"
            if (auto const digest = Digest::parse(claim.value.substr(0, claim.value.find(' '))))
                document.contents.push_back(*digest);
    item.precision = record.precision;
    item.conversation = std::move(searchable.conversation);
    document.text = std::move(searchable.text);
    if (record.kind != "mail" && record.kind != "chat") document.contents.push_back(record.blob);
    return document;
}

}  // namespace tally::vault
