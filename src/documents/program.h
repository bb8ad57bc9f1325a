// Programs of poppler-utils, started inside of the sandbox on the document.
#pragma once

#include <string>
#include <vector>

namespace tally::documents {

struct ProgramOutput {
    int status = -1;  // exit status; 128 and the signal where it was killed
    std::string out;  // at most bytes_max; then the program is killed
    std::string error;
    bool cut = false;
};
// `input` becomes its stdin, from the begin.
ProgramOutput run_program(std::vector<std::string> const& arguments, int input,
                          std::size_t bytes_max);

}  // namespace tally::documents
