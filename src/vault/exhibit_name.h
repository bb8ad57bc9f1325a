// File names of exhibits inside a bundle.
#pragma once

#include <string>
#include <string_view>

namespace tally::vault {

// "003-review-of-the-start-page.eml": the number, then what is left of the title as lower-case
// ASCII, then an extension for the media type (or the one that the name had, where it is harmless).
std::string exhibit_file_name(int number, std::string_view name, std::string_view media);

}  // namespace tally::vault
