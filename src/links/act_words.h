// What somebody did through a link, in words.
#pragma once

#include <string>
#include <string_view>

namespace tally::links {

// "approved milestone 2", behind a name and a blank; an act that is not known is named as it is.
std::string act_told(std::string_view act, std::string_view about);

}  // namespace tally::links
