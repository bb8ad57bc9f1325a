// Sources: bytes from outside as a stream of raw items. One file per kind: mbox, Maildir, EML,
// file.
//
// A reader never holds more than one item and a window of its file, whatever the size of the
// source. What cannot be read is reported as Broken and passed over; the rest comes.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/stream.h"
#include "base/time.h"
#include "chat/conversation.h"

namespace tally::importers {

enum class SourceKind : std::uint8_t {
    mbox,
    maildir,
    eml,
    file,
    whatsapp,    // the text of an exported chat
    slack,       // an unpacked export
    telegram,    // result.json of Telegram Desktop
    transcript,  // docs/formats/transcript.md
    archive,     // ZIP, TAR: one item, its members inside
    page,        // a saved web page: HTML with its folder, or MHTML
    git,         // the commits of a repository
    calendar,    // RFC 5545
    statement,   // of a bank or a platform, as CSV
};
std::string_view name(SourceKind kind);
Result<SourceKind> parse_source_kind(std::string_view text);
// "mbox, maildir, ... or statement", for messages and help.
std::string all_names();

// The item kinds of DESIGN that readers hand out.
enum class ItemKind : std::uint8_t {
    mail,
    file,
    image,
    pdf,
    chat,
    page,
    commit,
};
std::string_view name(ItemKind kind);

struct ReadLimits {
    std::uint64_t item_bytes_max = std::uint64_t{32} << 20;   // larger items come without bytes
    std::uint64_t chat_bytes_max = std::uint64_t{128} << 20;  // the same, for the text of a chat
    std::size_t files_max = 10'000'000;                       // of a folder
    int folder_depth_max = 64;
};

// What an item says of itself, unchecked: the committer, who signed.
struct Claim {
    std::string name;
    std::string value;
};

// One item as it lies in its source: the bytes [offset, offset + length) of the file.
struct RawItem {
    SourceKind source = SourceKind::file;
    ItemKind kind = ItemKind::file;
    std::string file;  // path, as it was reached
    std::uint64_t offset = 0;
    std::uint64_t length = 0;
    std::string name;   // file name; empty for a mail of an mbox
    std::string media;  // by the bytes, then by the extension
    std::string bytes;  // empty when large
    bool large = false;
    // What only some readers can tell; the rest is found in the bytes later. All UTF-8.
    std::string from = {};
    std::optional<Instant> occurred = {};
    std::string precision = {};  // of `occurred`: day or minute; empty: to the second
    std::vector<Claim> claims = {};
    std::optional<chat::Reading> reading = {};  // of a chat; its zone is empty where it is unsure
};

// Something that could not be read.
struct Broken {
    std::string source;
    std::uint64_t offset = 0;
    std::string error;
    std::string hint;
};

struct Progress {
    std::uint64_t bytes_read = 0;
    std::uint64_t bytes_total = 0;  // 0: not known; at first about, in a folder of very many files
};

class Reader {
public:
    virtual ~Reader() = default;
    // The next item, or nullopt at the end. An error ends the source (the medium failed).
    virtual Result<std::optional<RawItem>> next() = 0;
    // What was broken since the last call.
    virtual std::vector<Broken> take_broken() = 0;
    virtual Progress progress() const = 0;
};

// `kind` nullopt: told from the bytes. A path that is a link itself is followed; links, pipes and
// devices inside folders are Broken and never opened.
Result<std::unique_ptr<Reader>> open_source(std::filesystem::path const& path,
                                            std::optional<SourceKind> kind,
                                            ReadLimits const& limits = {});

// The bytes of an item that was too large to come with it.
Result<Pull> range_pull(RawItem const& item);

}  // namespace tally::importers
