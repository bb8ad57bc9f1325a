#include <algorithm>
#include <array>

#include "base/words.h"
#include "importers/media.h"
#include "importers/page.h"
#include "importers/readers.h"

namespace tally::importers {
namespace {

constexpr std::size_t sniffed_bytes = std::size_t{8} << 10;

struct Settled {
    SourceKind source;
    ItemKind kind;
    std::string_view media;
};
// What the source says of an item goes before what its bytes and its name say.
constexpr std::array settled{
    Settled{SourceKind::eml, ItemKind::mail, "message/rfc822"},
    Settled{SourceKind::maildir, ItemKind::mail, "message/rfc822"},
    Settled{SourceKind::whatsapp, ItemKind::chat, "text/plain"},
    Settled{SourceKind::transcript, ItemKind::chat, "text/plain"},
    Settled{SourceKind::telegram, ItemKind::chat, "application/json"},
    Settled{SourceKind::calendar, ItemKind::file, "text/calendar"},
    Settled{SourceKind::statement, ItemKind::file, "text/csv"},
};

void settle_kind(RawItem& item) {
    auto const found = std::ranges::find(settled, item.source, &Settled::source);
    if (found == settled.end()) return;
    item.kind = found->kind;
    item.media = found->media;
}

void describe_page(RawItem& item) {
    auto const mhtml = looks_like_mhtml(item.bytes);
    item.kind = ItemKind::page;
    item.media = mhtml ? "multipart/related" : "text/html";
    auto const page = mhtml ? mhtml_claims(item.bytes) : page_claims(item.bytes);
    if (!page.title.empty()) item.name = page.title;
    if (!page.address.empty()) item.claims.push_back({"address", page.address});
}

// A source that is one item.
class OneItemReader final : public Reader {
public:
    OneItemReader(std::filesystem::path const& path, InputFile file, ReadLimits const& limits,
                  SourceKind source)
        : path_{path}, file_{std::move(file)}, limits_{limits}, source_{source} {}

    Result<std::optional<RawItem>> next() override {
        if (done_) return std::optional<RawItem>{};
        done_ = true;
        auto limits = limits_;
        if (source_ == SourceKind::whatsapp || source_ == SourceKind::transcript)
            limits.item_bytes_max = limits.chat_bytes_max;
        auto item = TRY(whole_file(path_, file_, limits));
        item.source = source_;
        settle_kind(item);
        if (source_ == SourceKind::page) describe_page(item);
        if (item.length > 0) return std::optional{std::move(item)};
        broken_.push_back({path_.string(), 0, "the file is empty", ""});
        return std::optional<RawItem>{};
    }
    std::vector<Broken> take_broken() override { return std::exchange(broken_, {}); }
    Progress progress() const override { return {done_ ? file_.size() : 0, file_.size()}; }

private:
    std::filesystem::path path_;
    InputFile file_;
    ReadLimits limits_;
    SourceKind source_;
    bool done_ = false;
    std::vector<Broken> broken_;
};

}  // namespace

Result<RawItem> whole_file(std::filesystem::path const& path, InputFile const& file,
                           ReadLimits const& limits) {
    auto const name = path.filename().string();
    RawItem item{.source = SourceKind::file,
                 .kind = ItemKind::file,
                 .file = path.string(),
                 .offset = 0,
                 .length = file.size(),
                 .name = name,
                 .media = {},
                 .bytes = {},
                 .large = file.size() > limits.item_bytes_max};
    auto const count = item.large ? sniffed_bytes : static_cast<std::size_t>(file.size());
    auto bytes = TRY(file.read(0, count));
    item.media = media_of(bytes, name);
    item.kind = item_kind_of(item.media);
    if (item.large) return item;
    if (bytes.size() != item.length)
        return fail(Code::unavailable, path.string() + " became shorter while it was read",
                    "import it again when nothing writes to it");
    item.bytes = std::move(bytes);
    return item;
}

std::unique_ptr<Reader> open_one(std::filesystem::path const& path, InputFile file,
                                 ReadLimits const& limits, SourceKind source) {
    return std::make_unique<OneItemReader>(path, std::move(file), limits, source);
}

Result<std::unique_ptr<Reader>> open_by_content(std::filesystem::path const& path, bool follow,
                                                ReadLimits const& limits) {
    auto file = TRY(InputFile::open(path, follow));
    auto const first = TRY(file.read(0, sniffed_bytes));
    // An archive that stores its files as they are shows their lines, too: its own mark goes first.
    bool const marked = media_of(first, "") != media_of("", "");
    if (marked) return open_one(path, std::move(file), limits, SourceKind::file);
    if (looks_like_mbox(first)) return open_mbox(path, std::move(file), limits);
    // What lies in a folder that is imported comes by itself.
    if (follow && looks_like_page(first)) return open_saved_page(path, std::move(file), limits);
    if (looks_like_mhtml(first) || looks_like_page(first))
        return open_one(path, std::move(file), limits, SourceKind::page);
    if (first.starts_with("BEGIN:VCALENDAR"))
        return open_one(path, std::move(file), limits, SourceKind::calendar);
    bool const named_mail = ascii_lower(path.extension().string()) == ".eml";
    if (named_mail || looks_like_mail(first))
        return open_one(path, std::move(file), limits, SourceKind::eml);
    auto const format = chat::detect(first);
    if (format == chat::Format::telegram) return open_telegram(path, std::move(file));
    if (format == chat::Format::whatsapp)
        return open_one(path, std::move(file), limits, SourceKind::whatsapp);
    if (format == chat::Format::transcript)
        return open_one(path, std::move(file), limits, SourceKind::transcript);
    return open_one(path, std::move(file), limits, SourceKind::file);
}

}  // namespace tally::importers
