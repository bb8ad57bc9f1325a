#include "vault/examine_archive.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>

#include "base/words.h"
#include "chat/slack.h"
#include "chat/telegram.h"
#include "crypto/sha256.h"
#include "importers/media.h"
#include "mail/mime.h"
#include "vault/archive_parts.h"
#include "vault/examine.h"

namespace tally::vault {
namespace {

constexpr std::size_t sniffed_bytes = std::size_t{8} << 10;
constexpr std::size_t kept_bytes_max = importers::ReadLimits{}.chat_bytes_max;
constexpr std::size_t kept_total_max = std::size_t{512} << 20;

struct Kept {
    std::string path;
    std::string bytes;
    chat::Format format = chat::Format::transcript;
};

std::string file_name(std::string const& path) {
    auto const slash = path.rfind('/');
    return slash == path.npos ? path : path.substr(slash + 1);
}

// Lists all members, and keeps those whose first bytes are a chat's, or that a Slack export needs.
class Lister final : public extract::MemberSink {
public:
    // `prefix` stands in front of the numbers of members.
    explicit Lister(std::string prefix = {}, std::size_t members_max = members_of_mail_max)
        : prefix_{std::move(prefix)}, members_max_{members_max} {}

    void begin(extract::ArchiveMember const& member) override {
        path_ = bounded(member.path, field_bytes_max);
        locked_ = member.encrypted;
        hash_ = crypto::Sha256{};
        bytes_ = 0;
        head_.clear();
        keeps_ = !member.encrypted;
    }
    void bytes(std::string_view piece) override {
        hash_.update(piece);
        bytes_ += piece.size();
        if (keeps_) head_ += piece;
        if (keeps_ && head_.size() >= sniffed_bytes && !is_wanted()) drop();
        if (head_.size() > kept_bytes_max || kept_total_ + head_.size() > kept_total_max) drop();
    }
    void end() override {
        auto const first = keeps_ ? std::string_view{head_}.substr(0, sniffed_bytes) : sniffed_;
        auto const media = locked_ ? std::string{locked_media} : importers::media_of(first, path_);
        auto const digest = hash_.finish();
        if (++count_ <= members_max_)
            members.push_back({prefix_ + std::to_string(count_), media, path_, bytes_, digest});
        if (extract::is_archive(media)) archives.push_back(path_);
        if (keeps_ && is_wanted()) {
            kept_total_ += head_.size();
            auto const format = chat::detect(first).value_or(chat::Format::transcript);
            kept.push_back({path_, std::move(head_), format});
        }
        sniffed_.clear();
    }

    std::uint64_t left_out() const { return count_ - members.size(); }

    std::vector<ledger::ChildItem> members;
    std::vector<std::string> archives;  // names of those inside
    std::vector<Kept> kept;

private:
    bool is_wanted() const {
        auto const name = file_name(path_);
        return name == "users.json" || name == "dms.json" ||
               chat::detect(std::string_view{head_}.substr(0, sniffed_bytes)).has_value();
    }
    void drop() {
        sniffed_ = head_.substr(0, sniffed_bytes);
        keeps_ = false;
        head_.clear();
    }

    std::string prefix_;
    std::size_t members_max_;
    std::uint64_t count_ = 0;
    bool locked_ = false;
    std::string path_;
    crypto::Sha256 hash_;
    std::uint64_t bytes_ = 0;
    std::string head_;
    std::string sniffed_;
    bool keeps_ = false;
    std::size_t kept_total_ = 0;
};

class ChatFinder {
public:
    ChatFinder(importers::RawItem const& raw, std::vector<Kept> kept)
        : raw_{raw}, kept_{std::move(kept)} {
        std::vector<std::string> paths;
        for (auto const& one : kept_) {
            paths.push_back(one.path);
            if (file_name(one.path) != "users.json") continue;
            if (auto people = chat::read_slack_people(one.bytes)) people_ = *std::move(people);
        }
        for (auto const& one : kept_)
            if (file_name(one.path) == "dms.json") chat::read_slack_rooms(one.bytes, people_);
        is_slack_ = chat::is_slack_export(paths);
    }

    std::vector<ArchivedChat> find() && {
        for (auto& one : kept_) {
            if (is_slack_)
                take_slack(one);
            else if (one.format == chat::Format::telegram)
                take_telegram(one);
            else if (one.format == chat::Format::whatsapp)
                take_whatsapp(one);
        }
        return std::move(chats_);
    }

private:
    void add(Kept const& one, importers::SourceKind source, std::string name, std::uint64_t offset,
             std::string bytes, std::optional<chat::Reading> reading) {
        importers::RawItem raw{
            .source = source,
            .kind = importers::ItemKind::chat,
            .file = raw_.file,
            .offset = offset,
            .length = bytes.size(),
            .name = std::move(name),
            .media = source == importers::SourceKind::whatsapp ? "text/plain" : "application/json",
            .bytes = std::move(bytes)};
        raw.reading = std::move(reading);
        chats_.push_back({std::move(raw), one.path});
    }

    void take_slack(Kept& one) {
        auto const day = chat::slack_day_of(one.path);
        if (!day) return;
        add(one, importers::SourceKind::slack, file_name(one.path), 0, std::move(one.bytes),
            chat::slack_reading(*day, people_));
    }

    void take_telegram(Kept const& one) {
        auto const chats = chat::list_telegram_chats(one.bytes);
        if (!chats) return;
        for (auto const& each : *chats)
            add(one, importers::SourceKind::telegram, each.title, each.offset,
                one.bytes.substr(each.offset, each.length), chat::telegram_reading(each, ""));
    }

