#include "vault/pack_files.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <memory>

namespace tally::vault {
namespace {

constexpr int folder_flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW;

class Descriptor {
public:
    explicit Descriptor(int value) : value_{value} {}
    ~Descriptor() {
        if (value_ >= 0) ::close(value_);
    }
    Descriptor(Descriptor const&) = delete;
    Descriptor& operator=(Descriptor const&) = delete;
    int get() const { return value_; }

private:
    int value_;
};

std::unexpected<Error> unreadable(std::string const& name, std::string const& why) {
    return fail(Code::unavailable, name + ": " + why);
}

// Never waits: a named pipe is opened and refused.
Result<std::string> read_file(int folder, std::string const& name, std::string const& shown) {
    Descriptor const file{
        ::openat(folder, name.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)};
    if (file.get() < 0)
        return unreadable(shown, errno == ELOOP ? "is a symbolic link" : std::strerror(errno));
    struct stat info{};
    if (::fstat(file.get(), &info) != 0) return unreadable(shown, std::strerror(errno));
    if (!S_ISREG(info.st_mode)) return unreadable(shown, "is no regular file");
    std::string content;
    std::array<char, 16'384> piece{};
    for (;;) {
        auto const count = ::read(file.get(), piece.data(), piece.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return unreadable(shown, std::strerror(errno));
        if (count == 0) return content;
        content.append(piece.data(), static_cast<std::size_t>(count));
        if (content.size() > pack_bytes_max) return unreadable(shown, "is larger than 1 MiB");
    }
}

std::vector<std::string> toml_names(int folder) {
    std::vector<std::string> names;
    auto const copy = ::dup(folder);
    auto* const opened = copy < 0 ? nullptr : ::fdopendir(copy);
    if (opened == nullptr) {
        if (copy >= 0) ::close(copy);
        return names;
    }
    std::unique_ptr<DIR, int (*)(DIR*)> const listing{opened, &::closedir};
    while (auto const* entry = ::readdir(listing.get()))
        if (std::string name = entry->d_name; name.ends_with(".toml") && !name.starts_with('.'))
            names.push_back(std::move(name));
    std::ranges::sort(names);
    return names;
}

}  // namespace

std::vector<PackFile> read_pack_files(std::filesystem::path const& vault_folder,
                                      std::string const& kind) {
    auto const shown = "packs/" + kind;
    Descriptor const vault{::open(vault_folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    Descriptor const packs{vault.get() < 0 ? -1 : ::openat(vault.get(), "packs", folder_flags)};
    Descriptor const folder{packs.get() < 0 ? -1
                                            : ::openat(packs.get(), kind.c_str(), folder_flags)};
    std::vector<PackFile> files;
    if (folder.get() < 0) {
        if (errno != ENOENT) files.push_back({shown, unreadable(shown, std::strerror(errno))});
        return files;
    }
    auto names = toml_names(folder.get());
    bool const too_many = names.size() > pack_files_max;
    if (too_many) names.resize(pack_files_max);
    for (auto const& name : names) {
        auto const path = shown + "/" + name;
        files.push_back({path, read_file(folder.get(), name, path)});
    }
    if (too_many) files.push_back({shown, unreadable(shown, "holds more than 256 files")});
    return files;
}

}  // namespace tally::vault
