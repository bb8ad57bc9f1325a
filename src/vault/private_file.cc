#include "vault/private_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

namespace tally::vault {
namespace {

constexpr std::size_t bytes_max = std::size_t{64} << 10;

class Descriptor {
public:
    explicit Descriptor(int value) : value_{value} {}
    ~Descriptor() {
        if (value_ >= 0) ::close(value_);
    }
    Descriptor(Descriptor const&) = delete;
    Descriptor& operator=(Descriptor const&) = delete;
    int get() const { return value_; }
    bool ok() const { return value_ >= 0; }

private:
    int value_;
};

std::unexpected<Error> failed(std::string const& doing, std::filesystem::path const& path) {
    auto const code = errno == ENOENT ? Code::not_found : Code::unavailable;
    return fail(code, doing + " " + path.string() + ": " + std::strerror(errno));
}

Result<void> write_all(int descriptor, std::string_view content,
                       std::filesystem::path const& path) {
    while (!content.empty()) {
        auto const written = ::write(descriptor, content.data(), content.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return failed("write", path);
        content.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

Result<void> make_private_folder(std::filesystem::path const& folder) {
    std::error_code error;
    if (folder.empty() || std::filesystem::is_directory(folder, error)) return {};
    TRY(make_private_folder(folder.parent_path()));
    if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) return failed("make folder", folder);
    return {};
}

}  // namespace

Result<void> write_private_file(std::filesystem::path const& path, std::string_view content) {
    auto const folder = path.parent_path();
    TRY(make_private_folder(folder));
    auto const fresh = path.string() + ".new";
    {
        Descriptor const file{
            ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600)};
        if (!file.ok()) return failed("create", fresh);
        if (::fchmod(file.get(), 0600) != 0) return failed("protect", fresh);
        TRY(write_all(file.get(), content, fresh));
        if (::fsync(file.get()) != 0) return failed("sync", fresh);
    }
    if (::rename(fresh.c_str(), path.c_str()) != 0) return failed("rename to", path);
    Descriptor const parent{
        ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (!parent.ok() || ::fsync(parent.get()) != 0) return failed("sync folder of", path);
    return {};
}

Result<std::string> read_private_file(std::filesystem::path const& path) {
    Descriptor const file{::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW)};
    if (!file.ok()) return failed("read", path);
    struct stat info{};
    if (::fstat(file.get(), &info) != 0) return failed("inspect", path);
    if ((info.st_mode & 0077U) != 0)
        return fail(Code::rejected, path.string() + " can be read by other users of this machine",
                    "chmod 600 " + path.string());
    std::string content;
    std::array<char, 4096> piece{};
    for (;;) {
        auto const count = ::read(file.get(), piece.data(), piece.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return failed("read", path);
        if (count == 0) return content;
        content.append(piece.data(), static_cast<std::size_t>(count));
        if (content.size() > bytes_max)
            return fail(Code::invalid_input, path.string() + " is too large for what it should be");
    }
}

}  // namespace tally::vault
