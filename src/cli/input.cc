#include "cli/input.h"

#include <array>
#include <cstdio>
#include <fstream>
#include <string_view>

#include "base/words.h"

namespace tally::cli {

Result<std::string> read_input(std::string const& path, std::size_t bytes_max) {
    bool const is_standard = path == "-";
    std::ifstream in{is_standard ? "/dev/stdin" : path, std::ios::binary};
    std::string const name = is_standard ? "standard input" : path;
    std::string bytes(bytes_max + 1, '\0');
    in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (in.bad() || (in.fail() && !in.eof()))
        return fail(Code::unavailable, "read " + name, "check the path and its permissions");
    bytes.resize(static_cast<std::size_t>(in.gcount()));
    if (bytes.size() > bytes_max)
        return fail(Code::invalid_input, name + " is larger than " + bytes_text(bytes_max));
    return bytes;
}

Result<std::string> read_words(std::string const& text, std::string const& path,
                               std::size_t bytes_max) {
    if (text.empty() == path.empty())
        return fail(Code::invalid_input,
                    "give a FILE (- is standard input) or --text, one of them");
    return text.empty() ? read_input(path, bytes_max) : text;
}

bool typed_yes() {
    std::array<char, 16> answer{};
    auto const* const line = std::fgets(answer.data(), answer.size(), stdin);
    return line != nullptr && std::string_view{line} == "yes\n";
}

}  // namespace tally::cli
