// OCR by tesseract. One recogniser stays loaded in the worker and is inherited by its forks.
#pragma once

#include <string>
#include <vector>

#include "extract/extraction.h"

struct Pix;

namespace tally::documents {

// Loads what there is of the languages ("eng+deu"); nothing happens when it is loaded already.
void load_recognizer(std::string const& languages);

struct Recognized {
    std::string text;
    std::vector<extract::OcrWord> words;
    int confidence = -1;    // mean over the words, 0 to 100
    std::string languages;  // that were used; empty: none of them is installed
    std::string missing;    // that are not installed
};
// The words in the picture.
Recognized recognize(Pix* picture);

// What a person can do about languages that are not installed.
std::string missing_hint(std::string const& languages);

}  // namespace tally::documents
