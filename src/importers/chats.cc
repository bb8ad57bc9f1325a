// Exports of messengers: result.json of Telegram Desktop, the unpacked folder of a Slack export.
// (The text of a WhatsApp chat is one file and one item: open_one.)
#include "chat/slack.h"
#include "chat/telegram.h"
#include "importers/folder.h"

namespace tally::importers {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t export_bytes_max = std::uint64_t{512} << 20;

Result<std::string> read_whole(InputFile const& file, std::uint64_t bytes_max) {
    if (file.size() > bytes_max)
        return fail(Code::invalid_input,
                    "it is larger than " + std::to_string(bytes_max >> 20U) + " MiB",
                    "export the chats one by one");
    return file.read(0, static_cast<std::size_t>(file.size()));
}

// Each chat of the file is an item: its bytes are those of its object in the file.
class TelegramReader final : public Reader {
public:
    TelegramReader(fs::path const& path, std::string bytes, std::vector<chat::TelegramChat> chats)
        : path_{path}, bytes_{std::move(bytes)}, chats_{std::move(chats)} {}

    Result<std::optional<RawItem>> next() override {
        if (next_ == chats_.size()) return std::optional<RawItem>{};
        auto const& one = chats_[next_++];
        RawItem item{.source = SourceKind::telegram,
                     .kind = ItemKind::chat,
                     .file = path_.string(),
                     .offset = one.offset,
                     .length = one.length,
                     .name = one.title,
                     .media = "application/json",
                     .bytes = bytes_.substr(one.offset, one.length)};
        item.reading = chat::telegram_reading(one, "");
        return std::optional{std::move(item)};
    }
    std::vector<Broken> take_broken() override { return {}; }
    Progress progress() const override {
        auto const read = next_ == 0 ? 0 : chats_[next_ - 1].offset + chats_[next_ - 1].length;
        return {read, bytes_.size()};
    }

private:
    fs::path path_;
    std::string bytes_;
    std::vector<chat::TelegramChat> chats_;
    std::size_t next_ = 0;
};

// Days of conversations as chats, everything else of the export as files.
class SlackReader final : public Reader {
public:
    SlackReader(fs::path root, chat::SlackPeople people, std::unique_ptr<Reader> files)
        : root_{std::move(root)}, people_{std::move(people)}, files_{std::move(files)} {}

    Result<std::optional<RawItem>> next() override {
        auto item = TRY(files_->next());
        if (!item) return item;
        item->source = SourceKind::slack;
        auto const day =
            chat::slack_day_of(fs::path{item->file}.lexically_relative(root_).string());
        if (!day) return item;
        item->kind = ItemKind::chat;
        item->media = "application/json";
        item->reading = chat::slack_reading(*day, people_);
        return item;
    }
    std::vector<Broken> take_broken() override { return files_->take_broken(); }
    Progress progress() const override { return files_->progress(); }

private:
    fs::path root_;
    chat::SlackPeople people_;
    std::unique_ptr<Reader> files_;
};

}  // namespace

Result<std::unique_ptr<Reader>> open_telegram(fs::path const& path, InputFile file) {
    auto bytes = TRY_WITHIN(path.string(), read_whole(file, export_bytes_max));
    auto chats = TRY_WITHIN(path.string(), chat::list_telegram_chats(bytes));
    return std::make_unique<TelegramReader>(path, std::move(bytes), std::move(chats));
}

bool is_slack_folder(fs::path const& path) {
    std::error_code error;
    return fs::is_regular_file(path / "users.json", error) &&
           fs::is_regular_file(path / "channels.json", error);
}

Result<std::unique_ptr<Reader>> open_slack_folder(fs::path const& path, ReadLimits const& limits) {
    auto const users = TRY(InputFile::open(path / "users.json", false));
    auto people = TRY_WITHIN(
        path.string(), chat::read_slack_people(TRY(read_whole(users, limits.item_bytes_max))));
    if (auto const rooms = InputFile::open(path / "dms.json", false))
        if (auto const bytes = read_whole(*rooms, limits.item_bytes_max))
            chat::read_slack_rooms(*bytes, people);
    auto listing = TRY(list_folder(path, limits, [](auto const&) { return true; }));
    auto files = read_files(std::move(listing),
                            [limits](fs::path const& file) -> Result<std::unique_ptr<Reader>> {
                                auto opened = TRY(InputFile::open(file, false));
                                return open_one(file, std::move(opened), limits, SourceKind::file);
                            });
    return std::make_unique<SlackReader>(path, std::move(people), std::move(files));
}

}  // namespace tally::importers
