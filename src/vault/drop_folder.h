// A folder that is watched: what is put there is imported. Nothing in it is moved, changed or
// deleted.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <vector>

#include "base/result.h"
#include "base/time.h"

namespace tally::vault {

// Knows which files have come and stopped growing. It remembers what it handed out while it lives;
// what comes a second time later is known to the vault.
class DropFolder {
public:
    DropFolder(std::filesystem::path folder, std::chrono::seconds settle)
        : folder_{std::move(folder)}, settle_{settle} {}

    // Files (and folders of theirs) that are new or changed, and have been still for the settling
    // time. Unfinished downloads (.part, .crdownload, .tmp) and hidden files are left alone.
    // unavailable when the folder cannot be read.
    Result<std::vector<std::filesystem::path>> ready(Instant now);

private:
    struct Seen {
        std::uint64_t bytes = 0;
        std::filesystem::file_time_type changed;
        Instant since;      // when it was first seen like this
        bool done = false;  // handed out
    };

    std::filesystem::path folder_;
    std::chrono::seconds settle_;
    std::map<std::filesystem::path, Seen> seen_;
};

}  // namespace tally::vault
