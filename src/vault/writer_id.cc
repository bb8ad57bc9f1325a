#include "vault/writer_id.h"

#include "base/encoding.h"
#include "vault/private_file.h"

namespace tally::vault {
namespace {

constexpr std::size_t id_bytes = 10;

std::filesystem::path file_of(std::filesystem::path const& state_folder,
                              std::string_view vault_id) {
    return state_folder / "writers" / vault_id;
}

}  // namespace

std::string new_writer_id(Random& random) { return to_base32(random.bytes(id_bytes)); }

Result<std::string> known_writer_id(std::filesystem::path const& state_folder,
                                    std::string_view vault_id) {
    auto id = read_private_file(file_of(state_folder, vault_id));
    if (!id && id.error().code == Code::not_found) return std::string{};
    return id;
}

Result<void> remember_writer_id(std::filesystem::path const& state_folder,
                                std::string_view vault_id, std::string const& writer_id) {
    return write_private_file(file_of(state_folder, vault_id), writer_id);
}

}  // namespace tally::vault
