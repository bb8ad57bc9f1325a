// The files of the page, as they were built.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "api/http.h"

namespace tally::api {

class Pages {
public:
    explicit Pages(std::filesystem::path folder);

    // A file of the folder; for any other path the page itself, which knows its own paths. The
    // files are listed once, when the server starts: no path of a request reaches the disk.
    Response find(std::vector<std::string> const& segments) const;

private:
    std::filesystem::path folder_;
    std::vector<std::string> files_;  // relative, sorted
};

}  // namespace tally::api
