// PDF by the programs of poppler-utils: pdfinfo, pdftotext, and pdftoppm where a page is a picture.
#include <leptonica/allheaders.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>

#include "documents/document_time.h"
#include "documents/parts.h"
#include "documents/program.h"
#include "documents/recognition.h"

namespace tally::documents {
namespace {

using extract::Extraction;
using extract::TextStatus;
using Picture = std::unique_ptr<Pix, void (*)(Pix*)>;

constexpr std::size_t text_bytes_max = std::size_t{2} << 20;
constexpr std::size_t picture_bytes_max = std::size_t{256} << 20;
constexpr std::uint32_t recognized_pages_max = 20;
constexpr std::size_t letters_of_a_page = 20;  // fewer: the page is a picture of one

void destroy(Pix* picture) { pixDestroy(&picture); }

// "Title:          The offer" of pdfinfo.
void take_info(std::string_view line, std::string const& zone, Extraction& extraction) {
    auto const colon = line.find(':');
    if (colon == line.npos) return;
    auto const key = line.substr(0, colon);
    auto const begin = line.find_first_not_of(' ', colon + 1);
    auto const value = begin == line.npos ? std::string_view{} : line.substr(begin);
    constexpr std::array<std::string_view, 7> wanted{
        "Title", "Subject", "Author", "Creator", "Producer", "CreationDate", "ModDate"};
    if (key == "Pages")
        std::from_chars(value.data(), value.data() + value.size(), extraction.pages);
    if (value.empty() || std::ranges::find(wanted, key) == wanted.end()) return;
    extraction.claims.push_back({std::string{key}, std::string{value}});
    if (key == "CreationDate") extraction.occurred = iso_time(value, zone);
}

bool asks_for_password(ProgramOutput const& output) {
    return output.error.contains("Incorrect password");
}

std::size_t letters_in(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return static_cast<unsigned char>(c) > ' '; }));
}

std::string first_line(std::string const& text) { return text.substr(0, text.find('\n')); }

// The words of pages that are pictures.
void recognize_pages(Document const& document, Extraction& extraction) {
    auto const pages = std::min(extraction.pages, recognized_pages_max);
    int sum = 0;
    std::string missing;
    setMsgSeverity(L_SEVERITY_NONE);
    for (std::uint32_t page = 1; page <= pages; ++page) {
        auto const number = std::to_string(page);
        auto const drawn =
            run_program({"pdftoppm", "-gray", "-r", "200", "-f", number, "-l", number, "-"},
                        document.descriptor, picture_bytes_max);
        Picture const picture{
            pixReadMem(reinterpret_cast<l_uint8 const*>(drawn.out.data()), drawn.out.size()),
            destroy};
        if (!picture) continue;
        auto const recognized = recognize(picture.get());
        extraction.text += recognized.text + "\f";
        extraction.languages = recognized.languages;
        missing = recognized.missing;
        sum += std::max(recognized.confidence, 0);
    }
    extraction.ocr = true;
    extraction.confidence = pages == 0 ? -1 : sum / static_cast<int>(pages);
    if (pages < extraction.pages) {
        extraction.status = TextStatus::partial;
        extraction.why = "only its first " + std::to_string(pages) + " pages were read";
    }
    if (missing.empty()) return;
    extraction.status = TextStatus::partial;
    extraction.why = missing_hint(missing);
}

}  // namespace

Extraction read_pdf(Document const& document) {
    Extraction extraction;
    auto const info = run_program({"pdfinfo", "-enc", "UTF-8", "-isodates", "-"},
                                  document.descriptor, text_bytes_max);
    if (asks_for_password(info)) {
        extraction = extract::failed("it is protected by a password");
        extraction.encrypted = true;
        return extraction;
    }
    if (info.status == 127)
        return extract::failed("pdfinfo is not installed (apt install poppler-utils)");
    if (info.status != 0) return extract::failed("no readable PDF: " + first_line(info.error));
    for (std::string_view rest = info.out; !rest.empty();) {
        auto const end = std::min(rest.find('\n'), rest.size());
        take_info(rest.substr(0, end), document.request.zone, extraction);
        rest.remove_prefix(std::min(rest.size(), end + 1));
    }
    auto words =
        run_program({"pdftotext", "-enc", "UTF-8", "-", "-"}, document.descriptor, text_bytes_max);
    extraction.text = std::move(words.out);
    extraction.status = words.cut || words.status != 0 ? TextStatus::partial : TextStatus::complete;
    if (words.cut)
        extraction.why = "only the begin of its text was read";
    else if (words.status != 0)
        extraction.why = "damaged: " + first_line(words.error);
    if (letters_in(extraction.text) < letters_of_a_page * extraction.pages)
        recognize_pages(document, extraction);
    return extraction;
}

}  // namespace tally::documents
