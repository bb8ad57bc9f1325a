#include <libexif/exif-data.h>

#include <array>
#include <memory>

#include "documents/document_time.h"
#include "documents/parts.h"

namespace tally::documents {
namespace {

struct Wanted {
    ExifIfd part;
    ExifTag tag;
    char const* name;
};
constexpr std::array wanted{
    Wanted{EXIF_IFD_0, EXIF_TAG_MAKE, "Make"},
    Wanted{EXIF_IFD_0, EXIF_TAG_MODEL, "Model"},
    Wanted{EXIF_IFD_0, EXIF_TAG_SOFTWARE, "Software"},
    Wanted{EXIF_IFD_0, EXIF_TAG_ARTIST, "Artist"},
    Wanted{EXIF_IFD_0, EXIF_TAG_DATE_TIME, "DateTime"},
    Wanted{EXIF_IFD_EXIF, EXIF_TAG_DATE_TIME_ORIGINAL, "DateTimeOriginal"},
    Wanted{EXIF_IFD_EXIF, EXIF_TAG_OFFSET_TIME_ORIGINAL, "OffsetTimeOriginal"}};

std::string value_of(ExifData* data, ExifIfd part, ExifTag tag) {
    auto* const entry = exif_content_get_entry(data->ifd[part], tag);
    if (entry == nullptr) return {};
    std::array<char, 512> value{};
    exif_entry_get_value(entry, value.data(), static_cast<unsigned>(value.size()));
    return value.data();
}

int orientation_of(ExifData& data) {
    constexpr int last = 8;
    auto const* entry = exif_content_get_entry(data.ifd[EXIF_IFD_0], EXIF_TAG_ORIENTATION);
    if (entry == nullptr || entry->format != EXIF_FORMAT_SHORT || entry->size < sizeof(ExifShort))
        return upright_orientation;
    int const turn = exif_get_short(entry->data, exif_data_get_byte_order(&data));
    return turn >= upright_orientation && turn <= last ? turn : upright_orientation;
}

}  // namespace

int add_exif(std::string_view jpeg, std::string const& zone, extract::Extraction& extraction) {
    std::unique_ptr<ExifData, void (*)(ExifData*)> const data{
        exif_data_new_from_data(reinterpret_cast<unsigned char const*>(jpeg.data()),
                                static_cast<unsigned>(jpeg.size())),
        exif_data_unref};
    if (!data) return upright_orientation;
    std::string taken;
    std::string offset;
    for (auto const& [part, tag, name] : wanted) {
        auto const value = value_of(data.get(), part, tag);
        if (value.empty()) continue;
        extraction.claims.push_back({name, value});
        if (tag == EXIF_TAG_DATE_TIME_ORIGINAL) taken = value;
        if (tag == EXIF_TAG_OFFSET_TIME_ORIGINAL) offset = value;
    }
    if (!value_of(data.get(), EXIF_IFD_GPS, static_cast<ExifTag>(EXIF_TAG_GPS_LATITUDE)).empty())
        extraction.claims.push_back({"GPS", "it says where it was taken"});
    extraction.occurred = exif_time(taken, offset, zone);
    if (extraction.occurred && offset.empty())
        extraction.claims.push_back({"zone", "none given: read as " + zone});
    return orientation_of(*data);
}

}  // namespace tally::documents
