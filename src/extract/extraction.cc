#include "extract/extraction.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <ranges>

#include "base/encoding.h"
#include "ledger/json.h"

namespace tally::extract {
namespace {

using ledger::Json;
using ledger::JsonArray;
using ledger::JsonObject;
using ledger::JsonReader;

constexpr std::array<std::string_view, 4> status_names{"none", "complete", "partial", "failed"};

std::string bounded(std::string_view text, std::size_t bytes_max) {
    return to_valid_utf8(text.substr(0, bytes_max));
}

// Each byte that is no text has become three.
constexpr std::size_t growth = 3;

Result<std::string> short_text(JsonReader& reader, std::string_view key, std::size_t bytes_max) {
    auto text = TRY(reader.string(key));
    if (text.size() > growth * bytes_max)
        return fail(Code::invalid_input, "\"" + std::string{key} + "\" is too long");
    return text;
}

Result<TextStatus> read_status(std::string const& text) {
    auto const found = std::ranges::find(status_names, text);
    if (found == status_names.end()) return fail(Code::invalid_input, "unknown status");
    return static_cast<TextStatus>(found - status_names.begin());
}

Result<std::vector<Claim>> read_claims(JsonReader& reader, ExtractLimits const& limits) {
    std::vector<Claim> claims;
    for (auto const& one : TRY(reader.array("claims"))) {
        auto claim = TRY(JsonReader::open(one, "claim"));
        auto name = TRY(short_text(claim, "name", limits.claim_bytes_max));
        auto value = TRY(short_text(claim, "value", limits.claim_bytes_max));
        TRY(claim.finish());
        claims.push_back({std::move(name), std::move(value)});
    }
    if (claims.size() > limits.claims_max) return fail(Code::invalid_input, "too many claims");
    return claims;
}

JsonArray words_json(std::vector<OcrWord> const& words, ExtractLimits const& limits) {
    JsonArray array;
    for (auto const& word : words | std::views::take(limits.words_max))
        array.push_back(
            JsonObject{{"box", JsonArray{std::int64_t{word.left}, std::int64_t{word.top},
                                         std::int64_t{word.width}, std::int64_t{word.height}}},
                       {"confidence", std::clamp(word.confidence, 0, 100)},
                       {"text", bounded(word.text, limits.word_bytes_max)}});
    return array;
}

// No picture that is read has a longer side.
constexpr std::int64_t pixels_max = 100'000'000;

Result<OcrWord> read_word(Json const& one, ExtractLimits const& limits) {
    auto reader = TRY(JsonReader::open(one, "word"));
    auto const box = TRY(reader.array("box"));
    std::array<std::uint32_t, 4> sides{};
    if (box.size() != sides.size()) return fail(Code::invalid_input, "a box has four sides");
    for (std::size_t i = 0; i < sides.size(); ++i) {
        auto const* side = box[i].integer();
        if (side == nullptr || *side < 0 || *side > pixels_max)
            return fail(Code::invalid_input, "a box outside any picture");
        sides.at(i) = static_cast<std::uint32_t>(*side);
    }
    auto const confidence = TRY(reader.integer("confidence"));
    auto text = TRY(short_text(reader, "text", limits.word_bytes_max));
    TRY(reader.finish());
    return OcrWord{std::move(text), sides[0],
                   sides[1],        sides[2],
                   sides[3],        static_cast<int>(std::clamp<std::int64_t>(confidence, 0, 100))};
}

Result<std::vector<OcrWord>> read_words(JsonReader& reader, ExtractLimits const& limits) {
    auto const array = TRY(reader.array_or_empty("words"));
    if (array.size() > limits.words_max) return fail(Code::invalid_input, "too many words");
    std::vector<OcrWord> words;
    for (auto const& one : array) words.push_back(TRY(read_word(one, limits)));
    return words;
}

}  // namespace

std::string_view name(TextStatus status) {
    return status_names.at(static_cast<std::size_t>(status));
}

Extraction failed(std::string why) { return {.status = TextStatus::failed, .why = std::move(why)}; }

std::string write_extraction(Extraction const& extraction, ExtractLimits const& limits) {
    JsonArray claims;
    for (auto const& claim : extraction.claims)
        if (claims.size() < limits.claims_max)
            claims.push_back(JsonObject{{"name", bounded(claim.name, limits.claim_bytes_max)},
                                        {"value", bounded(claim.value, limits.claim_bytes_max)}});
    JsonObject object{{"claims", std::move(claims)},
                      {"confidence", std::clamp(extraction.confidence, -1, 100)},
                      {"encrypted", extraction.encrypted},
                      {"languages", bounded(extraction.languages, limits.claim_bytes_max)},
                      {"ocr", extraction.ocr},
                      {"pages", std::int64_t{extraction.pages}},
                      {"precision", bounded(extraction.precision, limits.claim_bytes_max)},
                      {"status", std::string{name(extraction.status)}},
                      {"text", bounded(extraction.text, limits.text_bytes_max)},
                      {"why", bounded(extraction.why, limits.claim_bytes_max)}};
    if (extraction.occurred) object.emplace("occurred", format_instant(*extraction.occurred));
    if (!extraction.words.empty()) object.emplace("words", words_json(extraction.words, limits));
    return ledger::write_json(object);
}

Result<Extraction> read_extraction(std::string_view text, ExtractLimits const& limits) {
    auto const json = TRY(ledger::parse_json(text));
    auto reader = TRY(JsonReader::open(json, "extraction"));
    Extraction extraction;
    extraction.claims = TRY(read_claims(reader, limits));
    auto const confidence = TRY(reader.integer("confidence"));
    extraction.confidence = static_cast<int>(std::clamp<std::int64_t>(confidence, -1, 100));
    extraction.encrypted = TRY(reader.boolean("encrypted"));
    extraction.languages = TRY(short_text(reader, "languages", limits.claim_bytes_max));
    extraction.ocr = TRY(reader.boolean("ocr"));
    auto const pages = TRY(reader.integer("pages"));
    extraction.pages = static_cast<std::uint32_t>(std::clamp<std::int64_t>(pages, 0, 10'000'000));
    extraction.precision = TRY(short_text(reader, "precision", limits.claim_bytes_max));
    extraction.status = TRY(read_status(TRY(reader.string("status"))));
    extraction.text = TRY(short_text(reader, "text", limits.text_bytes_max));
    extraction.why = TRY(short_text(reader, "why", limits.claim_bytes_max));
    if (reader.has("occurred"))
        extraction.occurred = TRY(parse_instant_strict(TRY(reader.string("occurred"))));
    extraction.words = TRY(read_words(reader, limits));
    TRY(reader.finish());
    return extraction;
}

std::string write_request(ExtractRequest const& request) {
    return ledger::write_json(JsonObject{{"languages", to_valid_utf8(request.languages)},
                                         {"media", to_valid_utf8(request.media)},
                                         {"name", to_valid_utf8(request.name)},
                                         {"unpack", request.unpack},
                                         {"zone", to_valid_utf8(request.zone)}});
}

Result<ExtractRequest> read_request(std::string_view text) {
    auto const json = TRY(ledger::parse_json(text));
    auto reader = TRY(JsonReader::open(json, "request"));
    ExtractRequest request;
    request.languages = TRY(reader.string("languages"));
    request.media = TRY(reader.string("media"));
    request.name = TRY(reader.string("name"));
    request.unpack = TRY(reader.boolean("unpack"));
    request.zone = TRY(reader.string("zone"));
    TRY(reader.finish());
    return request;
}

bool can_extract(std::string_view media) {
    constexpr std::array<std::string_view, 8> documents{
        "application/pdf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "application/vnd.oasis.opendocument.text",
        "application/vnd.oasis.opendocument.spreadsheet",
        "application/vnd.oasis.opendocument.presentation",
        "application/x-ole-storage"};
    constexpr std::array<std::string_view, 6> pictures{"image/png",  "image/jpeg", "image/gif",
                                                       "image/tiff", "image/webp", "image/bmp"};
    return std::ranges::find(documents, media) != documents.end() ||
           std::ranges::find(pictures, media) != pictures.end();
}

bool is_archive(std::string_view media) {
    constexpr std::array<std::string_view, 5> archives{
        "application/zip", "application/x-tar", "application/gzip", "application/x-7z-compressed",
        "application/x-xz"};
    return std::ranges::find(archives, media) != archives.end();
}

}  // namespace tally::extract
