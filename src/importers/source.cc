#include "importers/source.h"

#include <array>
#include <cstdlib>

#include "importers/folder.h"
#include "importers/readers.h"

namespace tally::importers {
namespace {

constexpr std::array kinds{SourceKind::mbox,     SourceKind::maildir,    SourceKind::eml,
                           SourceKind::file,     SourceKind::whatsapp,   SourceKind::slack,
                           SourceKind::telegram, SourceKind::transcript, SourceKind::archive,
                           SourceKind::page,     SourceKind::git,        SourceKind::calendar,
                           SourceKind::statement};

constexpr std::string_view zip_begin = "PK\x03\x04";

// Messengers hand out ZIPs: the chats in them are found when the archive is looked into.
bool is_zipped_export(SourceKind kind, std::string_view first_bytes) {
    return first_bytes == zip_begin && (kind == SourceKind::whatsapp || kind == SourceKind::slack ||
                                        kind == SourceKind::telegram);
}

Result<std::unique_ptr<Reader>> open_named(std::filesystem::path const& path, SourceKind kind,
                                           ReadLimits const& limits) {
    if (kind == SourceKind::maildir)
        return fail(Code::invalid_input,
                    path.string() + " is no Maildir: it has no folders cur and new");
    auto file = TRY(InputFile::open(path, true));
    if (is_zipped_export(kind, TRY(file.read(0, zip_begin.size()))))
        return open_one(path, std::move(file), limits, SourceKind::archive);
    if (kind == SourceKind::slack || kind == SourceKind::git)
        return fail(Code::invalid_input,
                    path.string() + " is a file; " + std::string{name(kind)} + " reads a folder",
                    "name the folder");
    if (kind == SourceKind::telegram) return open_telegram(path, std::move(file));
    if (kind == SourceKind::page) return open_saved_page(path, std::move(file), limits);
    if (kind == SourceKind::mbox) return open_mbox(path, std::move(file), limits);
    return open_one(path, std::move(file), limits, kind);
}

Result<std::unique_ptr<Reader>> open_any_folder(std::filesystem::path const& path,
                                                std::optional<SourceKind> kind,
                                                ReadLimits const& limits) {
    if (kind == SourceKind::maildir || (!kind && is_maildir(path))) {
        if (is_maildir(path)) return open_maildir(path, limits);
        return open_named(path, SourceKind::maildir, limits);
    }
    if (kind == SourceKind::slack || (!kind && is_slack_folder(path)))
        return open_slack_folder(path, limits);
    if (kind == SourceKind::git || (!kind && is_git_folder(path))) return open_git(path, limits);
    if (!kind) return open_folder(path, limits);
    auto listing = TRY(list_folder(path, limits, [](auto const&) { return true; }));
    return read_files(std::move(listing), [kind, limits](std::filesystem::path const& file) {
        return open_named(file, *kind, limits);
    });
}

}  // namespace

std::string_view name(SourceKind kind) {
    switch (kind) {
        case SourceKind::mbox: return "mbox";
        case SourceKind::maildir: return "maildir";
        case SourceKind::eml: return "eml";
        case SourceKind::file: return "file";
        case SourceKind::whatsapp: return "whatsapp";
        case SourceKind::slack: return "slack";
        case SourceKind::telegram: return "telegram";
        case SourceKind::transcript: return "transcript";
        case SourceKind::archive: return "archive";
        case SourceKind::page: return "page";
        case SourceKind::git: return "git";
        case SourceKind::calendar: return "calendar";
        case SourceKind::statement: return "statement";
    }
    std::abort();  // bits that name no kind
}

std::string all_names() {
    std::string all;
    for (auto const kind : kinds)
        all += (all.empty() ? "" : kind == kinds.back() ? " or " : ", ") + std::string{name(kind)};
    return all;
}

Result<SourceKind> parse_source_kind(std::string_view text) {
    for (auto const kind : kinds)
        if (name(kind) == text) return kind;
    return fail(Code::invalid_input, "'" + std::string{text} + "' is no kind of source",
                "auto, " + all_names());
}

std::string_view name(ItemKind kind) {
    switch (kind) {
        case ItemKind::mail: return "mail";
        case ItemKind::file: return "file";
        case ItemKind::image: return "image";
        case ItemKind::pdf: return "pdf";
        case ItemKind::chat: return "chat";
        case ItemKind::page: return "page";
        case ItemKind::commit: return "commit";
    }
    std::abort();  // bits that name no kind
}

Result<std::unique_ptr<Reader>> open_source(std::filesystem::path const& path,
                                            std::optional<SourceKind> kind,
                                            ReadLimits const& limits) {
    std::error_code error;
    if (std::filesystem::is_directory(path, error)) return open_any_folder(path, kind, limits);
    if (kind) return open_named(path, *kind, limits);
    return open_by_content(path, true, limits);
}

Result<Pull> range_pull(RawItem const& item) {
    auto const file = std::make_shared<InputFile>(TRY(InputFile::open(item.file, true)));
    auto const end = item.offset + item.length;
    return Pull{[file, at = item.offset, end](std::size_t max) mutable -> Result<std::string> {
        auto const count = std::min<std::uint64_t>(max, end - at);
        auto bytes = TRY(file->read(at, static_cast<std::size_t>(count)));
        if (bytes.empty() && at < end)
            return fail(Code::unavailable, "the file became shorter while it was read");
        at += bytes.size();
        return bytes;
    }};
}

}  // namespace tally::importers
