#include "base/words.h"
#include "importers/media.h"
#include "importers/readers.h"

namespace tally::importers {
namespace {

constexpr std::size_t sniffed_bytes = std::size_t{8} << 10;

// A source that is one item.
class OneItemReader final : public Reader {
public:
    OneItemReader(std::filesystem::path const& path, InputFile file, ReadLimits const& limits,
                  SourceKind source)
        : path_{path}, file_{std::move(file)}, limits_{limits}, source_{source} {}

    Result<std::optional<RawItem>> next() override {
        if (done_) return std::optional<RawItem>{};
        done_ = true;
        auto item = TRY(whole_file(path_, file_, limits_));
        item.source = source_;
        if (source_ != SourceKind::file) {
            item.kind = ItemKind::mail;
            item.media = "message/rfc822";
        }
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

std::unique_ptr<Reader> open_eml(std::filesystem::path const& path, InputFile file,
                                 ReadLimits const& limits, SourceKind source) {
    return std::make_unique<OneItemReader>(path, std::move(file), limits, source);
}

std::unique_ptr<Reader> open_file(std::filesystem::path const& path, InputFile file,
                                  ReadLimits const& limits) {
    return std::make_unique<OneItemReader>(path, std::move(file), limits, SourceKind::file);
}

Result<std::unique_ptr<Reader>> open_by_content(std::filesystem::path const& path, bool follow,
                                                ReadLimits const& limits) {
    auto file = TRY(InputFile::open(path, follow));
    auto const first = TRY(file.read(0, sniffed_bytes));
    if (looks_like_mbox(first)) return open_mbox(path, std::move(file), limits);
    bool const named_mail = ascii_lower(path.extension().string()) == ".eml";
    if (named_mail || looks_like_mail(first))
        return open_eml(path, std::move(file), limits, SourceKind::eml);
    return open_file(path, std::move(file), limits);
}

}  // namespace tally::importers
