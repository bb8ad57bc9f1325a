#include "documents/recognition.h"

#include <leptonica/allheaders.h>
#include <tesseract/baseapi.h>
#include <unistd.h>

#include <algorithm>
#include <memory>

namespace tally::documents {
namespace {

constexpr int screen_dots_per_inch = 96;
constexpr char const* data_folder = "/usr/share/tesseract-ocr/5/tessdata";

struct Loaded {
    std::unique_ptr<tesseract::TessBaseAPI> api;
    std::string wanted;
    std::string languages;
    std::string missing;
};

// The worker has one thread, and so has each fork.
Loaded& loaded() {
    static Loaded one;
    return one;
}

// Only letters, digits and '_' make the name of a language; the name becomes part of a path.
bool is_name(std::string const& language) {
    for (char const c : language)
        if ((c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9') && c != '_')
            return false;
    return !language.empty();
}

bool is_installed(std::string const& language) {
    auto const file = std::string{data_folder} + "/" + language + ".traineddata";
    return is_name(language) && ::access(file.c_str(), R_OK) == 0;
}

void add(std::string& list, std::string const& language) {
    list += (list.empty() ? "" : "+") + language;
}

void sort_languages(std::string const& wanted, Loaded& one) {
    for (std::size_t at = 0; at <= wanted.size();) {
        auto const end = std::min(wanted.find('+', at), wanted.size());
        auto const language = wanted.substr(at, end - at);
        add(is_installed(language) ? one.languages : one.missing, language);
        at = end + 1;
    }
}

// A side that lies outside of the picture is none.
std::uint32_t side(int pixels) { return static_cast<std::uint32_t>(std::max(pixels, 0)); }

// The words of what was recognised last, in reading order.
std::vector<extract::OcrWord> words_of(tesseract::TessBaseAPI& api) {
    std::vector<extract::OcrWord> words;
    std::unique_ptr<tesseract::ResultIterator> const at{api.GetIterator()};
    if (!at) return words;
    do {
        std::unique_ptr<char[]> const text{at->GetUTF8Text(tesseract::RIL_WORD)};
        int left = 0, top = 0, right = 0, bottom = 0;
        if (!text || !at->BoundingBox(tesseract::RIL_WORD, &left, &top, &right, &bottom)) continue;
        words.push_back({text.get(), side(left), side(top), side(right - left), side(bottom - top),
                         static_cast<int>(at->Confidence(tesseract::RIL_WORD))});
    } while (at->Next(tesseract::RIL_WORD));
    return words;
}

}  // namespace

void load_recognizer(std::string const& languages) {
    auto& one = loaded();
    if (one.wanted == languages) return;
    one = {};
    one.wanted = languages;
    sort_languages(languages, one);
    if (one.languages.empty()) return;
    one.api = std::make_unique<tesseract::TessBaseAPI>();
    if (one.api->Init(data_folder, one.languages.c_str(), tesseract::OEM_LSTM_ONLY) == 0) return;
    one.missing = one.wanted;
    one.languages.clear();
    one.api.reset();
}

Recognized recognize(Pix* picture) {
    auto& one = loaded();
    Recognized recognized{{}, {}, -1, one.languages, one.missing};
    if (!one.api) return recognized;
    one.api->SetPageSegMode(tesseract::PSM_AUTO);
    one.api->SetImage(picture);
    if (pixGetXRes(picture) < screen_dots_per_inch)
        one.api->SetSourceResolution(screen_dots_per_inch);
    std::unique_ptr<char[]> const text{one.api->GetUTF8Text()};
    if (text) recognized.text = text.get();
    recognized.words = words_of(*one.api);
    recognized.confidence = one.api->MeanTextConf();
    one.api->Clear();
    return recognized;
}

std::string missing_hint(std::string const& languages) {
    return "no OCR data for " + languages + " (apt install tesseract-ocr-" +
           languages.substr(0, languages.find('+')) + ")";
}

}  // namespace tally::documents
