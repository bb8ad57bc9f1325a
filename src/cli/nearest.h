// The word that was probably meant.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tally::cli {

// The known word that comes from the typed one by the fewest letters put in, left out, exchanged or
// swapped with the one beside; the first of equals. Empty where more than one letter in three
// would have to change.
std::string nearest(std::string_view typed, std::vector<std::string> const& known);

}  // namespace tally::cli
