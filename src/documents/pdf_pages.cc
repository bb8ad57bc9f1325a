// A PDF written anew with its pages alone, so that they can be placed in another file: nothing that
// acts, no compressed objects, every page one stream. Whoever reads the result decodes nothing.
#include <exception>

#define POINTERHOLDER_TRANSITION 4  // qpdf: std::shared_ptr alone
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include "documents/parts.h"
#include "documents/reader.h"
#include "extract/unpacking.h"

namespace tally::documents {
namespace {

constexpr std::size_t pdf_bytes_max = std::size_t{64} << 20;
constexpr std::size_t drawing_bytes_max = std::size_t{128} << 20;  // of all pages, unpacked
constexpr std::size_t pages_max = 500;

struct Pages {
    std::string bytes;
    std::string why;  // empty: all is well
};

// What notes, stamps and filled-in fields show becomes part of the page; hidden ones are left out
// (PDF 1.7, 12.5.3).
void keep_what_annotations_show(QPDF& file) {
    QPDFPageDocumentHelper{file}.flattenAnnotations(0, an_hidden | an_no_view);
}

// A page as one stream of drawing. False when it unpacks to too much.
bool make_plain(QPDF& file, QPDFPageObjectHelper page, std::size_t& drawn) {
    page.coalesceContentStreams();
    auto contents = page.getObjectHandle().getKey("/Contents");
    if (!contents.isStream()) return true;
    auto const data = contents.getStreamData(qpdf_dl_generalized);
    drawn += data->getSize();
    if (drawn > drawing_bytes_max) return false;
    page.getObjectHandle().replaceKey("/Contents", file.newStream(data));
    return true;
}

// What acts, and what belongs to the whole document: /AA, /Annots, /Metadata, /PieceInfo, ...
void take_away_actions(QPDFObjectHandle page) {
    for (auto const* key : {"/AA", "/Annots", "/Metadata", "/PieceInfo", "/Thumb", "/B",
                            "/PresSteps", "/StructParents", "/Tabs", "/Trans", "/AF"})
        page.removeKey(key);
}

std::string write(QPDF& file) {
    QPDFWriter writer{file};
    writer.setOutputMemory();
    writer.setObjectStreamMode(qpdf_o_disable);
    writer.setStaticID(true);  // the same pages give the same bytes
    writer.setSuppressOriginalObjectIDs(true);
    writer.write();
    auto const buffer = writer.getBufferSharedPointer();
    return {reinterpret_cast<char const*>(buffer->getBuffer()), buffer->getSize()};
}

Pages pages_of(std::string const& bytes) {
    QPDF file;
    file.setSuppressWarnings(true);
    file.processMemoryFile("document.pdf", bytes.data(), bytes.size());
    if (file.isEncrypted()) return {"", "it is protected by a password"};
    keep_what_annotations_show(file);
    QPDF pages;
    pages.emptyPDF();
    std::size_t drawn = 0;
    std::size_t count = 0;
    for (auto& page : QPDFPageDocumentHelper{file}.getAllPages()) {
        if (++count > pages_max)
            return {"", "it has more than " + std::to_string(pages_max) + " pages"};
        QPDFPageDocumentHelper{pages}.addPage(page, false);
        auto added = QPDFPageDocumentHelper{pages}.getAllPages().back();
        take_away_actions(added.getObjectHandle());
        if (!make_plain(pages, added, drawn)) return {"", "a page of it unpacks to far too much"};
    }
    if (count == 0) return {"", "it has no pages"};
    return {write(pages), ""};
}

Pages checked_pages_of(std::string const& bytes) {
    if (bytes.size() >= pdf_bytes_max) return {"", "it is larger than 64 MB"};
    try {
        return pages_of(bytes);
    } catch (QPDFExc const& error) {
        return {"", error.getErrorCode() == qpdf_e_password ? "it is protected by a password"
                                                            : "it is damaged"};
    } catch (std::exception const&) {
        return {"", "it is damaged"};
    }
}

}  // namespace

void hand_out_pages(int document, int answer) {
    auto const pages = checked_pages_of(read_descriptor(document, pdf_bytes_max));
    extract::MemberWriter writer{answer};
    if (pages.why.empty()) {
        writer.begin({"pages.pdf", false});
        writer.bytes(pages.bytes);
        writer.end();
    }
    writer.report({.members = pages.why.empty() ? 1U : 0U,
                   .bytes = pages.bytes.size(),
                   .encrypted = false,
                   .why = pages.why});
}

}  // namespace tally::documents
