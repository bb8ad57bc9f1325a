#include "casefile/pdf/placed_pdf.h"

#include <algorithm>
#include <cmath>
#include <exception>

#define POINTERHOLDER_TRANSITION 4  // qpdf: std::shared_ptr alone
#include <qpdf/Pl_Buffer.hh>
#include <qpdf/Pl_Flate.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

namespace tally::casefile::pdf {
namespace {

using Object = QPDFObjectHandle;

// Bytes that no picture of a case begins with.
constexpr std::string_view magic = "\x9F\x01tallystick\xC3";
constexpr std::size_t pixel_bytes = 3;

std::string reason_of(QPDFExc const& error) {
    switch (error.getErrorCode()) {
        case qpdf_e_password: return "it is protected by a password.";
        case qpdf_e_unsupported: return "it uses features that are not supported.";
        case qpdf_e_damaged_pdf: return "it is damaged.";
        case qpdf_e_success:
        case qpdf_e_internal:
        case qpdf_e_system:
        case qpdf_e_pages:
        case qpdf_e_object:
        case qpdf_e_linearization:
        case qpdf_e_json: break;
    }
    return "it is broken.";
}

PlacedPdf::PageSize size_of(QPDFPageObjectHelper page) {
    auto trim = page.getTrimBox();
    auto const box = trim.getArrayAsRectangle();
    auto unit_entry = page.getObjectHandle().getKey("/UserUnit");
    auto const unit = unit_entry.isNumber() ? unit_entry.getNumericValue() : 1.0;
    PlacedPdf::PageSize size{std::abs(box.urx - box.llx) * unit,
                             std::abs(box.ury - box.lly) * unit};
    auto turn = page.getAttribute("/Rotate", false);
    if (turn.isInteger() && turn.getIntValue() % 180 != 0) std::swap(size.width, size.height);
    return size;
}

bool is_usable(PlacedPdf::PageSize const& size) {
    auto const usable = [](double side) { return side >= 1 && side <= placed_side_max; };
    return usable(size.width) && usable(size.height);
}

std::uint32_t pixel_of(std::array<unsigned char, 3> const& bytes) {
    return std::uint32_t{bytes[0]} << 16 | std::uint32_t{bytes[1]} << 8 | bytes[2];
}

// Now and not when the file is written: what an exhibit costs is known before.
void compress(Object form) {
    auto const data = form.getStreamData(qpdf_dl_generalized);
    Pl_Buffer compressed{"compressed page"};
    Pl_Flate flate{"page", &compressed, Pl_Flate::a_deflate};
    flate.write(data->getBuffer(), data->getSize());
    flate.finish();
    form.replaceStreamData(compressed.getBufferSharedPointer(), Object::newName("/FlateDecode"),
                           Object::newNull());
}

// Magic, then two numbers of 32 bits.
std::string placeholder_bytes(int exhibit, int page) {
    std::string bytes{magic};
    for (auto const number : {exhibit, page})
        for (int shift = 24; shift >= 0; shift -= 8)
            bytes += static_cast<char>(static_cast<std::uint32_t>(number) >> shift & 0xFF);
    bytes.resize(placeholder_width * pixel_bytes);
    return bytes;
}

}  // namespace

std::unexpected<Error> unplaceable(std::string why) {
    return fail(Code::invalid_input, "The pages of this PDF cannot be shown: " + std::move(why));
}

Result<PlacedPdf> PlacedPdf::open(std::string_view bytes, int pages_max) {
    if (bytes.size() > placed_bytes_max)
        return unplaceable("its file is larger than " + std::to_string(placed_bytes_max) +
                           " bytes.");
    try {
        PlacedPdf placed;
        placed.file_ = QPDF::create();
        placed.file_->setSuppressWarnings(true);
        placed.file_->processMemoryFile("exhibit.pdf", bytes.data(), bytes.size());
        // A password that is empty opens it; its author still did not want it to be copied.
        if (placed.file_->isEncrypted()) return unplaceable("it is protected by a password.");
        auto const pages = QPDFPageDocumentHelper{*placed.file_}.getAllPages();
        placed.pages_in_file_ = static_cast<int>(pages.size());
        if (pages.empty()) return unplaceable("it has no pages.");
        for (auto const& page : pages) {
            if (static_cast<int>(placed.pages_.size()) == pages_max) break;
            placed.pages_.push_back(size_of(page));
            if (!is_usable(placed.pages_.back())) return unplaceable("a page of it has no size.");
        }
        return placed;
    } catch (QPDFExc const& error) {
        return unplaceable(reason_of(error));
    } catch (std::exception const&) {
        return unplaceable("it is broken.");
    }
}

QPDFObjectHandle PlacedPdf::form(QPDF& target, int page) const {
    QPDFPageObjectHelper const source{
        QPDFPageDocumentHelper{*file_}.getAllPages().at(static_cast<std::size_t>(page))};
    auto form = target.copyForeignObject(QPDFPageObjectHelper{source}.getFormXObjectForPage());
    auto dictionary = form.getDict();
    // The helper turns the page as its viewer would; what is left is to make it one by one.
    auto const box = dictionary.getKey("/BBox").getArrayAsRectangle();
    auto const matrix = dictionary.getKey("/Matrix").isMatrix()
                            ? QPDFMatrix{dictionary.getKey("/Matrix").getArrayAsMatrix()}
                            : QPDFMatrix{};
    auto const shown = matrix.transformRectangle(box);
    QPDFMatrix fit{1 / (shown.urx - shown.llx),
                   0,
                   0,
                   1 / (shown.ury - shown.lly),
                   -shown.llx / (shown.urx - shown.llx),
                   -shown.lly / (shown.ury - shown.lly)};
    fit.concat(matrix);
    dictionary.replaceKey("/Matrix", Object::newFromMatrix(fit));
    dictionary.removeKey("/StructParents");  // numbers of another file's structure
    compress(form);
    return form;
}

Owned<cairo_surface_t> placeholder(int exhibit, int page) {
    auto const bytes = placeholder_bytes(exhibit, page);
    Owned<cairo_surface_t> surface{
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, placeholder_width, 1)};
    auto* const row = cairo_image_surface_get_data(surface.get());
    for (std::size_t i = 0; i < placeholder_width; ++i) {
        auto const byte = [&](std::size_t k) {
            return static_cast<unsigned char>(bytes[i * pixel_bytes + k]);
        };
        auto const pixel = pixel_of({byte(0), byte(1), byte(2)});
        std::copy_n(reinterpret_cast<unsigned char const*>(&pixel), 4, row + 4 * i);
    }
    cairo_surface_mark_dirty(surface.get());
    return surface;
}

bool read_placeholder(std::string_view pixels, PlaceholderName& found) {
    if (pixels.size() < placeholder_width * pixel_bytes || !pixels.starts_with(magic)) return false;
    auto const number = [&](std::size_t at) {
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < 4; ++i)
            value = value << 8 | static_cast<unsigned char>(pixels[at + i]);
        return static_cast<int>(value);
    };
    found = {number(magic.size()), number(magic.size() + 4)};
    return true;
}

}  // namespace tally::casefile::pdf
