#include "vault/case_exhibit.h"

#include "base/words.h"
#include "extract/mail_text.h"
#include "mail/mime.h"

namespace tally::vault {
namespace {

casefile::MailExhibit mail_exhibit(ExhibitMaterial const& material, std::string const& zone) {
    auto const mail = mail::parse_mail(material.bytes);
    auto const text = extract::mail_text(mail);
    auto const list = [](std::vector<mail::MailAddress> const& addresses) {
        std::string out;
        for (auto const& address : addresses)
            out += (out.empty() ? "" : ", ") + (address.name.empty()
                                                    ? address.address
                                                    : address.name + " <" + address.address + ">");
        return out;
    };
    casefile::MailExhibit exhibit{.from = list(mail.from),
                                  .to = list(mail.to),
                                  .cc = list(mail.cc),
                                  .subject = mail.subject,
                                  .date = mail.date ? format_local(*mail.date, zone) : "no date",
                                  .headers = mail::header_list(material.bytes),
                                  .text = text.text,
                                  .text_from_html = text.from_html,
                                  .attachments = {}};
    for (auto const& part : mail.parts)
        if (part.attachment)
            exhibit.attachments.push_back(part.name + ", " + part.media + ", " +
                                          bytes_text(part.bytes) + ", " + part.digest.text());
    return exhibit;
}

casefile::FileExhibit file_exhibit(ExhibitMaterial const& material) {
    return {
        "This exhibit is a file that cannot be shown on paper. The original is in the case "
        "file, in the folder data/exhibits.",
        {{"Name", material.name},
         {"Kind", material.media},
         {"Size", bytes_text(material.bytes.size())}}};
}

std::string attested_text(ledger::Bracket const& bracket, std::string const& zone) {
    std::string text;
    if (bracket.not_before) text = "not before " + format_local(*bracket.not_before, zone);
    if (bracket.not_after)
        text += (text.empty() ? "" : ", ") + std::string{"not after "} +
                format_local(*bracket.not_after, zone);
    return text.empty() ? "by nobody else yet" : text;
}

std::string source_text(ledger::ItemRecord const& record) {
    auto const& provenance = record.provenance;
    auto text = "imported from " + provenance.file + " (" + provenance.source;
    if (provenance.source == "mbox") text += ", at byte " + std::to_string(provenance.offset);
    return text + ")";
}

}  // namespace

casefile::Exhibit case_exhibit(ExhibitMaterial const& material, std::string const& zone) {
    auto const& record = material.entry.record;
    casefile::Exhibit exhibit{
        .number = material.exhibit.number,
        .title = material.name.empty() ? "Item " + material.exhibit.item.text : material.name,
        .item = material.exhibit.item.text,
        .digest = material.digest.text(),
        .occurred = record.occurred ? format_local(*record.occurred, zone) : "claims no time",
        .recorded = format_local(material.entry.line.at, zone),
        .attested = attested_text(material.attested, zone),
        .source = source_text(record),
        .file_in_bundle = "data/exhibits/" + material.file_name,
        .content = casefile::FileExhibit{}};
    if (material.media == "message/rfc822")
        exhibit.content = mail_exhibit(material, zone);
    else if (material.media == "image/png" || material.media == "image/jpeg")
        exhibit.content = casefile::ImageExhibit{material.bytes, material.exhibit.why};
    else if (material.media.starts_with("text/plain"))
        exhibit.content = casefile::TextExhibit{material.bytes};
    else
        exhibit.content = file_exhibit(material);
    return exhibit;
}

}  // namespace tally::vault
