#include "vault/writer_id.h"

#include <sys/stat.h>

#include "base/encoding.h"
#include "vault/private_file.h"

namespace tally::vault {
namespace {

constexpr std::size_t id_bytes = 10;

std::filesystem::path file_of(std::filesystem::path const& state_folder,
                              std::string_view vault_id) {
    return state_folder / "writers" / vault_id;
}

// Stays the same when the folder is moved or renamed, and differs for every copy.
std::string file_number(std::filesystem::path const& vault_folder) {
    struct stat info{};
    if (::stat((vault_folder / "vault.db").c_str(), &info) != 0) return "0";
    return std::to_string(info.st_ino);
}

}  // namespace

std::string new_writer_id(Random& random) { return to_base32(random.bytes(id_bytes)); }

// Two lines: the id, and the number of the file.
Result<std::string> known_writer_id(std::filesystem::path const& state_folder,
                                    std::string_view vault_id,
                                    std::filesystem::path const& vault_folder) {
    auto text = read_private_file(file_of(state_folder, vault_id));
    if (!text && text.error().code == Code::not_found) return std::string{};
    if (!text) return text;
    auto const line_end = text->find('\n');
    bool const same_file =
        line_end != text->npos && text->substr(line_end + 1) == file_number(vault_folder);
    return same_file ? text->substr(0, line_end) : std::string{};
}

Result<void> remember_writer_id(std::filesystem::path const& state_folder,
                                std::string_view vault_id,
                                std::filesystem::path const& vault_folder,
                                std::string const& writer_id) {
    return write_private_file(file_of(state_folder, vault_id),
                              writer_id + "\n" + file_number(vault_folder));
}

}  // namespace tally::vault
