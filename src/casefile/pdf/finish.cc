#include "casefile/pdf/finish.h"

#include <algorithm>
#include <exception>
#include <set>

#define POINTERHOLDER_TRANSITION 4  // qpdf: std::shared_ptr alone
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include "base/check.h"
#include "casefile/pdf/attachments.h"
#include "casefile/pdf/printable.h"

namespace tally::casefile::pdf {
namespace {

using Object = QPDFObjectHandle;

// PDF 1.7, 14.9.2 and 12.2: what a screen reader speaks, what a window is called.
void set_viewing(QPDF& pdf, std::string const& language) {
    auto root = pdf.getRoot();
    if (!language.empty()) root.replaceKey("/Lang", Object::newUnicodeString(language));
    root.replaceKey("/ViewerPreferences", Object::parse("<< /DisplayDocTitle true >>"));
    root.replaceKey("/MarkInfo", Object::parse("<< /Marked true >>"));
    root.replaceKey("/PageMode", Object::newName("/UseOutlines"));
    // Printed numbers, labels and positions of pages are the same numbers.
    root.replaceKey("/PageLabels", Object::parse("<< /Nums [ 0 << /S /D >> ] >>"));
    auto const first = QPDFPageDocumentHelper{pdf}.getAllPages().at(0).getObjectHandle();
    auto open = Object::parse("[ /XYZ null null 1 ]");  // 100 %
    open.insertItem(0, first);
    root.replaceKey("/OpenAction", open);
}

// The page library would write the current time.
void set_dates(QPDF& pdf, Instant made) {
    auto const date = Object::newString(pdf_date(made));
    auto information = pdf.getTrailer().getKey("/Info");
    information.replaceKey("/CreationDate", date);
    information.replaceKey("/ModDate", date);
}

// Read before its pixels are: most pictures of a case are not worth decoding for this.
bool is_marker(Object picture) {
    if (!picture.isStream()) return false;
    auto dictionary = picture.getDict();
    auto width = dictionary.getKey("/Width");
    auto height = dictionary.getKey("/Height");
    return width.isInteger() && width.getIntValue() == placeholder_width && height.isInteger() &&
           height.getIntValue() == 1;
}

// Each picture that stands for a page of an exhibit becomes that page.
void place_pages(QPDF& pdf, PlacedPdfs const& placed) {
    for (auto& page : QPDFPageDocumentHelper{pdf}.getAllPages()) {
        auto pictures = page.getObjectHandle().getKey("/Resources").getKey("/XObject");
        if (!pictures.isDictionary()) continue;
        for (auto const& name : pictures.getKeys()) {
            auto picture = pictures.getKey(name);
            if (!is_marker(picture)) continue;
            auto const data = picture.getStreamData(qpdf_dl_generalized);
            PlaceholderName found;
            if (!read_placeholder(
                    {reinterpret_cast<char const*>(data->getBuffer()), data->getSize()}, found))
                continue;
            auto const source = placed.find(found.exhibit);
            if (source != placed.end() && source->second && source->second->has(found.page))
                pictures.replaceKey(name, source->second->form(pdf, found.page));
        }
    }
}

// Streams and forms of a foreign page may name files elsewhere (PDF 1.7, 7.3.8.2, 8.10.4, 14.11.7):
// a reader must never fetch one because of our file.
void cut_ties_to_elsewhere(QPDF& pdf) {
    for (auto& object : pdf.getAllObjects()) {
        if (!object.isStream()) continue;
        auto dictionary = object.getDict();
        for (auto const* key : {"/F", "/Ref", "/OPI"}) dictionary.removeKey(key);
    }
}

// PDF 1.7, 14.9.3: pictures in words, in the order in which they were drawn.
void describe_figures(Object structure, std::vector<std::string> const& figures,
                      std::size_t& next) {
    for (auto child : structure.getKey("/K").aitems()) {
        if (!child.isDictionary() || !child.getKey("/S").isName()) continue;
        if (child.getKey("/S").getName() == "/Figure" && next < figures.size())
            child.replaceKey("/Alt", Object::newUnicodeString(figures[next++]));
    }
}

// PDF 1.7, 14.8.4.2: one Document element holds all others.
void wrap_structure(QPDF& pdf, std::vector<std::string> const& figures) {
    auto tree = pdf.getRoot().getKey("/StructTreeRoot");
    if (!tree.isDictionary()) return;
    auto children = tree.getKey("/K");
    if (!children.isArray()) children = Object::newArray({children});
    auto document = pdf.makeIndirectObject(Object::parse("<< /Type /StructElem /S /Document >>"));
    document.replaceKey("/P", tree);
    for (auto child : children.aitems())
        if (child.isDictionary()) child.replaceKey("/P", document);
    document.replaceKey("/K", children);
    tree.replaceKey("/K", document);
    std::size_t next = 0;
    describe_figures(document, figures, next);
}

// What long-lived files ask of links, pictures and fonts (ISO 19005-1, 6.5.3, 6.2.4): links that
// belong to a printed page, pixels that no viewer smooths away, numbers of glyphs without a guess.
void settle_looks(QPDF& pdf) {
    constexpr int printed = 4;
    for (auto& object : pdf.getAllObjects()) {
        if (object.isStream() && object.getDict().getKey("/Subtype").isNameAndEquals("/Image"))
            object.getDict().removeKey("/Interpolate");
        if (object.isDictionary() && object.getKey("/Subtype").isNameAndEquals("/Link"))
            object.replaceKey("/F", Object::newInteger(printed));
        // PDF 1.7, table 117: what a reader takes for granted is said (ISO 19005-1, 6.3.3.2).
        if (object.isDictionary() && object.getKey("/Subtype").isNameAndEquals("/CIDFontType2") &&
            !object.hasKey("/CIDToGIDMap"))
            object.replaceKey("/CIDToGIDMap", Object::newName("/Identity"));
    }
}

// Bytes of the streams that can be reached, each counted once. Fonts are shared by all pages.
std::uint64_t bytes_below(Object object, std::set<QPDFObjGen>& seen, int depth = 0) {
    constexpr int depth_max = 40;
    if (depth > depth_max || (object.isIndirect() && !seen.insert(object.getObjGen()).second))
        return 0;
    std::uint64_t sum = 0;
    if (object.isStream()) {
        auto length = object.getDict().getKey("/Length");
        sum += length.isInteger() ? static_cast<std::uint64_t>(length.getIntValue())
                                  : object.getRawStreamData()->getSize();
        object = object.getDict();
    }
    if (object.isArray())
        for (auto const& item : object.aitems()) sum += bytes_below(item, seen, depth + 1);
    if (!object.isDictionary()) return sum;
    for (auto const& key : object.getKeys())
        if (key != "/Parent" && key != "/Font" && key != "/Annots" && key != "/StructParents")
            sum += bytes_below(object.getKey(key), seen, depth + 1);
    return sum;
}

std::vector<ExhibitCost> costs_of(QPDF& pdf, Numbers const& found) {
    auto pages = QPDFPageDocumentHelper{pdf}.getAllPages();
    std::set<QPDFObjGen> seen;
    std::vector<ExhibitCost> costs;
    for (auto const& [number, first] : found.exhibit_pages) {
        auto const last = found.exhibit_last_pages.at(number);
        ExhibitCost cost{number, first, last - first + 1, 0};
        for (int page = first; page <= last; ++page)
            cost.bytes +=
                bytes_below(pages.at(static_cast<std::size_t>(page) - 1).getObjectHandle(), seen);
        costs.push_back(cost);
    }
    std::ranges::sort(costs, {}, &ExhibitCost::first_page);
    return costs;
}

std::string write(QPDF& pdf) {
    QPDFWriter writer{pdf};
    writer.setOutputMemory();
    writer.setMinimumPDFVersion("1.7");
    writer.setObjectStreamMode(qpdf_o_generate);
    writer.setDeterministicID(true);
    writer.setNewlineBeforeEndstream(true);  // strict readers ask for it (PDF 1.7, 7.3.8.1)
    writer.write();
    auto const buffer = writer.getBufferSharedPointer();
    return {reinterpret_cast<char const*>(buffer->getBuffer()), buffer->getSize()};
}

}  // namespace

std::string pdf_date(Instant at) {
    std::string digits;
    for (char const c : format_instant(at).substr(0, 19))
        if (c >= '0' && c <= '9') digits += c;
    return "D:" + digits + "Z";
}

Result<Finished> finish_pdf(std::string const& drawn, Job const& job, Numbers const& found) {
    try {
        QPDF file;
        file.setSuppressWarnings(true);
        file.processMemoryFile("case.pdf", drawn.data(), drawn.size());
        set_viewing(file, printable_line(job.document.language));
        set_dates(file, job.document.made);
        settle_looks(file);
        wrap_structure(file, found.figures);
        place_pages(file, job.placed);
        if (!job.placed.empty()) cut_ties_to_elsewhere(file);
        auto costs = costs_of(file, found);
        attach_originals(file, attached_exhibits(job.document, job.options));
        return Finished{write(file), std::move(costs)};
    } catch (std::exception const& error) {
        return fail(Code::unavailable, std::string{"finish the case file: "} + error.what());
    }
}

}  // namespace tally::casefile::pdf
