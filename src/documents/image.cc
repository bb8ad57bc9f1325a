#include <leptonica/allheaders.h>

#include <array>
#include <memory>

#include "documents/parts.h"
#include "documents/recognition.h"

namespace tally::documents {
namespace {

using Picture = std::unique_ptr<Pix, void (*)(Pix*)>;
constexpr std::int64_t pixels_max = 100'000'000;  // a page at 600 dpi has 35 million

void destroy(Pix* picture) { pixDestroy(&picture); }

l_uint8 const* data_of(std::string_view bytes) {
    return reinterpret_cast<l_uint8 const*>(bytes.data());
}

// How to turn a picture of that EXIF orientation: quarter turns clockwise, then mirrored.
struct Turn {
    int quarters;
    bool mirrored;  // left and right change places
};
constexpr std::array<Turn, 9> turns{{{0, false},
                                     {0, false},
                                     {0, true},
                                     {2, false},
                                     {2, true},
                                     {1, true},
                                     {1, false},
                                     {3, true},
                                     {3, false}}};

// The picture as a person sees it: phones keep what they saw lying on its side, and say so.
Picture upright(Picture picture, int orientation) {
    auto const turn = turns.at(static_cast<std::size_t>(orientation));
    if (turn.quarters != 0) picture = Picture{pixRotateOrth(picture.get(), turn.quarters), destroy};
    if (picture && turn.mirrored) picture = Picture{pixFlipLR(nullptr, picture.get()), destroy};
    return picture;
}

void add_words(Pix* picture, extract::Extraction& extraction) {
    auto recognized = recognize(picture);
    extraction.ocr = true;
    extraction.confidence = recognized.confidence;
    extraction.languages = recognized.languages;
    extraction.text = std::move(recognized.text);
    extraction.words = std::move(recognized.words);
    extraction.status = extract::TextStatus::complete;
    if (recognized.missing.empty()) return;
    extraction.status =
        recognized.languages.empty() ? extract::TextStatus::failed : extract::TextStatus::partial;
    extraction.why = missing_hint(recognized.missing);
}

}  // namespace

extract::Extraction read_image(Document const& document) {
    extract::Extraction extraction;
    auto const orientation = document.request.media == "image/jpeg"
                                 ? add_exif(document.bytes, document.request.zone, extraction)
                                 : upright_orientation;
    setMsgSeverity(L_SEVERITY_NONE);
    l_int32 format = 0;
    l_int32 width = 0;
    l_int32 height = 0;
    auto const bytes = data_of(document.bytes);
    auto const known = pixReadHeaderMem(bytes, document.bytes.size(), &format, &width, &height,
                                        nullptr, nullptr, nullptr) == 0;
    auto const refuse = [&](std::string why) {
        extraction.status = extract::TextStatus::failed;
        extraction.why = std::move(why);
        return extraction;
    };
    if (known && std::int64_t{width} * height > pixels_max)
        return refuse("it has more than 100 million pixels");
    Picture picture{pixReadMem(bytes, document.bytes.size()), destroy};
    if (!picture) return refuse("it is no picture that can be read, or it is damaged");
    if (std::int64_t{pixGetWidth(picture.get())} * pixGetHeight(picture.get()) > pixels_max)
        return refuse("it has more than 100 million pixels");
    extraction.pages = 1;
    picture = upright(std::move(picture), orientation);
    if (!picture) return refuse("there is no memory to turn it upright");
    add_words(picture.get(), extraction);
    return extraction;
}

}  // namespace tally::documents
