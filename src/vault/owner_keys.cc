#include "vault/owner_keys.h"

#include "base/encoding.h"
#include "ledger/json.h"
#include "vault/private_file.h"

namespace tally::vault {
namespace {

constexpr std::size_t partition_secret_bytes = 32;
constexpr std::string_view ways_back =
    "tally key recover brings it back from its sheet; a backup holds it, too: tally restore --help";

Result<OwnerKeys> parse_members(std::string const& text) {
    auto const json = TRY(ledger::parse_json(text));
    auto reader = TRY(ledger::JsonReader::open(json, "key file"));
    auto const secret = TRY(from_base64(TRY(reader.string("partition_secret"))));
    auto const seed = TRY(from_base64(TRY(reader.string("signing_seed"))));
    if (TRY(reader.integer("v")) != 1 || secret.size() != partition_secret_bytes)
        return fail(Code::corrupt, "unknown version");
    TRY(reader.finish());
    return OwnerKeys{TRY(crypto::SigningKey::from_seed(seed)), secret};
}

}  // namespace

OwnerKeys OwnerKeys::generate(Random& random) {
    return {crypto::SigningKey::generate(random), random.bytes(partition_secret_bytes)};
}

std::string OwnerKeys::text() const {
    return ledger::write_json(ledger::JsonObject{{"partition_secret", to_base64(partition_secret)},
                                                 {"signing_seed", to_base64(signing.seed())},
                                                 {"v", 1}});
}

Result<OwnerKeys> OwnerKeys::parse(std::string const& text) {
    auto keys = parse_members(text);
    if (!keys)  // the reason could quote a secret
        return fail(Code::corrupt, "the key file cannot be read", std::string{ways_back});
    return keys;
}

std::filesystem::path owner_key_file(std::filesystem::path const& vault) {
    return vault / "keys" / "owner.key";
}

Result<OwnerKeys> read_owner_keys(std::filesystem::path const& vault) {
    auto const text = read_private_file(owner_key_file(vault));
    if (!text && text.error().code == Code::not_found)
        return fail(Code::not_found, "the key is gone: " + owner_key_file(vault).string(),
                    std::string{ways_back});
    return OwnerKeys::parse(TRY(text));
}

Result<void> write_owner_keys(std::filesystem::path const& vault, OwnerKeys const& keys) {
    return write_private_file(owner_key_file(vault), keys.text());
}

}  // namespace tally::vault
