// The sample engagement that comes with the program (samples/website-redesign), built in.
#pragma once

#include <filesystem>
#include <string_view>

#include "base/result.h"

namespace tally::cli {

std::string_view sample_mailbox();
std::string_view sample_agreement();
std::string_view sample_delivery();
std::string_view sample_screenshot_before();
std::string_view sample_screenshot_after();

// Writes the files into a folder, which is made when it is missing.
Result<void> write_sample(std::filesystem::path const& folder);

}  // namespace tally::cli
