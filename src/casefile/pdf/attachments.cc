#include "casefile/pdf/attachments.h"

#include <algorithm>

#define POINTERHOLDER_TRANSITION 4  // qpdf: std::shared_ptr alone
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFEFStreamObjectHelper.hh>
#include <qpdf/QPDFEmbeddedFileDocumentHelper.hh>
#include <qpdf/QPDFFileSpecObjectHelper.hh>

#include "casefile/pdf/printable.h"

namespace tally::casefile::pdf {
namespace {

using Object = QPDFObjectHandle;

void attach(QPDF& pdf, Exhibit const& exhibit) {
    auto stream = QPDFEFStreamObjectHelper::createEFStream(pdf, exhibit.original);
    auto file = QPDFFileSpecObjectHelper::createFileSpec(pdf, printable_line(exhibit.original_name),
                                                         stream);
    file.setDescription("Exhibit " + std::to_string(exhibit.number) + ", original bytes");
    auto dictionary = file.getObjectHandle();
    dictionary.replaceKey("/AFRelationship", Object::newName("/Source"));
    QPDFEmbeddedFileDocumentHelper{pdf}.replaceEmbeddedFile(printable_line(exhibit.original_name),
                                                            file);
    auto root = pdf.getRoot();
    if (!root.getKey("/AF").isArray()) root.replaceKey("/AF", Object::newArray());
    root.getKey("/AF").appendItem(dictionary);
}

}  // namespace

std::vector<Exhibit const*> attached_exhibits(CaseDocument const& document,
                                              RenderOptions const& options) {
    std::vector<Exhibit const*> chosen;
    auto room = options.attachments_bytes_max;
    for (auto const& exhibit : document.exhibits) {
        auto const size = exhibit.original.size();
        if (size == 0 || size > options.attachment_bytes_max || size > room) continue;
        if (options.left_out.contains(exhibit.number)) continue;
        room -= size;
        chosen.push_back(&exhibit);
    }
    return chosen;
}

void attach_originals(QPDF& pdf, std::vector<Exhibit const*> const& exhibits) {
    for (auto const* exhibit : exhibits) attach(pdf, *exhibit);
}

}  // namespace tally::casefile::pdf
