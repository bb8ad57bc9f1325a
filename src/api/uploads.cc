#include "api/uploads.h"

#include <algorithm>

#include "base/encoding.h"

namespace tally::api {
namespace {

constexpr std::size_t id_bytes = 16;
constexpr std::size_t name_bytes_max = 255;  // of a file, on ext4 and others

// Other systems take longer names than ours: the end, which tells the kind of file, stays.
std::string shortened(std::string const& name) {
    constexpr std::size_t ending_max = 16;
    auto const dot = name.rfind('.');
    auto const ending =
        dot != name.npos && name.size() - dot <= ending_max ? name.substr(dot) : std::string{};
    auto stem = name.substr(0, name_bytes_max - ending.size());
    while (!is_utf8(stem)) stem.pop_back();
    return stem + ending;
}

// The last part of what the browser says: a name is never a path.
Result<std::string> safe_name(std::string const& name) {
    auto const last = name.substr(name.find_last_of("/\\") + 1);
    bool const dots = last.find_first_not_of('.') == last.npos;
    bool const control = std::ranges::any_of(
        last, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
    if (last.empty() || dots || control || !is_utf8(last))
        return fail(Code::invalid_input, "the file needs a name",
                    "UTF-8 without control characters");
    return last.size() <= name_bytes_max ? last : shortened(last);
}

bool is_id(std::string const& id) {
    return id.size() == 26 && id.find_first_not_of("abcdefghijklmnopqrstuvwxyz234567") == id.npos;
}

}  // namespace

Uploads::Uploads(Random& random, std::filesystem::path folder)
    : random_{&random}, folder_{std::move(folder)} {
    std::error_code ignored;  // a folder that cannot be made shows at the first upload
    std::filesystem::remove_all(folder_, ignored);
    std::filesystem::create_directories(folder_, ignored);
    std::filesystem::permissions(folder_, std::filesystem::perms::owner_all, ignored);
}

std::string Uploads::fresh_id() { return to_base32(random_->bytes(id_bytes)); }

std::filesystem::path Uploads::fresh_path() { return folder_ / ("." + fresh_id()); }

void Uploads::remove_old() {
    constexpr std::chrono::hours kept_for{24};
    auto const now = std::filesystem::file_time_type::clock::now();
    std::error_code ignored;
    for (auto const& each : std::filesystem::directory_iterator{folder_, ignored}) {
        auto const changed = std::filesystem::last_write_time(each.path(), ignored);
        if (each.is_directory(ignored) && now - changed > kept_for)
            std::filesystem::remove_all(each.path(), ignored);
    }
}

Result<std::string> Uploads::keep(std::filesystem::path const& file, std::string const& name) {
    auto const safe = TRY(safe_name(name));
    remove_old();
    auto id = fresh_id();
    std::error_code error;
    std::filesystem::create_directory(folder_ / id, error);
    if (!error) std::filesystem::rename(file, folder_ / id / safe, error);
    if (error) return fail(Code::unavailable, "keep the upload: " + error.message());
    return id;
}

Result<std::filesystem::path> Uploads::path(std::string const& id) const {
    std::error_code error;
    if (is_id(id))
        for (auto const& each : std::filesystem::directory_iterator{folder_ / id, error})
            return each.path();
    return fail(Code::not_found, "there is no upload '" + id.substr(0, 40) + "'",
                "send the file again");
}

void Uploads::remove(std::string const& id) {
    std::error_code ignored;
    if (is_id(id)) std::filesystem::remove_all(folder_ / id, ignored);
}

}  // namespace tally::api
