// An open vault: its store, index, keys and profile. The use cases stand in files of their own.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/random.h"
#include "base/result.h"
#include "base/time.h"
#include "ledger/ids.h"
#include "search/index.h"
#include "store/ports.h"
#include "vault/head.h"
#include "vault/key_access.h"
#include "vault/owner_keys.h"

namespace tally::store {
class DerivedTexts;
}
namespace tally::extract {
class Pool;
}

namespace tally::vault {

// What a vault stands in: handed in, so that tests choose it. Must outlive the vault.
struct World {
    Clock* clock = nullptr;
    Random* random = nullptr;
    std::filesystem::path state_folder;          // for writer ids, outside of every vault
    bool clock_is_set = false;                   // the clock shows what the user said, not the time
    std::filesystem::path extract_program = {};  // tally-extract; empty: documents are not read
    KeyAccess key_access = {};                   // for a key under a passphrase
};

// Whose vault it is.
struct Profile {
    std::string name;
    std::string email;
    std::string zone;  // IANA
    bool operator==(Profile const&) const = default;
};

enum class Use : std::uint8_t {
    read,
    write,
};

namespace feature {
inline constexpr std::string_view ledger_1 = "ledger-1";    // docs/formats/ledger.md
inline constexpr std::string_view set_clock = "set-clock";  // somebody wrote under --at
}  // namespace feature

class Vault {
public:
    // not_found when there is no vault in the folder; rejected when it needs a newer release, or
    // for writing when this machine is not its writer (see adopt.h); unavailable while another
    // process writes to it.
    static Result<Vault> open(std::filesystem::path const& folder, Use use, World const& world);
    // For adopt_vault alone: opens for writing, whoever wrote it.
    static Result<Vault> open_any_writer(std::filesystem::path const& folder, World const& world);
    ~Vault();
    Vault(Vault&&) noexcept;
    Vault& operator=(Vault&&) noexcept;

    std::filesystem::path const& folder() const { return folder_; }
    std::string const& id() const { return id_; }
    Profile const& profile() const { return profile_; }
    OwnerKeys const& keys() const { return keys_; }
    // The key that signs. The first call unlocks it where it is under a passphrase: rejected when
    // nobody knows it, or nobody can be asked. Lives as long as the keys of this vault.
    Result<crypto::SigningKey const*> signer();
    // For rotate_owner_key alone: what is changed from here on is signed with these. The heads of
    // all ledgers must have been read.
    void use_keys(OwnerKeys keys) { keys_ = std::move(keys); }
    std::set<std::string> const& features() const { return features_; }
    bool clock_was_set() const { return features_.contains(std::string{feature::set_clock}); }
    ledger::LedgerId const& inbox() const { return inbox_; }
    World const& world() const { return world_; }
    Instant now() const { return world_.clock->now(); }

    store::Store& store() { return *store_; }
    // Opened at the first call. unavailable with a hint when it is missing or damaged and this
    // vault is open for reading.
    Result<search::Index*> index();
    // Forgets the index, so that the next call of index() makes an empty one. Only while writing.
    Result<void> drop_index();
    // Texts that were read out of documents; like index().
    Result<store::DerivedTexts*> derived();
    // The sandboxed readers of documents, started at their first work. not_found without program.
    Result<extract::Pool*> pool();
    // The head of a ledger of this vault, cached.
    Result<Head> head(ledger::LedgerId const& ledger);

private:
    friend class Changes;
    Vault(std::filesystem::path folder, Use use, World const& world, OwnerKeys keys,
          std::unique_ptr<store::Store> store);
    static Result<Vault> open_unchecked(std::filesystem::path const& folder, Use use,
                                        World const& world);
    Result<void> read_settings();
    Result<void> settle_keys();
    Result<void> check_writer();

    std::filesystem::path folder_;
    Use use_ = Use::read;
    World world_;
    std::string id_;
    Profile profile_;
    std::set<std::string> features_;
    ledger::LedgerId inbox_;
    OwnerKeys keys_;
    std::unique_ptr<store::Store> store_;
    std::unique_ptr<search::Index> index_;
    std::unique_ptr<store::DerivedTexts> derived_;
    std::unique_ptr<extract::Pool> pool_;
    std::map<ledger::LedgerId, Head> heads_;
};

// Small things that the use cases share.
std::string encode_features(std::set<std::string> const& features);
std::string encode_profile(Profile const& profile);

namespace setting {
inline constexpr std::string_view id = "vault/id";
inline constexpr std::string_view profile = "vault/profile";
inline constexpr std::string_view features = "vault/features";
inline constexpr std::string_view writer = "vault/writer";
inline constexpr std::string_view inbox = "vault/inbox";
}  // namespace setting

}  // namespace tally::vault
