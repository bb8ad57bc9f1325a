#include "vault/case_exhibit.h"

#include <algorithm>

#include "base/words.h"
#include "vault/exhibit_words.h"

namespace tally::vault {
namespace {

constexpr std::size_t original_bytes_max = std::size_t{1} << 20;  // more is never attached

using Content = decltype(casefile::Exhibit::content);

std::string note_about(ExhibitMaterial const& material) {
    bool const recording =
        material.media.starts_with("audio/") || material.media.starts_with("video/");
    return std::string{"This exhibit is a "} + (recording ? "recording" : "file") +
           " that cannot be shown on paper. The original is in the case file, in the folder "
           "data/exhibits; its digest is the one above.";
}

casefile::FileExhibit cover_sheet(ExhibitMaterial const& material) {
    casefile::FileExhibit sheet{note_about(material),
                                {{"Name", material.name},
                                 {"Kind", material.media},
                                 {"Size", bytes_text(material.bytes.size())}}};
    for (auto const& claim : material.entry.record.claims)
        sheet.facts.push_back({claim.name + " (as the file says)", claim.value});
    return sheet;
}

// Words that were read in a document are worth more on paper than its name.
Content words_or_cover(ExhibitMaterial const& material) {
    if (material.text.empty()) return cover_sheet(material);
    return page_form(material);
}

Content table_or_text(ExhibitMaterial const& material) {
    if (auto table = table_form(material)) return *std::move(table);
    return casefile::TextExhibit{material.bytes};
}

Content content_of(ExhibitMaterial const& material, Reader const& reader) {
    auto const& media = material.media;
    if (material.entry.record.chat) return chat_form(material, reader);
    if (media == "message/rfc822") return mail_form(material, reader);
    // A part of what is shown below is kept back, and these forms show all of it.
    if (!material.disclosure.original)
        return casefile::WithheldExhibit{{"a part of this exhibit, and so all of it",
                                          material.disclosure.parts.front().reason,
                                          material.entry.line.body.text()}};
    if (media == "image/png" || media == "image/jpeg")
        return casefile::ImageExhibit{material.bytes, material.exhibit.why};
    if (media == "application/pdf") return casefile::PdfExhibit{material.pages, material.no_pages};
    if (media == "application/x-git-commit") return commit_form(material, reader);
    if (media == "text/csv") return table_or_text(material);
    if (media == "text/html" || media == "multipart/related") return page_form(material);
    if (media.starts_with("text/")) return casefile::TextExhibit{material.bytes};
    return words_or_cover(material);
}

std::string source_text(ledger::ItemRecord const& record) {
    auto const& provenance = record.provenance;
    auto text = "imported from " + provenance.file + " (" + provenance.source;
    if (provenance.source == "mbox") text += ", at byte " + std::to_string(provenance.offset);
    return text + ")";
}

// "page 2": pages of a document are parted by form feeds.
std::string place_of(ExhibitMaterial const& material, std::uint64_t offset) {
    if (material.entry.record.chat) {
        auto const index = message_at(material.messages, offset);
        return "message " + std::to_string(index + 1) + " of " +
               std::to_string(material.messages.size());
    }
    if (material.media == "application/pdf") {
        auto const before = std::string_view{material.text}.substr(0, offset);
        return "page " + std::to_string(std::ranges::count(before, '\f') + 1) + " of the original";
    }
    return "byte " + std::to_string(offset) + " of its words";
}

bool is_kept_back(ExhibitMaterial const& material, std::uint64_t offset) {
    if (material.disclosure.parts.empty()) return false;
    if (!material.entry.record.chat) return true;
    auto const message = message_at(material.messages, offset) + 1;
    return material.disclosure.withheld(std::to_string(message)) != nullptr;
}

std::vector<casefile::Highlight> highlights_of(ExhibitMaterial const& material) {
    std::vector<casefile::Highlight> highlights;
    for (auto const& one : material.exhibit.highlights)
        if (!is_kept_back(material, one.offset))
            highlights.push_back(
                {one.quote, place_of(material, one.offset), one.translation, one.language});
    return highlights;
}

// What stays when everything else is kept back: that there is an entry, and when it was recorded.
casefile::Exhibit withheld_exhibit(ExhibitMaterial const& material, Reader const& reader) {
    return {.number = material.exhibit.number,
            .title = "An item that is kept back",
            .item = {},
            .digest = {},
            .occurred = {},
            .recorded = format_local(material.entry.line.at, reader.zone),
            .attested = attested_text(material.attested, reader.zone, "by nobody else yet"),
            .source = {},
            .file_in_bundle = {},
            .content = casefile::WithheldExhibit{{"all of this exhibit", material.disclosure.reason,
                                                  material.entry.line.body.text()}}};
}

}  // namespace

std::string attested_text(ledger::Bracket const& bracket, std::string const& zone,
                          std::string const& nobody) {
    std::string text;
    if (bracket.not_before) text = "not before " + format_local(*bracket.not_before, zone);
    if (bracket.not_after)
        text += (text.empty() ? "" : ", ") + std::string{"not after "} +
                format_local(*bracket.not_after, zone);
    return text.empty() ? nobody : text;
}

std::string occurred_text(Instant at, std::string const& precision, std::string const& zone) {
    return precision == "day" ? format_local_date(at, zone) + " (to the day)"
                              : format_local(at, zone);
}

casefile::Exhibit case_exhibit(ExhibitMaterial const& material, Reader const& reader) {
    if (material.disclosure.nothing) return withheld_exhibit(material, reader);
    auto const& record = material.entry.record;
    bool const original = material.disclosure.original;
    casefile::Exhibit exhibit{
        .number = material.exhibit.number,
        .title = material.name.empty() ? "Exhibit without a name" : material.name,
        // An id and a digest are guesses away from what is kept back.
        .item = original ? material.exhibit.item.text : "",
        .digest = original ? material.digest.text() : "",
        .occurred = record.occurred ? occurred_text(*record.occurred, record.precision, reader.zone)
                                    : "claims no time",
        .recorded = format_local(material.entry.line.at, reader.zone),
        .attested = attested_text(material.attested, reader.zone, "by nobody else yet"),
        .source = source_text(record),
        .file_in_bundle = original ? "data/exhibits/" + material.file_name : "",
        .content = content_of(material, reader),
        .highlights = highlights_of(material)};
    if (original && material.bytes.size() <= original_bytes_max) {
        exhibit.original = material.bytes;
        exhibit.original_name = material.file_name;
    }
    return exhibit;
}

}  // namespace tally::vault
