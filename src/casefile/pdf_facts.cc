#include "casefile/pdf_facts.h"

#include <algorithm>
#include <exception>
#include <map>

#include "casefile/pdf/content_walk.h"

#define POINTERHOLDER_TRANSITION 4  // qpdf: std::shared_ptr alone
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFEmbeddedFileDocumentHelper.hh>
#include <qpdf/QPDFOutlineDocumentHelper.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageLabelDocumentHelper.hh>

namespace tally::casefile {
namespace {

using Object = QPDFObjectHandle;

constexpr std::size_t bookmarks_max = 100'000;
constexpr int outline_depth_max = 32;

class Reader {
public:
    explicit Reader(QPDF& pdf) : pdf_{pdf}, outlines_{pdf}, labels_{pdf} {
        auto const& pages = pdf.getAllPages();
        for (std::size_t i = 0; i < pages.size(); ++i)
            place_of_[pages[i].getObjGen()] = static_cast<int>(i) + 1;
    }

    PdfFacts read() {
        PdfFacts facts;
        std::uint64_t operators = 0;
        int number = 0;
        for (auto page : QPDFPageDocumentHelper{pdf_}.getAllPages()) {
            ++number;
            auto read = look_at(page, number);
            pdf::walk_content(page, number, read, facts, operators);
            facts.pages.push_back(std::move(read));
        }
        facts.attachments = QPDFEmbeddedFileDocumentHelper{pdf_}.getEmbeddedFiles().size();
        if (outlines_.hasOutlines()) add_bookmarks(outlines_.getTopLevelOutlines(), 0, facts);
        return facts;
    }

private:
    PdfPage look_at(QPDFPageObjectHelper& page, int number) {
        PdfPage read;
        auto const box = page.getMediaBox(false).getArrayAsRectangle();
        read.width = box.urx - box.llx;
        read.height = box.ury - box.lly;
        auto turned = page.getAttribute("/Rotate", false);
        read.turned = turned.isInteger() ? ((turned.getIntValueAsInt() % 360) + 360) % 360 : 0;
        if (read.turned % 180 == 90) std::swap(read.width, read.height);
        read.label = label_of(number);
        for (auto const& annotation : page.getObjectHandle().getKey("/Annots").aitems())
            if (int const target = target_of(annotation); target > 0)
                read.links_to.push_back(target);
        return read;
    }
    // PDF 1.7, 12.4.2: a prefix, and a number in some style. Only decimal ones are read.
    std::string label_of(int number) {
        if (!labels_.hasPageLabels()) return std::to_string(number);
        auto label = labels_.getLabelForPage(number - 1);
        if (!label.isDictionary()) return std::to_string(number);
        auto prefix = label.getKey("/P");
        std::string text = prefix.isString() ? prefix.getUTF8Value() : std::string{};
        auto start = label.getKey("/St");
        if (!label.getKey("/S").isNameAndEquals("/D")) return text;
        return text + std::to_string(start.isInteger() ? start.getIntValue() : 1);
    }
    int target_of(Object annotation) {
        if (!annotation.isDictionary() || !annotation.getKey("/Subtype").isNameAndEquals("/Link"))
            return 0;
        auto target = annotation.getKey("/Dest");
        auto action = annotation.getKey("/A");
        if (target.isNull() && action.isDictionary()) target = action.getKey("/D");
        return page_of(target);
    }
    int page_of(Object target) {
        if (target.isName() || target.isString()) target = outlines_.resolveNamedDest(target);
        if (target.isDictionary()) target = target.getKey("/D");
        if (!target.isArray() || target.getArrayNItems() == 0) return 0;
        auto const found = place_of_.find(target.getArrayItem(0).getObjGen());
        return found == place_of_.end() ? 0 : found->second;
    }
    void add_bookmarks(std::vector<QPDFOutlineObjectHelper> const& items, int depth,
                       PdfFacts& facts) {
        if (depth == outline_depth_max) return;
        for (auto item : items) {
            if (facts.bookmarks.size() == bookmarks_max) return;
            facts.bookmarks.push_back({item.getTitle(), page_of(item.getDest())});
            add_bookmarks(item.getKids(), depth + 1, facts);
        }
    }

    QPDF& pdf_;
    QPDFOutlineDocumentHelper outlines_;
    QPDFPageLabelDocumentHelper labels_;
    std::map<QPDFObjGen, int> place_of_;
};

}  // namespace

Result<PdfFacts> read_pdf_facts(std::string_view bytes) {
    try {
        QPDF pdf;
        pdf.setSuppressWarnings(true);
        pdf.setAttemptRecovery(false);
        pdf.processMemoryFile("case.pdf", bytes.data(), bytes.size());
        auto facts = Reader{pdf}.read();
        facts.bytes = bytes.size();
        return facts;
    } catch (std::exception const& error) {
        return fail(Code::corrupt, std::string{"read the PDF back: "} + error.what());
    }
}

}  // namespace tally::casefile
