// A large file through a window: views of any range, read in big pieces, holding only one.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "importers/input_file.h"

namespace tally::importers {

class Window {
public:
    explicit Window(InputFile const& file) : file_{file} {}

    // At least min(count, what is left) bytes at the offset, and more where they are at hand. The
    // view lives until the next call.
    Result<std::string_view> at(std::uint64_t offset, std::size_t count);

private:
    static constexpr std::size_t piece_bytes = std::size_t{4} << 20;

    InputFile const& file_;
    std::string bytes_;
    std::uint64_t offset_ = 0;
};

}  // namespace tally::importers
