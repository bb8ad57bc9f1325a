// A repository may come from the client: whatever its objects, packs and references hold, the
// reader ends, and what it hands out is text beside the exact bytes of a commit.
//
// An input is lines. "%commit", "%tree", "%blob" and "%tag" begin an object that is written under
// its right name, with "@3" for the name of the third object so far (in trees "$3", as bytes);
// "%file PATH" begins a file inside of the repository, taken as it is; "%loose NAME" the same for
// an object whose name is a lie. Every object gets a branch.
#include <git2.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "base/check.h"
#include "base/encoding.h"
#include "importers/source.h"
#include "support/temp_folder.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

namespace {

using namespace tally;
namespace fs = std::filesystem;

constexpr std::size_t sections_max = 64;

// A bare repository without a commit.
fs::path make_empty(support::TempFolder const& folder) {
    auto const path = folder.path() / "repo";
    fs::remove_all(path);
    for (auto const* const name : {"objects/pack", "objects/info", "refs/heads", "refs/tags"})
        fs::create_directories(path / name);
    std::ofstream{path / "HEAD"} << "ref: refs/heads/1\n";
    std::ofstream{path / "config"} << "[core]\n\trepositoryformatversion = 0\n\tbare = true\n";
    return path;
}

// An input may name a folder as a file: then nothing is written.
void write(fs::path const& path, std::string_view content) {
    std::error_code error;
    fs::create_directories(path.parent_path(), error);
    std::ofstream{path, std::ios::binary} << content;
}

// Inside of the repository, and short.
bool is_name(std::string_view name) {
    return !name.empty() && name.size() < 120 && name.front() != '/' && !name.contains("..") &&
           std::ranges::all_of(
               name,
               [](char c) {
                   return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                          (c >= '0' && c <= '9') || c == '/' || c == '.' || c == '-' || c == '_';
               });
}

struct Section {
    std::string head;
    std::string content;
};

// The line break in front of a section belongs to it.
std::vector<Section> sections_of(std::string_view text) {
    std::vector<Section> sections;
    while (text.starts_with('%') && sections.size() < sections_max) {
        auto const line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
        auto const end = text.starts_with('%') ? 0 : std::min(text.find("\n%"), text.size());
        sections.push_back({std::string{line.substr(1)}, std::string{text.substr(0, end)}});
        text.remove_prefix(std::min(text.size(), end == 0 ? 0 : end + 1));
    }
    return sections;
}

std::string hex_of(git_oid const& id) {
    std::string text(GIT_OID_HEXSZ, '0');
    git_oid_fmt(text.data(), &id);
    return text;
}

// "@1" and "$1" become names of objects that came before.
std::string with_names(std::string_view text, std::vector<git_oid> const& ids) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto const number = i + 1 < text.size() ? text[i + 1] - '1' : -1;
        auto const known = number >= 0 && number < 9 && std::cmp_less(number, ids.size());
        if (!known || (text[i] != '@' && text[i] != '$')) {
            out += text[i];
            continue;
        }
        auto const& id = ids[static_cast<std::size_t>(number)];
        if (text[i] == '@')
            out += hex_of(id);
        else
            out.append(reinterpret_cast<char const*>(id.id), GIT_OID_RAWSZ);
        ++i;
    }
    return out;
}

void write_object(fs::path const& path, git_odb* odb, Section const& section,
                  std::vector<git_oid>& ids) {
    auto const type = git_object_string2type(section.head.c_str());
    git_oid id;
    if (type == GIT_OBJECT_INVALID) return;
    auto const content = with_names(section.content, ids);
    if (git_odb_write(&id, odb, content.data(), content.size(), type) != 0) return;
    ids.push_back(id);
    write(path / "refs/heads" / std::to_string(ids.size()), hex_of(id) + "\n");
}

void write_repository(fs::path const& path, std::string_view text) {
    git_odb* odb = nullptr;
    TALLY_CHECK(git_odb_open(&odb, (path / "objects").c_str()) == 0);
    std::vector<git_oid> ids;
    for (auto const& section : sections_of(text)) {
        auto const space = section.head.find(' ');
        auto const kind = section.head.substr(0, space);
        auto const name = space == section.head.npos ? "" : section.head.substr(space + 1);
        if (kind == "file" && is_name(name))
            write(path / name, with_names(section.content, ids));
        else if (kind == "loose" && name.size() == GIT_OID_HEXSZ && is_name(name))
            write(path / "objects" / name.substr(0, 2) / name.substr(2), section.content);
        else
            write_object(path, odb, section, ids);
    }
    git_odb_free(odb);
}

std::string claim(importers::RawItem const& item, std::string_view name) {
    auto const found = std::ranges::find(item.claims, name, &importers::Claim::name);
    return found == item.claims.end() ? std::string{} : found->value;
}

void check(importers::RawItem const& item) {
    TALLY_CHECK(is_utf8(item.name) && is_utf8(item.from));
    for (auto const& one : item.claims) TALLY_CHECK(is_utf8(one.name) && is_utf8(one.value));
    TALLY_CHECK(item.length == item.bytes.size());
    git_oid id;
    TALLY_CHECK(git_odb_hash(&id, item.bytes.data(), item.bytes.size(), GIT_OBJECT_COMMIT) == 0);
    TALLY_CHECK(claim(item, "commit") == hex_of(id));
    TALLY_CHECK(!claim(item, "signature").starts_with("SSH, good"));
}

void read_all(fs::path const& path) {
    auto const reader = importers::open_source(path, importers::SourceKind::git);
    if (!reader) TALLY_CHECK(!reader.error().message.empty() && is_utf8(reader.error().message));
    while (reader) {
        auto const item = (*reader)->next();
        for (auto const& broken : (*reader)->take_broken())
            TALLY_CHECK(!broken.error.empty() && is_utf8(broken.error));
        if (!item || !*item) return;
        check(**item);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    static support::TempFolder const folder;
    git_libgit2_init();
    auto const path = make_empty(folder);
    write_repository(path, {reinterpret_cast<char const*>(data), size});
    read_all(path);
    git_libgit2_shutdown();
    return 0;
}
