// Files that the page has sent, until a command takes them: each in a folder of its own, under the
// name that it had. Safe to share between threads.
#pragma once

#include <filesystem>
#include <string>

#include "base/random.h"
#include "base/result.h"

namespace tally::api {

class Uploads {
public:
    // Makes the folder, mode 0700, and empties it: what an earlier run left is of no use.
    Uploads(Random& random, std::filesystem::path folder);

    // A path that does not exist yet, for a body that arrives.
    std::filesystem::path fresh_path();
    // Takes such a file under a name of its own; answers its id. invalid_input where the name is
    // none: it is cut to its last part, and may hold neither control characters nor only dots. What
    // nobody used for a day is removed meanwhile.
    Result<std::string> keep(std::filesystem::path const& file, std::string const& name);
    // not_found where there is no such upload (any more).
    Result<std::filesystem::path> path(std::string const& id) const;
    void remove(std::string const& id);

private:
    std::string fresh_id();
    void remove_old();

    Random* random_;
    std::filesystem::path folder_;
};

}  // namespace tally::api
