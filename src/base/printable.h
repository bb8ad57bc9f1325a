// Foreign text on its way to a terminal.
#pragma once

#include <string>
#include <string_view>

namespace tally {

// The same text without what plays with a terminal: control characters (C0, DEL, C1) and the marks
// that turn the direction of a line become spaces; ill-formed UTF-8 becomes U+FFFD. Tabs and line
// ends stay, "\r\n" as "\n".
std::string printable(std::string_view text);
// Tabs and line ends become spaces, too: for a value that has one line to itself.
std::string printable_line(std::string_view text);

}  // namespace tally
