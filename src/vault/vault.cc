#include "vault/vault.h"

#include "base/check.h"
#include "base/time.h"
#include "extract/pool.h"
#include "ledger/json.h"
#include "search/fts_index.h"
#include "store/derived.h"
#include "store/sqlite_store.h"
#include "vault/rotate_key.h"
#include "vault/writer_id.h"

namespace tally::vault {
namespace {

constexpr std::string_view adopt_hint =
    "if this copy is to go on, run: tally adopt (the copy it came from must not be used any more)";

Result<std::string> required(store::Store& store, std::string_view key) {
    auto const value = TRY(store.setting(key));
    if (!value)
        return fail(Code::corrupt, "the vault has lost its setting " + std::string{key},
                    "restore a backup: tally restore FILE --to DIR");
    return *value;
}

Result<Profile> parse_profile(std::string const& text) {
    auto const json = TRY(ledger::parse_json(text));
    auto reader = TRY(ledger::JsonReader::open(json, "profile"));
    Profile profile;
    profile.name = TRY(reader.string("name"));
    profile.email = TRY(reader.string("email"));
    profile.zone = TRY(reader.string("zone"));
    TRY(reader.finish());
    return profile;
}

// One name a line.
Result<std::set<std::string>> parse_features(std::string const& text) {
    std::set<std::string> features;
    for (std::size_t begin = 0; begin < text.size();) {
        auto const end = text.find('\n', begin);
        features.insert(text.substr(begin, end - begin));
        if (end == text.npos) break;
        begin = end + 1;
    }
    for (auto const& name : features)
        if (name != feature::ledger_1 && name != feature::set_clock)
            return fail(Code::rejected,
                        "this vault uses '" + name + "', which this release does not know",
                        "open it with a newer release of Tallystick");
    return features;
}

std::filesystem::path index_file(std::filesystem::path const& folder) {
    return folder / "index.db";
}

}  // namespace

std::string encode_features(std::set<std::string> const& features) {
    std::string text;
    for (auto const& name : features) text += name + "\n";
    return text;
}

std::string encode_profile(Profile const& profile) {
    return ledger::write_json(ledger::JsonObject{
        {"email", profile.email}, {"name", profile.name}, {"zone", profile.zone}});
}

Vault::Vault(std::filesystem::path folder, Use use, World const& world, OwnerKeys keys,
             std::unique_ptr<store::Store> store)
    : folder_{std::move(folder)},
      use_{use},
      world_{world},
      keys_{std::move(keys)},
      store_{std::move(store)} {}
Vault::~Vault() = default;
Vault::Vault(Vault&&) noexcept = default;
Vault& Vault::operator=(Vault&&) noexcept = default;

Result<Vault> Vault::open(std::filesystem::path const& folder, Use use, World const& world) {
    // A store that opens for writing mends what a crash left behind; in a restored copy that must
    // wait until it was adopted.
    if (use == Use::write) TRY(TRY(open_unchecked(folder, Use::read, world)).check_writer());
    return open_unchecked(folder, use, world);
}

Result<Vault> Vault::open_any_writer(std::filesystem::path const& folder, World const& world) {
    return open_unchecked(folder, Use::write, world);
}

Result<Vault> Vault::open_unchecked(std::filesystem::path const& folder, Use use,
                                    World const& world) {
    TALLY_CHECK(world.clock != nullptr && world.random != nullptr);
    std::error_code error;  // a path that cannot be followed is no vault either
    if (!std::filesystem::exists(folder / "vault.db", error))
        return fail(Code::not_found, "there is no vault in " + folder.string(),
                    "make one: tally init --name \"Your Name\" --email you@example.com");
    auto keys = TRY(read_owner_keys(folder));
    auto store = TRY(store::open_sqlite_store(
        folder, use == Use::write ? store::Access::read_write : store::Access::read_only));
    Vault vault{folder, use, world, std::move(keys), std::move(store)};
    TRY(vault.read_settings());
    TRY(vault.settle_keys());
    return vault;
}

Result<void> Vault::settle_keys() {
    if (!keys_.next) return {};
    keys_ = TRY(settled_keys(std::move(keys_), *store_, inbox_));
    return use_ == Use::write ? write_owner_keys(folder_, keys_) : Result<void>{};
}

Result<crypto::SigningKey const*> Vault::signer() {
    if (keys_.signing.open() == nullptr) TRY(unlock(keys_.signing, world_.key_access));
    return keys_.signing.open();
}

Result<void> Vault::read_settings() {
    features_ = TRY(parse_features(TRY(required(*store_, setting::features))));
    id_ = TRY(required(*store_, setting::id));
    profile_ = TRY(parse_profile(TRY(required(*store_, setting::profile))));
    if (!check_zone(profile_.zone))  // written on a machine that knows more of them
        return fail(Code::unavailable,
                    "this machine does not know the time zone of the vault, " + profile_.zone,
                    "install the package tzdata, or a newer one");
    inbox_ = TRY(ledger::LedgerId::parse(TRY(required(*store_, setting::inbox))));
    return {};
}

Result<void> Vault::check_writer() {
    auto const writer = TRY(required(*store_, setting::writer));
    auto const known = TRY(known_writer_id(world_.state_folder, id_, folder_));
    if (known == writer) return {};
    return fail(Code::rejected,
                "this vault was written elsewhere, or is a copy: it is open for reading only",
                std::string{adopt_hint});
}

Result<search::Index*> Vault::index() {
    if (!index_)
        index_ = TRY(search::open_fts_index(index_file(folder_), use_ == Use::write
                                                                     ? search::Access::read_write
                                                                     : search::Access::read_only));
    return index_.get();
}

Result<store::DerivedTexts*> Vault::derived() {
    if (!derived_) {
        auto const access =
            use_ == Use::write ? store::Access::read_write : store::Access::read_only;
        derived_ = TRY(store::open_derived_texts(folder_ / "texts.db", access));
    }
    return derived_.get();
}

Result<extract::Pool*> Vault::pool() {
    if (!pool_) pool_ = TRY(extract::Pool::make({.program = world_.extract_program}));
    return pool_.get();
}

Result<void> Vault::drop_index() {
    TALLY_CHECK(use_ == Use::write);
    index_.reset();
    std::error_code error;
    for (auto const* suffix : {"", "-wal", "-shm"}) {
        std::filesystem::remove(index_file(folder_).string() + suffix, error);
        if (error) return fail(Code::unavailable, "remove the old index: " + error.message());
    }
    return {};
}

Result<Head> Vault::head(ledger::LedgerId const& ledger) {
    if (auto const cached = heads_.find(ledger); cached != heads_.end()) return cached->second;
    auto head = TRY(load_head(*store_, ledger, keys_.signing.public_key()));
    if (use_ == Use::write) heads_.emplace(ledger, head);
    return head;
}

}  // namespace tally::vault
