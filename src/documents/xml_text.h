// The words of an XML file of an office document. No entity is expanded and nothing is loaded.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tally::documents {

struct XmlText {
    std::string text;
    bool complete = false;  // false: it is damaged or too large; the begin was read
};
// Paragraphs, rows and headings end lines; tabs and cells become tabs. Deleted words of tracked
// changes are left out.
XmlText text_of_xml(std::string_view xml, std::size_t text_bytes_max);

// The texts of elements by their local names: ("creator", "Anna").
std::vector<std::pair<std::string, std::string>> fields_of_xml(std::string_view xml);

}  // namespace tally::documents
