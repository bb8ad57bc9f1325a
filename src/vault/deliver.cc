#include "vault/deliver.h"

#include <algorithm>
#include <functional>
#include <map>

#include "base/words.h"
#include "crypto/sha256.h"
#include "importers/folder.h"
#include "importers/input_file.h"
#include "vault/import.h"
#include "vault/item_entry.h"

namespace tally::vault {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t piece_bytes = std::size_t{1} << 20;

Result<engagement::DeliveredFile> list_file(fs::path const& path, std::string name) {
    auto const file = TRY(importers::InputFile::open(path, true));
    crypto::Sha256 hash;
    for (std::uint64_t offset = 0; offset < file.size();) {
        auto const piece = TRY(file.read(offset, piece_bytes));
        if (piece.empty())
            return fail(Code::unavailable, path.string() + " became shorter while it was read");
        hash.update(piece);
        offset += piece.size();
    }
    return engagement::DeliveredFile{std::move(name), file.size(), hash.finish()};
}

Result<void> list_folder(fs::path const& folder, std::vector<engagement::DeliveredFile>& files) {
    auto const listing =
        TRY(importers::list_folder(folder, {}, [](fs::path const&) { return true; }));
    if (!listing.broken.empty())
        return fail(Code::invalid_input,
                    listing.broken.front().source + " " + listing.broken.front().error,
                    "take it out of the folder, or name the files one by one");
    if (listing.files.size() > delivered_files_max)
        return fail(Code::invalid_input,
                    folder.string() + " holds more than " + counted(delivered_files_max, "file"),
                    "deliver an archive of it");
    for (auto const& file : listing.files) {
        auto name = file.lexically_relative(folder).generic_string();
        files.push_back(TRY(list_file(file, std::move(name))));
    }
    return {};
}

}  // namespace

Result<std::vector<engagement::DeliveredFile>> list_files(std::vector<fs::path> const& paths) {
    std::vector<engagement::DeliveredFile> files;
    for (auto const& path : paths) {
        std::error_code error;
        if (fs::is_directory(path, error))
            TRY(list_folder(path, files));
        else
            files.push_back(TRY(list_file(path, path.filename().generic_string())));
    }
    std::ranges::sort(files, {}, &engagement::DeliveredFile::name);
    auto const twice = std::ranges::adjacent_find(files, {}, &engagement::DeliveredFile::name);
    if (twice != files.end())
        return fail(Code::invalid_input, "two files are called " + twice->name,
                    "name the folder that holds both instead");
    if (files.size() > delivered_files_max)
        return fail(Code::invalid_input,
                    "these are more than " + counted(delivered_files_max, "file"),
                    "deliver an archive of them");
    return files;
}

Result<std::vector<ledger::ItemId>> keep_files(
    Vault& vault, std::string const& slug, std::vector<fs::path> const& paths,
    std::vector<engagement::DeliveredFile> const& files) {
    auto const summary = TRY(import_paths(
        vault, {.paths = paths, .source = importers::SourceKind::file, .into = slug}, {}));
    if (!summary.failed.empty())
        return fail(Code::unavailable,
                    summary.failed.front().source + ": " + summary.failed.front().error,
                    summary.failed.front().hint);
    std::vector<ledger::ItemId> items;
    for (auto const& file : files)
        if (auto const id = ledger::ItemId::of_bytes(file.digest);
            std::ranges::find(items, id) == items.end())
            items.push_back(id);
    return items;
}

std::vector<ComparedFile> compare_files(std::vector<engagement::DeliveredFile> const& delivered,
                                        std::vector<engagement::DeliveredFile> const& present) {
    std::map<std::string, FileMatch> matches;
    std::map<std::string, Digest> there;
    for (auto const& file : present) {
        there.emplace(file.name, file.digest);
        matches.emplace(file.name, FileMatch::added);
    }
    for (auto const& file : delivered) {
        auto const found = there.find(file.name);
        if (found == there.end())
            matches[file.name] = FileMatch::missing;
        else
            matches[file.name] =
                found->second == file.digest ? FileMatch::same : FileMatch::changed;
    }
    std::vector<ComparedFile> compared;
    for (auto const& [name, match] : matches) compared.push_back({name, match});
    return compared;
}

namespace {

// The digest of the file, and those of the files in it where it is kept.
Result<std::vector<Digest>> contents_of(Vault& vault, engagement::DeliveredFile const& file) {
    std::vector<Digest> members;
    auto* const index = TRY(vault.index());
    auto const item = TRY(index->find(ledger::ItemId::of_bytes(file.digest)));
    if (item) {
        auto const entry = TRY(read_item_entry(vault.store(), item->ledger, item->n));
        for (auto const& child : entry.record.children) members.push_back(child.digest);
    }
    return members.empty() ? std::vector{file.digest} : members;
}

}  // namespace

Result<DeliveredFromCommits> commits_of(Vault& vault, engagement::DeliveredFile const& file) {
    DeliveredFromCommits found;
    auto* const index = TRY(vault.index());
    for (auto const& content : TRY(contents_of(vault, file))) {
        ++found.files;
        bool traced = false;
        for (auto& item : TRY(index->with_content(content))) {
            if (item.kind != name(importers::ItemKind::commit)) continue;
            traced = true;
            if (std::ranges::find(found.commits, item.id, &search::IndexedItem::id) ==
                found.commits.end())
                found.commits.push_back(std::move(item));
        }
        found.traced += traced ? 1 : 0;
    }
    std::ranges::sort(found.commits, std::greater{}, &search::IndexedItem::occurred);
    return found;
}

}  // namespace tally::vault
