#include "casefile/sign_pdf.h"

#include <array>
#include <exception>
#include <map>

#define POINTERHOLDER_TRANSITION 4  // qpdf: std::shared_ptr alone
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>

#include "base/check.h"
#include "casefile/pdf/finish.h"
#include "casefile/pdf/printable.h"

namespace tally::casefile {
namespace {

using Object = QPDFObjectHandle;

constexpr std::size_t range_width = 10;  // digits of a place in the file

std::string reference(int object) { return std::to_string(object) + " 0 R"; }

// "[0 0000001234 0000009876 0000000456]": of a fixed length, so that it can be filled in at last.
std::string byte_range(std::array<std::size_t, 3> const& places) {
    std::string text = "[0";
    for (auto const place : places) {
        auto digits = std::to_string(place);
        TALLY_CHECK(digits.size() <= range_width);
        text += " " + std::string(range_width - digits.size(), '0') + digits;
    }
    return text + "]";
}

std::string hex_of(std::string_view bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (char const c : bytes) {
        auto const byte = static_cast<unsigned char>(c);
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
    return text;
}

std::string big_endian(std::uint64_t value, int bytes) {
    std::string text;
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8)
        text += static_cast<char>(value >> shift & 0xFF);
    return text;
}

// The objects that are added or written anew, behind the bytes of the unsigned file.
class Update {
public:
    Update(std::string const& pdf, QPDF& file)
        : pdf_{pdf}, file_{file}, next_{static_cast<int>(file.getObjectCount()) + 1} {}

    int reserve() { return next_++; }
    void add(int object, std::string const& content) {
        offsets_[object] = pdf_.size() + text_.size();
        text_ += std::to_string(object) + " 0 obj\n" + content + "\nendobj\n";
    }
    std::size_t size() const { return text_.size(); }
    // PDF 1.7, 7.5.8: a cross-reference stream, as the unsigned file has one.
    std::string finish(std::size_t previous, std::string const& second_id) {
        auto const self = reserve();
        offsets_[self] = pdf_.size() + text_.size();
        std::string index;
        std::string rows;
        for (auto const& [object, offset] : offsets_) {
            index += std::to_string(object) + " 1 ";
            rows += '\x01' + big_endian(offset, 8) + big_endian(0, 2);
        }
        auto trailer = file_.getTrailer();
        auto const dictionary = "<< /Type /XRef /Size " + std::to_string(next_) +
                                " /W [1 8 2] /Index [" + index + "] /Root " +
                                trailer.getKey("/Root").unparse() + " /Info " +
                                trailer.getKey("/Info").unparse() + " /ID [" +
                                trailer.getKey("/ID").getArrayItem(0).unparse() + " <" +
                                hex_of(second_id) + ">] /Prev " + std::to_string(previous) +
                                " /Length " + std::to_string(rows.size()) + " >>";
        auto const at = offsets_[self];
        text_ += std::to_string(self) + " 0 obj\n" + dictionary + "\nstream\n" + rows +
                 "\nendstream\nendobj\nstartxref\n" + std::to_string(at) + "\n%%EOF\n";
        return text_;
    }

private:
    std::string const& pdf_;
    QPDF& file_;
    int next_;
    std::string text_;
    std::map<int, std::size_t> offsets_;
};

std::string text_object(std::string const& text) {
    return Object::newUnicodeString(pdf::printable_line(text)).unparse();
}

std::string signature_dictionary(PdfSigning const& signing) {
    return "<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /Name " +
           text_object(signing.name) + " /Reason " + text_object(signing.reason) + " /M (" +
           pdf::pdf_date(signing.at) + ") /ByteRange " + byte_range({0, 0, 0}) + " /Contents <" +
           std::string(2 * signing.bytes_max, '0') + "> >>";
}

// A written dictionary with one more entry.
std::string with_entry(std::string dictionary, std::string const& entry) {
    TALLY_CHECK(dictionary.ends_with(">>"));
    dictionary.insert(dictionary.size() - 2, entry + " ");
    return dictionary;
}

// The field without looks: what it says stands in the reader's own list of signatures.
void add_field(Update& update, QPDF& file, int signature) {
    auto page = QPDFPageDocumentHelper{file}.getAllPages().at(0).getObjectHandle();
    auto const field = update.reserve();
    update.add(field,
               "<< /Type /Annot /Subtype /Widget /FT /Sig /T (Signature1) /F 132 "
               "/Rect [0 0 0 0] /V " +
                   reference(signature) + " /P " + page.unparse() + " >>");
    std::string annotations = reference(field);
    if (auto links = page.getKey("/Annots"); links.isArray())
        for (auto& link : links.getArrayAsVector()) annotations += " " + link.unparse();
    auto new_page = page.shallowCopy();
    new_page.removeKey("/Annots");
    update.add(page.getObjectID(),
               with_entry(new_page.unparseResolved(), "/Annots [" + annotations + "]"));
    auto root = file.getRoot();
    update.add(root.getObjectID(),
               with_entry(root.unparseResolved(),
                          "/AcroForm << /Fields [" + reference(field) + "] /SigFlags 3 >>"));
}

// Where "startxref" of the unsigned file points.
std::size_t last_cross_reference(std::string const& pdf) {
    auto const at = pdf.rfind("startxref");
    TALLY_CHECK(at != pdf.npos);
    return std::stoul(pdf.substr(at + 10, 20));
}

Result<std::string> fill_in(std::string signed_pdf, PdfSigning const& signing) {
    auto const dictionary = signed_pdf.rfind("/SubFilter /ETSI.CAdES.detached");
    auto const range = signed_pdf.find("/ByteRange [", dictionary) + 11;
    auto const start = signed_pdf.find("/Contents <", range) + 10;
    auto const end = start + 2 * signing.bytes_max + 2;
    auto const numbers = byte_range({start, end, signed_pdf.size() - end});
    signed_pdf.replace(range, numbers.size(), numbers);
    auto const der = TRY(signing.sign(signed_pdf.substr(0, start) + signed_pdf.substr(end)));
    TALLY_CHECK(der.size() <= signing.bytes_max);
    auto const digits = hex_of(der);
    signed_pdf.replace(start + 1, digits.size(), digits);
    return signed_pdf;
}

}  // namespace

Result<std::string> sign_pdf(std::string const& pdf, PdfSigning const& signing) {
    try {
        QPDF file;
        file.setSuppressWarnings(true);
        file.processMemoryFile("case.pdf", pdf.data(), pdf.size());
        Update update{pdf, file};
        auto const signature = update.reserve();
        update.add(signature, signature_dictionary(signing));
        add_field(update, file, signature);
        auto second_id = pdf::pdf_date(signing.at);
        second_id.resize(16, ' ');
        return fill_in(pdf + update.finish(last_cross_reference(pdf), second_id), signing);
    } catch (std::exception const& error) {
        return fail(Code::unavailable, std::string{"sign the case file: "} + error.what());
    }
}

}  // namespace tally::casefile
