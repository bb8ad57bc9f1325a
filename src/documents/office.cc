// Office Open XML (ECMA-376) and OpenDocument (ISO/IEC 26300): XML files in a ZIP.
#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <array>
#include <map>
#include <memory>

#include "documents/document_time.h"
#include "documents/parts.h"
#include "documents/xml_text.h"

namespace tally::documents {
namespace {

using extract::Extraction;
using extract::TextStatus;

constexpr std::size_t member_bytes_max = std::size_t{64} << 20;
constexpr std::size_t total_bytes_max = std::size_t{256} << 20;
constexpr std::size_t text_bytes_max = std::size_t{1} << 20;
constexpr int members_max = 10'000;

struct FreeArchive {
    void operator()(archive* one) const { archive_read_free(one); }
};
using Archive = std::unique_ptr<archive, FreeArchive>;

bool holds_words(std::string_view path) {
    if (!path.ends_with(".xml")) return false;
    constexpr std::array<std::string_view, 10> begins{
        "word/document",    "word/header",     "word/footer",      "word/footnotes",
        "word/endnotes",    "word/comments",   "xl/sharedStrings", "xl/worksheets/",
        "ppt/slides/slide", "ppt/notesSlides/"};
    return path == "content.xml" || std::ranges::any_of(begins, [&](std::string_view begin) {
               return path.starts_with(begin);
           });
}

bool holds_claims(std::string_view path) {
    return path == "docProps/core.xml" || path == "docProps/app.xml" || path == "meta.xml";
}

struct Members {
    std::map<std::string, std::string> files;  // sorted: slide by slide as far as names go
    bool encrypted = false;
    std::string why;
};

std::string read_member(archive* zip, std::size_t bytes_max) {
    std::string bytes;
    std::array<char, 65'536> buffer{};
    while (bytes.size() < bytes_max) {
        auto const got = archive_read_data(zip, buffer.data(), buffer.size());
        if (got <= 0) break;
        bytes.append(buffer.data(), static_cast<std::size_t>(got));
    }
    return bytes;
}

Members read_members(std::string_view bytes) {
    Members members;
    Archive const zip{archive_read_new()};
    archive_read_support_format_zip(zip.get());
    if (archive_read_open_memory(zip.get(), bytes.data(), bytes.size()) != ARCHIVE_OK) {
        members.why = "no readable ZIP";
        return members;
    }
    archive_entry* entry = nullptr;
    std::size_t total = 0;
    int status = ARCHIVE_OK;
    for (int i = 0; i < members_max && total < total_bytes_max; ++i) {
        status = archive_read_next_header(zip.get(), &entry);
        if (status == ARCHIVE_EOF || status == ARCHIVE_FATAL) break;
        auto const* const name = archive_entry_pathname(entry);
        std::string const path = name == nullptr ? "" : name;
        members.encrypted = members.encrypted || archive_entry_is_encrypted(entry) == 1;
        if (!holds_words(path) && !holds_claims(path)) continue;
        auto content = read_member(zip.get(), std::min(member_bytes_max, total_bytes_max - total));
        total += content.size();
        members.files.emplace(path, std::move(content));
    }
    if (status == ARCHIVE_FATAL) members.why = "its ZIP is damaged or cut off";
    return members;
}

void add_claims(std::string_view xml, std::string const& zone, Extraction& extraction) {
    constexpr std::array<std::string_view, 9> wanted{
        "creator",  "lastModifiedBy", "title",         "subject",        "created",
        "modified", "Application",    "creation-date", "initial-creator"};
    for (auto const& [name, value] : fields_of_xml(xml)) {
        if (std::ranges::find(wanted, name) == wanted.end()) continue;
        extraction.claims.push_back({name, value});
        if (name == "created" || name == "creation-date")
            extraction.occurred = iso_time(std::string_view{value}.substr(0, 20), zone);
    }
}

// An encrypted OOXML file is an OLE container with a stream of this name (MS-OFFCRYPTO).
bool is_encrypted_ole(std::string_view bytes) {
    std::string name;
    for (char const c : std::string_view{"EncryptedPackage"}) name += {c, '\0'};
    return bytes.contains(name);
}

Extraction encrypted() {
    auto extraction = extract::failed("it is protected by a password");
    extraction.encrypted = true;
    return extraction;
}

}  // namespace

Extraction read_office(Document const& document) {
    if (document.bytes.starts_with("\xd0\xcf\x11\xe0")) {
        if (is_encrypted_ole(document.bytes)) return encrypted();
        return extract::failed("it is of an old Office format (before 2007)");
    }
    auto const members = read_members(document.bytes);
    if (members.encrypted) return encrypted();
    Extraction extraction;
    bool complete = members.why.empty();
    for (auto const& [path, xml] : members.files) {
        if (holds_claims(path)) {
            add_claims(xml, document.request.zone, extraction);
            continue;
        }
        auto const room = text_bytes_max - std::min(text_bytes_max, extraction.text.size());
        auto words = text_of_xml(xml, room);
        complete = complete && words.complete;
        extraction.text += words.text;
    }
    extraction.status = complete ? TextStatus::complete : TextStatus::partial;
    if (!complete)
        extraction.why = members.why.empty() ? "parts of it are damaged or too large" : members.why;
    if (!complete && extraction.text.empty()) extraction.status = TextStatus::failed;
    return extraction;
}

}  // namespace tally::documents
