// Archives for tests, made by libarchive.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace tally::support {

using Members = std::vector<std::pair<std::string, std::string>>;
// A ZIP; with a password its members are encrypted.
std::string make_zip(Members const& members, std::string const& password = {});
std::string make_tar_gz(Members const& members);

}  // namespace tally::support
