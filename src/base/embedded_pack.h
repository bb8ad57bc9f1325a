// A dated data file under packs/, put into the program when it is built (cmake/TallyPacks.cmake).
#pragma once

#include <string_view>

namespace tally {

struct EmbeddedPack {
    std::string_view file;  // without its folder
    std::string_view text;
};

}  // namespace tally
