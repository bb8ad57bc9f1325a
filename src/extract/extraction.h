// What was read in a document, as the sandboxed program says it. It is said by somebody who may
// have been taken over by the document: whoever receives it holds it for claims about that one
// document, and for nothing else.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"

namespace tally::extract {

// What a document says of itself: author, program, time; unchecked.
struct Claim {
    std::string name;
    std::string value;
    bool operator==(Claim const&) const = default;
};

// A word that OCR read, and where: pixels of the picture as it is shown (a camera's turn applied),
// from its upper left corner.
struct OcrWord {
    std::string text;
    std::uint32_t left = 0;
    std::uint32_t top = 0;
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    int confidence = 0;  // 0 to 100
    bool operator==(OcrWord const&) const = default;
};

enum class TextStatus : std::uint8_t {
    none,  // nothing to read in this kind of file
    complete,
    partial,  // `why` says what is missing
    failed,   // `why` says why
};
std::string_view name(TextStatus status);

// All text is valid UTF-8 within ExtractLimits.
struct Extraction {
    TextStatus status = TextStatus::none;
    std::string why = {};
    std::string text = {};
    bool ocr = false;                      // the words were read from a picture
    int confidence = -1;                   // of OCR: 0 to 100, the mean over its words; -1: none
    std::string languages = {};            // of OCR: "eng+deu"
    bool encrypted = false;                // protected by a password
    std::optional<Instant> occurred = {};  // the time that the document claims
    std::string precision = {};            // of `occurred`: day; empty: to the second
    std::uint32_t pages = 0;
    std::vector<Claim> claims = {};
    std::vector<OcrWord> words = {};  // of a picture, in reading order; not of scanned PDF pages
    bool operator==(Extraction const&) const = default;
};

struct ExtractLimits {
    std::size_t text_bytes_max = std::size_t{1} << 20;
    std::size_t claims_max = 100;
    std::size_t claim_bytes_max = 1'000;
    std::size_t words_max = 5'000;  // a page of small print has a thousand
    std::size_t word_bytes_max = 200;
};

// A failed extraction.
Extraction failed(std::string why);

// One line of JSON, within the limits whatever `extraction` holds; and back. Reading takes any
// bytes: invalid_input when they are no extraction, or beyond the limits.
std::string write_extraction(Extraction const& extraction, ExtractLimits const& limits = {});
Result<Extraction> read_extraction(std::string_view text, ExtractLimits const& limits = {});

// A document that somebody wants to be read. The bytes come beside it.
struct ExtractRequest {
    std::string media;
    std::string name;               // file name; its extension is a hint
    std::string languages = "eng";  // of OCR, as tesseract names them, joined by '+'
    std::string zone = "UTC";       // IANA; of times without one
    bool unpack = false;            // hand out the members of the archive instead
    bool operator==(ExtractRequest const&) const = default;
};
std::string write_request(ExtractRequest const& request);
Result<ExtractRequest> read_request(std::string_view text);

// Whether there is something to read in such a file: PDF, pictures, office documents.
bool can_extract(std::string_view media);
// Whether it holds other files: ZIP, TAR, 7z.
bool is_archive(std::string_view media);

}  // namespace tally::extract
