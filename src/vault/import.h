// Import: bytes first, then the rest. Every item of the sources is stored and recorded before
// anything looks into it; what is broken is kept, named and listed.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "importers/source.h"
#include "vault/look_inside.h"
#include "vault/threads.h"
#include "vault/vault.h"

namespace tally::vault {

struct ImportRequest {
    std::vector<std::filesystem::path> paths = {};
    std::optional<importers::SourceKind> source = std::nullopt;  // nullopt: found in the bytes
    std::string into = {};  // slug of an engagement; empty: by address
    // Only mails with one of these addresses go into the engagement; the rest into the inbox.
    std::vector<std::string> client_addresses = {};
    // What is claimed for items that claim no time themselves (files, screenshots).
    std::optional<Instant> occurred = std::nullopt;
    // For chats whose export does not tell: the zone of its times (empty: the vault's), and whether
    // the day or the month stands first.
    std::string zone = {};
    chat::DateOrder dates = chat::DateOrder::unknown;
    std::string languages = "eng";  // of words in pictures
    bool look_inside = true;        // false: messages and documents are read by a later import
};

// Something that could not be read, or only in part. The rest of the import went on.
struct ImportFailure {
    std::string source;  // the file
    std::uint64_t offset = 0;
    std::string error;
    std::string hint;
};

// The same Message-ID with other content: a reply to cosign or a claim may hang on which one is
// meant.
struct ImportAlarm {
    ledger::ItemId item;
    ledger::ItemId earlier;
    std::string message_id;
    std::string text;
};

// Every message is accounted for: read = added + duplicates + failures. Items that were kept but
// could be read only in part are among the added ones.
struct ImportSummary {
    std::uint64_t read = 0;
    std::uint64_t added = 0;
    std::uint64_t duplicates = 0;
    std::uint64_t failures = 0;
    std::uint64_t filed = 0;  // how many of the duplicates came out of the inbox
    std::uint64_t bytes = 0;
    // The three lists hold at most listed_max each; the figures above count all.
    std::vector<ImportFailure> failed;
    std::vector<ImportFailure> partly_read;
    std::vector<ImportAlarm> alarms;
    std::vector<VanishedMail> vanished;
    std::map<std::string, std::uint64_t> added_to;  // by slug; "" is the inbox
    LookSummary inside;
};

struct ImportProgress {
    std::uint64_t bytes_read = 0;
    std::uint64_t bytes_total = 0;
    std::uint64_t items = 0;
};

// Called from one thread, a few times a second at most.
using ImportWatcher = std::function<void(ImportProgress const&)>;
struct ImportWatchers {
    ImportWatcher items;
    LookWatcher insides;
};

// A hostile mailbox cannot fill the memory with complaints.
inline constexpr std::size_t listed_max = 10'000;

// Commits as it goes: after a kill everything recorded is there, and the same import again adds
// the rest. An error means that the store failed; what was committed before stays. Paths that do
// not exist are invalid_input, before anything is read.
Result<ImportSummary> import_paths(Vault& vault, ImportRequest const& request,
                                   ImportWatchers const& watchers);

struct OpenSource {
    std::filesystem::path path;  // how messages call it
    std::unique_ptr<importers::Reader> reader;
};
// The same for sources that are no files; request.paths is not looked at.
Result<ImportSummary> import_sources(Vault& vault, std::vector<OpenSource> const& sources,
                                     ImportRequest const& request, ImportWatchers const& watchers);
// A source out of memory.
OpenSource memory_source(std::string const& name, std::vector<importers::RawItem> items);
// A mail as such an item; `file` says where it came from.
importers::RawItem mail_item(std::string bytes, std::string file);

}  // namespace tally::vault
