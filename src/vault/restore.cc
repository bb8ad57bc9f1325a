#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <system_error>
#include <utility>

#include "crypto/age.h"
#include "store/folder_archive.h"
#include "store/posix_file.h"
#include "vault/backup.h"
#include "vault/projection.h"
#include "vault/verify_vault.h"

namespace tally::vault {
namespace {

namespace fs = std::filesystem;

constexpr mode_t owner_only = 0700;

std::unexpected<Error> in_the_way(fs::path const& path, std::string hint) {
    return fail(Code::conflict, "restore into " + path.string() + ": there is something already",
                std::move(hint));
}

// The vault as it grows under DIR.part; gone again unless it gets its name.
class PartFolder {
public:
    static Result<PartFolder> plan(fs::path const& folder) {
        auto target = fs::absolute(folder).lexically_normal();
        if (!target.has_filename()) target = target.parent_path();  // it was written with a slash
        std::error_code error;
        auto const status = fs::symlink_status(target, error);
        if (fs::exists(status) && !(fs::is_directory(status) && fs::is_empty(target, error)))
            return in_the_way(target, "name a folder that does not exist yet");
        fs::create_directories(target.parent_path(), error);
        if (error) {
            return fail(Code::unavailable,
                        "make " + target.parent_path().string() + ": " + error.message());
        }
        PartFolder part{target};
        if (::mkdir(part.holder().c_str(), owner_only) == 0) {
            part.ours_ = true;
            return part;
        }
        if (errno == EEXIST) {
            return in_the_way(part.holder(),
                              "it may be left from a restore that was interrupted: then delete it");
        }
        return fail(Code::unavailable, "make the folder " + part.holder().string() + ": " +
                                           std::generic_category().message(errno));
    }
    ~PartFolder() {
        std::error_code error;
        if (ours_) fs::remove_all(holder(), error);
    }
    PartFolder(PartFolder&& other) noexcept
        : target_{std::move(other.target_)}, ours_{std::exchange(other.ours_, false)} {}
    PartFolder& operator=(PartFolder&&) = delete;

    // Not there yet: the archive makes it.
    fs::path path() const { return holder() / "vault"; }

    // Die before the rename: DIR.part stays, which nobody mistakes for a vault of that name.
    Result<fs::path> finish() {
        std::error_code error;
        fs::rename(path(), target_, error);  // takes the place of an empty folder, of no other
        if (error == std::errc::directory_not_empty || error == std::errc::file_exists)
            return in_the_way(target_, "name a folder that does not exist yet");
        if (error) {
            return fail(Code::unavailable, "rename " + path().string() + " to " + target_.string() +
                                               ": " + error.message());
        }
        TRY(store::sync_folder(target_.parent_path()));
        return target_;
    }

private:
    explicit PartFolder(fs::path target) : target_{std::move(target)} {}
    fs::path holder() const { return target_.string() + ".part"; }

    fs::path target_;
    bool ours_ = false;
};

Result<Pull> open_file(fs::path const& file) {
    std::error_code error;
    if (!fs::exists(file, error)) return fail(Code::not_found, "there is no file " + file.string());
    if (!fs::is_regular_file(file, error))
        return fail(Code::invalid_input, file.string() + " is no file");
    auto const held =  // a Pull is copied, a file cannot be
        std::make_shared<store::PosixFile>(TRY(store::PosixFile::open_to_read(file)));
    auto const size = TRY(held->size());
    return [held, size, at = std::uint64_t{0}](std::size_t max) mutable -> Result<std::string> {
        auto const count = static_cast<std::size_t>(std::min<std::uint64_t>(max, size - at));
        auto bytes = TRY(held->read_at(at, count));
        at += count;
        return bytes;
    };
}

Result<void> unpack(fs::path const& file, fs::path const& folder,
                    crypto::AgeIdentities const& identities) {
    auto reader = TRY(crypto::AgeReader::open(TRY(open_file(file)), identities));
    TRY(store::read_folder_archive([&](std::size_t max) { return reader.read(max); }, folder));
    std::error_code error;
    if (!fs::exists(folder / "vault.db", error) || !fs::exists(owner_key_file(folder), error)) {
        return fail(Code::invalid_input, "there is no vault in it",
                    "open it with: age --decrypt FILE | tar --extract");
    }
    return {};
}

bool speaks_against(ledger::Check const& check) {
    return check.status == ledger::Status::failed || check.status == ledger::Status::missing;
}

// With its own key pinned: a key that does not belong to the ledgers is found, too.
Result<VaultVerification> verified(fs::path const& folder, World const& world) {
    auto vault = TRY(Vault::open(folder, Use::read, world));
    auto result = TRY(verify_vault(vault, {vault.keys().signing.public_key().fingerprint(), {}}));
    auto const& checks = result.report.checks();
    auto const bad = std::ranges::find_if(checks, speaks_against);
    if (bad == checks.end()) return result;
    return fail(Code::corrupt, "the vault in it is damaged: " + bad->subject + ": " + bad->detail,
                "take an older backup; age --decrypt FILE | tar --extract opens this one as it is");
}

// The index is not in the backup. The copy stays what it was: nothing is written to its ledgers.
Result<void> make_index(fs::path const& folder, World const& world) {
    auto vault = TRY(Vault::open_any_writer(folder, world));
    TRY(update_index(vault));
    return {};
}

}  // namespace

Result<RestoreResult> restore_vault(fs::path const& file, fs::path const& folder,
                                    crypto::AgeIdentities const& identities, World const& world) {
    auto const doing = "restore " + file.string();
    auto part = TRY(PartFolder::plan(folder));
    TRY_WITHIN(doing, unpack(file, part.path(), identities));
    auto const checked = TRY_WITHIN(doing, verified(part.path(), world));
    TRY_WITHIN("make the search index", make_index(part.path(), world));
    return RestoreResult{TRY(part.finish()), checked.entries, checked.blobs};
}

}  // namespace tally::vault
