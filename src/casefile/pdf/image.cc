#include "casefile/pdf/image.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <string>

#include "casefile/render_pdf.h"

namespace tally::casefile::pdf {
namespace {

constexpr std::string_view png_signature = "\x89PNG\r\n\x1A\n";
constexpr std::string_view jpeg_start = "\xFF\xD8";
constexpr std::string_view jpeg_end = "\xFF\xD9";
constexpr std::uint32_t exif_marker = 0xE1;
constexpr std::uint32_t scan_marker = 0xDA;

std::unexpected<Error> unreadable(std::string why) {
    return fail(Code::invalid_input, "The picture cannot be shown: " + std::move(why) + ".");
}

// Unsigned integers at checked offsets, in either byte order.
class Bytes {
public:
    explicit Bytes(std::string_view data, bool little_endian = false)
        : data_{data}, little_endian_{little_endian} {}
    bool has(std::size_t at, std::size_t count) const {
        return at <= data_.size() && count <= data_.size() - at;
    }
    // 0 beyond the end.
    std::uint32_t number(std::size_t at, std::size_t count) const {
        if (!has(at, count)) return 0;
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < count; ++i) {
            auto const byte = data_[little_endian_ ? at + count - 1 - i : at + i];
            value = value << 8 | static_cast<unsigned char>(byte);
        }
        return value;
    }
    std::string_view from(std::size_t at) const { return data_.substr(std::min(at, data_.size())); }
    std::string_view slice(std::size_t at, std::size_t count) const {
        return has(at, count) ? data_.substr(at, count) : std::string_view{};
    }

private:
    std::string_view data_;
    bool little_endian_;
};

Result<ImageInfo> bounded(ImageFormat format, std::uint32_t width, std::uint32_t height,
                          int orientation) {
    constexpr auto side_max = static_cast<std::uint32_t>(image_side_max);
    if (width == 0 || height == 0) return unreadable("it has no size");
    if (width > side_max || height > side_max ||
        std::int64_t{width} * std::int64_t{height} > image_pixels_max)
        return unreadable("it is larger than " + std::to_string(image_pixels_max) + " pixels");
    return ImageInfo{format, static_cast<int>(width), static_cast<int>(height), orientation};
}

// PNG, 11.2.2: the IHDR chunk comes first.
Result<ImageInfo> read_png(Bytes bytes) {
    if (bytes.slice(12, 4) != "IHDR" || !bytes.has(16, 13))
        return unreadable("its PNG header is broken");
    return bounded(ImageFormat::png, bytes.number(16, 4), bytes.number(20, 4), 1);
}

// Exif 2.3, 4.6.4: a TIFF header, then the entries of directory 0; tag 0x0112 is the orientation.
int read_orientation(std::string_view segment) {
    constexpr std::string_view exif{"Exif\0\0", 6};
    if (!segment.starts_with(exif)) return 1;
    segment.remove_prefix(exif.size());
    Bytes const tiff{segment, segment.starts_with("II")};
    auto const directory = tiff.number(4, 4);
    auto const entries = tiff.number(directory, 2);
    for (std::size_t i = 0; i < entries; ++i) {
        auto const entry = std::size_t{directory} + 2 + 12 * i;
        if (!tiff.has(entry, 12)) break;
        if (tiff.number(entry, 2) != 0x0112) continue;
        auto const value = static_cast<int>(tiff.number(entry + 8, 2));
        return value >= 1 && value <= 8 ? value : 1;
    }
    return 1;
}

// T.81, B.2.2: length, precision, lines, samples per line, components.
Result<ImageInfo> read_frame(Bytes frame, int orientation) {
    auto const components = frame.number(5, 1);
    if (!frame.has(0, 6)) return unreadable("its JPEG frame is cut off");
    if (frame.number(0, 1) != 8) return unreadable("it does not have 8 bits per sample");
    if (components != 1 && components != 3) return unreadable("its colours are made for a press");
    return bounded(ImageFormat::jpeg, frame.number(3, 2), frame.number(1, 2), orientation);
}

bool is_start_of_frame(std::uint32_t marker) { return marker >= 0xC0 && marker <= 0xC2; }
// Lossless, hierarchical and arithmetic frames, which PDF readers do not show.
bool is_foreign_frame(std::uint32_t marker) {
    return marker >= 0xC3 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

// T.81, B.1.1.2: "end of image" after the scans; a download that broke off has none.
bool has_end(std::string_view scans) { return scans.rfind(jpeg_end) != scans.npos; }

// T.81, B.1.1.4: segments of a marker and a length, up to the first scan.
Result<ImageInfo> read_jpeg(Bytes bytes) {
    std::string_view frame;
    int orientation = 1;
    for (std::size_t at = jpeg_start.size(); bytes.has(at, 4);) {
        if (bytes.number(at, 1) != 0xFF) return unreadable("its JPEG segments are broken");
        auto const marker = bytes.number(at + 1, 1);
        if (marker == 0xFF) {  // fill byte
            ++at;
            continue;
        }
        auto const length = bytes.number(at + 2, 2);
        if (length < 2) return unreadable("its JPEG segments are broken");
        auto const segment = bytes.slice(at + 4, length - 2);
        if (is_foreign_frame(marker)) return unreadable("this kind of JPEG is not supported");
        if (is_start_of_frame(marker) && frame.empty()) frame = segment;
        if (marker == exif_marker) orientation = read_orientation(segment);
        if (marker == scan_marker && has_end(bytes.from(at)))
            return read_frame(Bytes{frame}, orientation);
        if (marker == scan_marker) break;
        at += 2 + length;
    }
    return unreadable("its JPEG data is cut off");
}

struct Source {
    std::string_view left;
};

cairo_status_t read_more(void* closure, unsigned char* data, unsigned length) {
    auto& source = *static_cast<Source*>(closure);
    if (length > source.left.size()) return CAIRO_STATUS_READ_ERROR;
    std::memcpy(data, source.left.data(), length);
    source.left.remove_prefix(length);
    return CAIRO_STATUS_SUCCESS;
}

// A sheet of the picture's size that carries the JPEG itself; its own pixels are never touched.
Owned<cairo_surface_t> carry_jpeg(std::string_view bytes, ImageInfo const& info) {
    Owned<cairo_surface_t> surface{
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, info.width, info.height)};
    auto* const copy = static_cast<unsigned char*>(std::malloc(bytes.size()));
    if (!copy) return nullptr;
    std::memcpy(copy, bytes.data(), bytes.size());
    auto const status = cairo_surface_set_mime_data(surface.get(), CAIRO_MIME_TYPE_JPEG, copy,
                                                    bytes.size(), std::free, copy);
    if (status == CAIRO_STATUS_SUCCESS) return surface;
    std::free(copy);
    return nullptr;
}

}  // namespace

Result<ImageInfo> read_image_info(std::string_view bytes) {
    if (bytes.size() > image_bytes_max)
        return unreadable("its file is larger than " + std::to_string(image_bytes_max) + " bytes");
    if (bytes.starts_with(png_signature)) return read_png(Bytes{bytes});
    if (bytes.starts_with(jpeg_start)) return read_jpeg(Bytes{bytes});
    return unreadable("it is neither PNG nor JPEG");
}

Result<Owned<cairo_surface_t>> load_image(std::string_view bytes, ImageInfo const& info) {
    Owned<cairo_surface_t> surface;
    if (info.format == ImageFormat::png) {
        Source source{bytes};
        surface.reset(cairo_image_surface_create_from_png_stream(read_more, &source));
    } else {
        surface = carry_jpeg(bytes, info);
    }
    if (!surface || cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS)
        return unreadable("its data is broken");
    if (cairo_image_surface_get_width(surface.get()) != info.width ||
        cairo_image_surface_get_height(surface.get()) != info.height)
        return unreadable("its header and its data disagree");
    return surface;
}

}  // namespace tally::casefile::pdf
