#include "cli/sample.h"

#include <array>
#include <fstream>
#include <utility>

namespace tally::cli {

Result<void> write_sample(std::filesystem::path const& folder) {
    std::array<std::pair<char const*, std::string_view>, 5> const files{
        {{"mail.mbox", sample_mailbox()},
         {"agreement.toml", sample_agreement()},
         {"delivery.zip", sample_delivery()},
         {"homepage-before.png", sample_screenshot_before()},
         {"homepage-after.png", sample_screenshot_after()}}};
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error) return fail(Code::unavailable, "make " + folder.string() + ": " + error.message());
    for (auto const& [name, bytes] : files) {
        std::ofstream out{folder / name, std::ios::binary | std::ios::trunc};
        out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        if (!out.flush()) return fail(Code::unavailable, "write " + (folder / name).string());
    }
    return {};
}

}  // namespace tally::cli
