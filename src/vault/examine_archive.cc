#include "vault/examine_archive.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>

#include "chat/slack.h"
#include "chat/telegram.h"
#include "crypto/sha256.h"
#include "importers/media.h"
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
    explicit Lister(ledger::ItemRecord& record) : record_{record} {}

    void begin(extract::ArchiveMember const& member) override {
        path_ = bounded(member.path, field_bytes_max);
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
        auto const media = importers::media_of(first, path_);
        auto const number = std::to_string(record_.children.size() + 1);
        record_.children.push_back({number, media, path_, bytes_, hash_.finish()});
        if (keeps_ && is_wanted()) {
            kept_total_ += head_.size();
            auto const format = chat::detect(first).value_or(chat::Format::transcript);
            kept.push_back({path_, std::move(head_), format});
        }
        sniffed_.clear();
    }

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

    ledger::ItemRecord& record_;
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

}  // namespace

std::vector<ArchivedChat> examine_archive(ledger::ItemRecord& record, importers::RawItem const& raw,
                                          extract::Pool& pool) {
    Lister lister{record};
    auto const report = unpack(raw, pool, lister);
    if (!report.why.empty())
        record.problems.push_back(
            bounded("not all of it could be unpacked: " + report.why, field_bytes_max));
    if (report.encrypted)
        record.problems.emplace_back("files in it are protected by a password: kept, not read");
    return ChatFinder{raw, std::move(lister.kept)}.find();
}

}  // namespace tally::vault
