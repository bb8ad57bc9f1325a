#include "importers/source.h"

#include <array>
#include <cstdlib>

#include "importers/readers.h"

namespace tally::importers {
namespace {

constexpr std::array<SourceKind, 4> kinds{SourceKind::mbox, SourceKind::maildir, SourceKind::eml,
                                          SourceKind::file};

Result<std::unique_ptr<Reader>> open_named(std::filesystem::path const& path, SourceKind kind,
                                           ReadLimits const& limits) {
    switch (kind) {
        case SourceKind::mbox: return open_mbox(path, TRY(InputFile::open(path, true)), limits);
        case SourceKind::maildir:
            if (!is_maildir(path))
                return fail(Code::invalid_input,
                            path.string() + " is no Maildir: it has no folders cur and new");
            return open_maildir(path, limits);
        case SourceKind::eml:
            return open_eml(path, TRY(InputFile::open(path, true)), limits, SourceKind::eml);
        case SourceKind::file: return open_file(path, TRY(InputFile::open(path, true)), limits);
    }
    std::abort();  // bits that name no kind
}

}  // namespace

std::string_view name(SourceKind kind) {
    switch (kind) {
        case SourceKind::mbox: return "mbox";
        case SourceKind::maildir: return "maildir";
        case SourceKind::eml: return "eml";
        case SourceKind::file: return "file";
    }
    std::abort();  // bits that name no kind
}

Result<SourceKind> parse_source_kind(std::string_view text) {
    for (auto const kind : kinds)
        if (name(kind) == text) return kind;
    return fail(Code::invalid_input, "'" + std::string{text} + "' is no kind of source",
                "auto, mbox, maildir, eml or file");
}

std::string_view name(ItemKind kind) {
    switch (kind) {
        case ItemKind::mail: return "mail";
        case ItemKind::file: return "file";
        case ItemKind::image: return "image";
        case ItemKind::pdf: return "pdf";
    }
    std::abort();  // bits that name no kind
}

Result<std::unique_ptr<Reader>> open_source(std::filesystem::path const& path,
                                            std::optional<SourceKind> kind,
                                            ReadLimits const& limits) {
    std::error_code error;
    bool const folder = std::filesystem::is_directory(path, error);
    if (folder && (!kind || *kind == SourceKind::file)) {
        if (!kind && is_maildir(path)) return open_maildir(path, limits);
        return open_folder(path, limits);
    }
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
