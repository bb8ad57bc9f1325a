#include "vault/examine.h"

#include <algorithm>

#include "base/encoding.h"
#include "base/words.h"
#include "extract/mail_text.h"
#include "mail/mime.h"

namespace tally::vault {
namespace {

constexpr std::size_t text_bytes_max = std::size_t{1} << 20;
constexpr std::size_t field_bytes_max = 4096;  // of a subject, a list of recipients, a file name
constexpr std::size_t problems_max = 50;

// Cut on a character border, and well-formed whatever came in.
std::string bounded(std::string_view text, std::size_t bytes_max) {
    return to_valid_utf8(text.substr(0, bytes_max));
}

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

std::string mail_words(mail::Mail const& mail) {
    return bounded(extract::mail_text(mail).text, text_bytes_max);
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
}

bool is_text(std::string_view media) { return media.starts_with("text/"); }

}  // namespace

Examined examine(importers::RawItem const& raw, Digest const& digest,
                 std::string const& own_address) {
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
    examined.counterparty = "files";
    if (raw.large)
        record.problems.push_back("too large to be read in one piece: kept, but not looked into");
    else if (raw.kind == importers::ItemKind::mail)
        examine_mail(examined, raw.bytes, own_address);
    else if (is_text(raw.media))
        examined.text = bounded(raw.bytes, text_bytes_max);
    return examined;
}

std::vector<std::string> addresses_of_mail(std::string_view bytes) {
    return addresses_of(mail::parse_mail(bytes));
}

std::string searchable_text(std::string_view kind, std::string_view media, std::string_view bytes) {
    if (kind == "mail") return mail_words(mail::parse_mail(bytes));
    return is_text(media) ? bounded(bytes, text_bytes_max) : std::string{};
}

search::IndexDocument index_document(ledger::ItemRecord const& record, std::string text,
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
        if (!child.name.empty()) item.attachments.push_back(child.name);
    document.text = std::move(text);
    return document;
}

}  // namespace tally::vault