    // In the ZIP of an iPhone the text is called _chat.txt: the ZIP has the name.
    void take_whatsapp(Kept& one) {
        auto const own = file_name(one.path);
        auto const name = own == "_chat.txt" ? raw_.name : own;
        add(one, importers::SourceKind::whatsapp, name, 0, std::move(one.bytes), std::nullopt);
    }

    importers::RawItem const& raw_;
    std::vector<Kept> kept_;
    chat::SlackPeople people_;
    bool is_slack_ = false;
    std::vector<ArchivedChat> chats_;
};

extract::UnpackReport unpack(importers::RawItem const& raw, extract::Pool& pool,
                             extract::MemberSink& sink) {
    extract::ExtractRequest const request{.media = raw.media, .name = raw.name};
    if (!raw.large) return pool.unpack(raw.bytes, request, sink);
    int const descriptor = ::open(raw.file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0) return {.why = "the file cannot be opened again"};
    auto report = pool.unpack(descriptor, request, sink);
    ::close(descriptor);
    return report;
}

void add_problem(ledger::ItemRecord& record, std::string const& archive, std::string const& text) {
    record.problems.push_back(
        bounded(archive.empty() ? text : archive + ": " + text, field_bytes_max));
}

// What of an archive is not in the record, or not to be read. `name` tells archives of one mail
// apart; empty: there is one.
void add_problems(ledger::ItemRecord& record, std::string const& name,
                  extract::UnpackReport const& report, Lister const& lister) {
    if (!report.why.empty())
        add_problem(record, name, "not all of it could be unpacked: " + report.why);
    if (report.encrypted)
        add_problem(record, name, "files in it are protected by a password: kept, not read");
    if (lister.left_out() > 0)
        add_problem(record, name,
                    std::to_string(lister.left_out()) +
                        " more files in it are not listed: save and import the archive itself");
    if (!lister.archives.empty())
        add_problem(record, name,
                    "archives inside of it are kept, not opened: " + lister.archives.front() +
                        (lister.archives.size() == 1
                             ? ""
                             : " and " + std::to_string(lister.archives.size() - 1) + " more"));
}

// gzip and xz are opened where they pack a TAR.
bool packs_files(std::string_view media, std::string_view name) {
    auto const lower = ascii_lower(name);
    if (media == "application/gzip" || media == "application/x-xz")
        return lower.contains(".tar") || lower.ends_with(".tgz") || lower.ends_with(".txz");
    return extract::is_archive(media);
}

// One archive that is part of a mail. Its members follow it in the list of parts.
std::vector<ArchivedChat> open_attached(ledger::ItemRecord& record, importers::RawItem const& raw,
                                        std::string const& path, std::string const& bytes,
                                        extract::Pool& pool) {
    auto part = std::ranges::find(record.children, path, &ledger::ChildItem::path);
    auto const media =
        importers::media_of(std::string_view{bytes}.substr(0, sniffed_bytes), part->name);
    if (!packs_files(media, part->name)) return {};
    part->media = media;  // what the mail says of it is often application/octet-stream
    auto const listed = std::min(record.children.size(), members_of_mail_max);
    Lister lister{path + ".", members_of_mail_max - listed};
    auto const report = pool.unpack(bytes, {.media = media, .name = part->name}, lister);
    auto const name = part->name.empty() ? "part " + path : part->name;
    record.children.insert(part + 1, lister.members.begin(), lister.members.end());
    add_problems(record, name, report, lister);
    importers::RawItem archive;
    archive.file = raw.file;
    archive.name = name;
    auto chats = ChatFinder{archive, std::move(lister.kept)}.find();
    for (auto& chat : chats) {
        chat.path = name + "/" + chat.path;
        chat.raw.offset = raw.offset;  // where the mail lies
    }
    return chats;
}

}  // namespace

std::vector<ArchivedChat> examine_archive(ledger::ItemRecord& record, importers::RawItem const& raw,
                                          extract::Pool& pool) {
    Lister lister;
    auto const report = unpack(raw, pool, lister);
    add_problems(record, "", report, lister);  // counts what the lister holds
    record.children = std::move(lister.members);
    return ChatFinder{raw, std::move(lister.kept)}.find();
}

std::vector<std::string> attached_archives(ledger::ItemRecord const& record) {
    constexpr std::array endings{".zip", ".tar", ".tgz", ".tar.gz", ".tar.xz", ".txz", ".7z"};
    constexpr std::array media{"application/zip", "application/x-zip-compressed",
                               "application/x-zip", "application/x-tar",
                               "application/x-7z-compressed"};
    std::vector<std::string> paths;
    for (auto const& child : record.children) {
        auto const name = ascii_lower(child.name);
        auto const ends = [&](std::string_view ending) { return name.ends_with(ending); };
        if (std::ranges::any_of(endings, ends) ||
            std::ranges::find(media, child.media) != media.end())
            paths.push_back(child.path);
    }
    return paths;
}

std::vector<ArchivedChat> examine_attached(ledger::ItemRecord& record,
                                           importers::RawItem const& raw,
                                           std::vector<std::string> const& archives,
                                           extract::Pool& pool) {
    auto const count = std::min(archives.size(), archives_of_mail_max);
    auto const last = archives.begin() + static_cast<std::ptrdiff_t>(count);
    auto const bytes = mail::parts_bytes(raw.bytes, {archives.begin(), last});
    std::vector<ArchivedChat> chats;
    for (auto const& path : std::ranges::subrange{archives.begin(), last})
        if (auto const content = bytes.find(path); content != bytes.end())
            std::ranges::move(open_attached(record, raw, path, content->second, pool),
                              std::back_inserter(chats));
    if (archives.size() > count)
        add_problem(record, "",
                    std::to_string(archives.size() - count) +
                        " more archives are kept, not opened: save and import them");
    return chats;
}

}  // namespace tally::vault
