#include "vault/law_packs.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <string>

namespace tally::vault {
namespace {

using std::filesystem::path;

struct Closer {
    int value;
    ~Closer() { ::close(value); }
};

std::unexpected<Error> unreadable(std::string const& name) {
    return fail(Code::unavailable, name + ": " + std::strerror(errno));
}

// O_NONBLOCK: opening a pipe must not wait for a writer; fstat refuses it then.
Result<std::string> read_pack(path const& file, std::string const& name, std::size_t bytes_max) {
    int const descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (descriptor < 0) return unreadable(name);
    Closer const closer{descriptor};
    struct stat info{};
    if (::fstat(descriptor, &info) != 0) return unreadable(name);
    if (!S_ISREG(info.st_mode)) return fail(Code::invalid_input, name + ": is no regular file");
    std::string content;
    std::array<char, 4096> piece{};
    for (;;) {
        auto const count = ::read(descriptor, piece.data(), piece.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return unreadable(name);
        if (count == 0) return content;
        content.append(piece.data(), static_cast<std::size_t>(count));
        if (content.size() > bytes_max)
            return fail(Code::invalid_input,
                        name + ": longer than " + std::to_string(bytes_max) + " bytes");
    }
}

// The names in the folder that end in .toml, sorted.
std::vector<path> toml_files(path const& folder) {
    std::vector<path> files;
    std::error_code error;
    std::filesystem::directory_iterator entries{folder, error};
    for (; !error && entries != std::filesystem::directory_iterator{}; entries.increment(error))
        if (entries->path().extension() == ".toml") files.push_back(entries->path());
    std::ranges::sort(files);
    return files;
}

template <typename Parse>
void load_folder(LawPacks& packs, path const& vault_folder, std::string const& folder,
                 LawPackLimits const& limits, Parse parse) {
    auto files = toml_files(vault_folder / folder);
    if (files.size() > limits.files_max) {
        packs.problems.push_back(
            {Code::invalid_input,
             folder + ": holds more than " + std::to_string(limits.files_max) + " files",
             "only the first of them were read"});
        files.resize(limits.files_max);
    }
    for (auto const& file : files) {
        auto const name = folder + "/" + file.filename().string();
        auto const text = read_pack(file, name, limits.file_bytes_max);
        if (!text) {
            packs.problems.push_back(text.error());
            continue;
        }
        auto parsed = parse(*text, name);
        if (parsed)
            packs.book.put(std::move(*parsed));
        else
            packs.problems.push_back(parsed.error());
    }
}

}  // namespace

LawPacks load_law_packs(path const& vault_folder, LawPackLimits const& limits) {
    LawPacks packs{rights::builtin_law_book(), {}};
    load_folder(packs, vault_folder, "packs/laws", limits, rights::parse_law);
    load_folder(packs, vault_folder, "packs/rates", limits, rights::parse_rate_table);
    load_folder(packs, vault_folder, "packs/courts", limits, rights::parse_court_pack);
    return packs;
}

}  // namespace tally::vault
