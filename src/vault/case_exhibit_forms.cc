// Mails, tables, commits and pages as the values that are drawn.
#include <algorithm>
#include <map>

#include "base/words.h"
#include "extract/mail_text.h"
#include "mail/mime.h"
#include "statements/csv_table.h"
#include "vault/case_exhibit.h"
#include "vault/exhibit_words.h"

namespace tally::vault {
namespace {

std::string list_of(std::vector<mail::MailAddress> const& addresses) {
    std::string out;
    for (auto const& address : addresses)
        out +=
            (out.empty() ? "" : ", ") +
            (address.name.empty() ? address.address : address.name + " <" + address.address + ">");
    return out;
}

// A digest tells a short text to whoever guesses it, so none is printed beside what is kept back.
std::string attachment_text(mail::MailPart const& part, bool with_digest) {
    auto text = part.name + ", " + part.media + ", " + bytes_text(part.bytes);
    return with_digest ? text + ", " + part.digest.text() : text;
}

bool is_attachment(mail::Mail const& mail, std::string_view path) {
    return std::ranges::any_of(mail.parts, [&](mail::MailPart const& part) {
        return part.path == path || part.path.starts_with(std::string{path} + ".");
    });
}

// The words of a mail are no part of their own; a path that names no attachment means them.
casefile::Withheld box_for(ExhibitMaterial const& material, mail::Mail const& mail,
                           WithheldPart const& part) {
    bool const attachment = is_attachment(mail, part.path);
    return {attachment ? "attachment " + part.path : "the words of this mail", part.reason,
            material.entry.line.body.text()};
}

// "name <address> 1760600000 +0200" of a commit's header.
std::string person_of(std::string_view value) {
    auto const end = value.rfind('>');
    return std::string{end == value.npos ? value : value.substr(0, end + 1)};
}

std::map<std::string, std::string> commit_header(std::string_view bytes) {
    std::map<std::string, std::string> header;
    for (auto rest = bytes.substr(0, bytes.find("\n\n")); !rest.empty();) {
        auto const line = rest.substr(0, rest.find('\n'));
        auto const space = line.find(' ');
        if (space != line.npos && space > 0)
            header.emplace(line.substr(0, space), line.substr(space + 1));
        rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    }
    return header;
}

std::string claim_of(ledger::ItemRecord const& record, std::string_view name) {
    auto const found = std::ranges::find(record.claims, name, &ledger::ItemClaim::name);
    return found == record.claims.end() ? "" : found->value;
}

// Rows whose bytes the highlights touch, found again by their words.
bool row_holds(statements::CsvRow const& row, std::string const& quote) {
    std::string line;
    for (auto const& field : row.fields) line += field + ",";
    return find_passage(line, quote).has_value() ||
           std::ranges::any_of(row.fields, [&](std::string const& field) {
               return !field.empty() && field == quote;
           });
}

}  // namespace

casefile::MailExhibit mail_form(ExhibitMaterial const& material, Reader const& reader) {
    auto const mail = mail::parse_mail(material.bytes);
    auto const& parts = material.disclosure.parts;
    auto const text = extract::mail_text(mail);
    bool words = true;
    casefile::MailExhibit exhibit{
        .from = list_of(mail.from),
        .to = list_of(mail.to),
        .cc = list_of(mail.cc),
        .subject = mail.subject,
        .date = mail.date ? format_local(*mail.date, reader.zone) : "no date",
        .headers = {},
        .text = {},
        .attachments = {}};
    for (auto const& part : parts) {
        exhibit.withheld.push_back(box_for(material, mail, part));
        words = words && is_attachment(mail, part.path);
    }
    // A signature in the headers holds a digest of the words.
    if (parts.empty()) exhibit.headers = mail::header_list(material.bytes);
    if (words) exhibit.text = text.text;
    exhibit.text_from_html = words && text.from_html;
    for (auto const& part : mail.parts)
        if (part.attachment && material.disclosure.withheld(part.path) == nullptr)
            exhibit.attachments.push_back(attachment_text(part, parts.empty()));
    return exhibit;
}

casefile::CommitExhibit commit_form(ExhibitMaterial const& material, Reader const& reader) {
    auto const& record = material.entry.record;
    auto const header = commit_header(material.bytes);
    auto const person = [&](std::string const& key) {
        auto const found = header.find(key);
        return found == header.end() ? std::string{} : person_of(found->second);
    };
    return {.id = claim_of(record, "commit"),
            .author = person("author"),
            .committer = person("committer"),
            .date = record.occurred ? format_local(*record.occurred, reader.zone) : "no date",
            .message = material.text,
            .signature = claim_of(record, "signature"),
            .files = {}};
}

Result<casefile::TableExhibit> table_form(ExhibitMaterial const& material) {
    constexpr std::size_t rows_around = 12;
    constexpr std::size_t rows_max = 400;
    auto const table = TRY(statements::read_csv(material.bytes));
    std::vector<std::size_t> decisive;
    for (std::size_t i = 0; i < table.rows.size(); ++i)
        for (auto const& highlight : material.exhibit.highlights)
            if (row_holds(table.rows[i], highlight.quote)) decisive.push_back(i);
    auto const first =
        decisive.empty() || decisive.front() < rows_around ? 0 : decisive.front() - rows_around;
    auto const last = decisive.empty() ? table.rows.size() : decisive.back() + rows_around + 1;
    auto const end = std::min({last, table.rows.size(), first + rows_max});
    casefile::TableExhibit exhibit{.head = table.header.fields, .rows = {}};
    for (std::size_t i = first; i < end; ++i) exhibit.rows.push_back(table.rows[i].fields);
    for (auto const row : decisive)
        if (row < end) exhibit.decisive.push_back(row - first);
    exhibit.first_row = first + 1;
    exhibit.note = counted(end - first, "row") + " of " + std::to_string(table.rows.size()) +
                   "; the whole table is in the bundle.";
    return exhibit;
}

casefile::PageExhibit page_form(ExhibitMaterial const& material) {
    bool const page = material.media == "text/html" || material.media == "multipart/related";
    casefile::PageExhibit exhibit{
        page ? "The words of a saved web page as a browser would show them; the page itself is in "
               "the bundle."
             : "The words that were read in this document; the document itself, with its looks, is "
               "in the bundle.",
        material.text,
        {}};
    for (auto const& claim : material.entry.record.claims)
        exhibit.facts.push_back({claim.name + " (as it says)", claim.value});
    if (exhibit.facts.size() > 8) exhibit.facts.resize(8);
    return exhibit;
}

}  // namespace tally::vault
