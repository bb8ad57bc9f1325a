// Two captures of one page: which lines of its text are gone, and which are new.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tally::extract {

struct PageDifference {
    std::vector<std::string> gone;   // in the order of the earlier text
    std::vector<std::string> fresh;  // in the order of the later one
    bool empty() const { return gone.empty() && fresh.empty(); }
};
// Lines are compared without the spaces around them; a line that only moved is no difference, and
// an edited one is gone and fresh. O(n), whatever the texts say.
PageDifference compare_pages(std::string_view earlier, std::string_view later);

}  // namespace tally::extract
