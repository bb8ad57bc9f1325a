// Which command is asked for, before anything is parsed.
#pragma once

#include <string_view>

namespace tally::cli {

// The first word that is no common option and no value of one; empty where there is none. What
// Session::add_options() adds must be known here.
inline std::string_view first_word(int argc, char const* const* argv) {
    for (int i = 1; i < argc; ++i) {
        std::string_view const word{argv[i]};
        if (word == "--vault" || word == "--at")
            ++i;  // its value
        else if (!word.starts_with('-'))
            return word;
    }
    return {};
}

}  // namespace tally::cli
