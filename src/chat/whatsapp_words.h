// What WhatsApp itself writes into exported chats, in the languages that we know. There is no
// public description of the format: these are observed words, and a new release may change them.
#pragma once

#include <string>
#include <string_view>

namespace tally::chat {

// What the words around a message say of it.
struct WhatsappWords {
    std::string text;     // without the marks below
    bool system = false;  // the note about encryption
    bool edited = false;
    bool deleted = false;
    std::string attachment;  // file name, or "image" where media were left out
};
// `text` without direction marks at its begin.
WhatsappWords read_words(std::string_view text);

// Without the marks that steer the direction of writing, wherever they stand (U+200E, U+200F,
// U+202A to U+202E, U+2066 to U+2069, U+FEFF): names differ by them in one and the same export.
std::string without_marks(std::string_view text);

// "Anna" of "WhatsApp Chat with Anna.txt"; the name without extension where none of the known forms
// fits.
std::string whatsapp_title(std::string_view file_name);

}  // namespace tally::chat
