#include "casefile/pdf/finish.h"

#include <exception>

#define POINTERHOLDER_TRANSITION 4  // qpdf: std::shared_ptr alone
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>

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

// PDF 1.7, 7.9.4: D:20261122100000Z. The page library would write the current time.
std::string pdf_date(Instant at) {
    std::string digits;
    for (char const c : format_instant(at).substr(0, 19))
        if (c >= '0' && c <= '9') digits += c;
    return "D:" + digits + "Z";
}

void set_dates(QPDF& pdf, Instant made) {
    auto const date = Object::newString(pdf_date(made));
    auto information = pdf.getTrailer().getKey("/Info");
    information.replaceKey("/CreationDate", date);
    information.replaceKey("/ModDate", date);
}

// PDF 1.7, 14.8.4.2: one Document element holds all others.
void wrap_structure(QPDF& pdf) {
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
}

std::string write(QPDF& pdf) {
    QPDFWriter writer{pdf};
    writer.setOutputMemory();
    writer.setMinimumPDFVersion("1.7");
    writer.setObjectStreamMode(qpdf_o_generate);
    writer.setDeterministicID(true);
    writer.write();
    auto const buffer = writer.getBufferSharedPointer();
    return {reinterpret_cast<char const*>(buffer->getBuffer()), buffer->getSize()};
}

}  // namespace

Result<std::string> finish_pdf(std::string const& pdf, Finish const& finish) {
    try {
        QPDF file;
        file.setSuppressWarnings(true);
        file.processMemoryFile("case.pdf", pdf.data(), pdf.size());
        set_viewing(file, finish.language);
        set_dates(file, finish.made);
        wrap_structure(file);
        return write(file);
    } catch (std::exception const& error) {
        return fail(Code::unavailable, std::string{"finish the case file: "} + error.what());
    }
}

}  // namespace tally::casefile::pdf
