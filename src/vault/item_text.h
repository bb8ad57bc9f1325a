// What can be searched in the bytes of an item that needs no sandbox.
#pragma once

#include <string>
#include <string_view>

#include "mail/mime.h"

namespace tally::vault {

// Text, HTML and their like: their words are read here. Of another media, none.
bool is_text(std::string_view media);
std::string text_of(std::string_view media, std::string_view bytes);
// Of the plain words, or else of the HTML.
std::string mail_words(mail::Mail const& mail);
// The same for an item of any kind. Messages of a chat are documents of their own: none here.
std::string searchable_text(std::string_view kind, std::string_view media, std::string_view bytes);

// Cut on a character border, and well-formed whatever came in.
std::string bounded(std::string_view text, std::size_t bytes_max);
inline constexpr std::size_t field_bytes_max = 4096;  // of a subject, a file name, a list of people

}  // namespace tally::vault
