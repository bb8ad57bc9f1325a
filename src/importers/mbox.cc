#include <algorithm>
#include <charconv>

#include "base/words.h"
#include "importers/postmark.h"
#include "importers/readers.h"
#include "importers/window.h"

namespace tally::importers {
namespace {

constexpr std::string_view separator = "\nFrom ";
constexpr std::size_t line_bytes_max = 2048;  // of a postmark and the line behind it
constexpr std::size_t header_bytes_max = std::size_t{256} << 10;

std::string_view line_of(std::string_view& text) {
    auto const end = text.find('\n');
    auto line = text.substr(0, end);
    text.remove_prefix(end == text.npos ? text.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

bool is_header_field(std::string_view line) {
    auto const colon = line.find(':');
    if (line.starts_with(">From ")) return true;  // some programs keep the old postmark so
    return colon != line.npos && colon > 0 &&
           std::ranges::all_of(line.substr(0, colon), [](char c) { return c > ' ' && c <= '~'; });
}

// `text` begins at the "From " line. Behind it must be a header, or nothing of a header at all when
// an empty line stands in front.
bool begins_mail(std::string_view text, bool after_empty_line) {
    if (!is_postmark(line_of(text))) return false;
    auto const next = line_of(text);
    return is_header_field(next) || (after_empty_line && next.empty());
}

class MboxReader final : public Reader {
public:
    MboxReader(std::filesystem::path const& path, InputFile file, ReadLimits const& limits)
        : path_{path.string()}, file_{std::move(file)}, limits_{limits}, window_{file_} {}

    Result<std::optional<RawItem>> next() override;
    std::vector<Broken> take_broken() override { return std::exchange(broken_, {}); }
    Progress progress() const override { return {at_, file_.size()}; }

private:
    Result<void> skip_to_first();
    Result<std::uint64_t> find_separator(std::uint64_t from);
    Result<bool> is_separator(std::uint64_t at, std::uint64_t content);
    Result<std::optional<std::uint64_t>> end_by_length(std::uint64_t content);
    Result<std::uint64_t> without_separator(std::uint64_t content, std::uint64_t end);
    Result<RawItem> item(std::uint64_t content, std::uint64_t end);

    std::string path_;
    InputFile file_;
    ReadLimits limits_;
    Window window_;
    std::uint64_t at_ = 0;  // of the next "From " line
    bool started_ = false;
    std::vector<Broken> broken_;
};

// `at` is the offset of a line that begins with "From ".
Result<bool> MboxReader::is_separator(std::uint64_t at, std::uint64_t content) {
    auto const back = std::min<std::uint64_t>(3, at - content);
    auto const text = TRY(window_.at(at - back, static_cast<std::size_t>(back) + line_bytes_max));
    auto const before = text.substr(0, static_cast<std::size_t>(back));
    bool const empty_line = before.ends_with("\n\n") || before.ends_with("\n\r\n") || back < 3;
    return begins_mail(text.substr(static_cast<std::size_t>(back), line_bytes_max), empty_line);
}

// The offset of the next mail's "From " line at or behind `from`, or the end of the file.
Result<std::uint64_t> MboxReader::find_separator(std::uint64_t from) {
    auto at = from;
    if (TRY(window_.at(from, separator.size())).starts_with(separator.substr(1)) &&
        TRY(is_separator(from, from)))
        return from;
    while (at < file_.size()) {
        auto const text = TRY(window_.at(at, std::size_t{64} << 10));
        auto const found = text.find(separator);
        if (found == text.npos) {
            auto const overlap = separator.size() - 1;
            if (at + text.size() >= file_.size()) break;
            at += text.size() - overlap;
            continue;
        }
        at += found + 1;
        if (TRY(is_separator(at, from))) return at;
    }
    return file_.size();
}

// mboxcl: the length that the header names counts only when a mail or the end stands behind it.
Result<std::optional<std::uint64_t>> MboxReader::end_by_length(std::uint64_t content) {
    auto rest = TRY(window_.at(content, header_bytes_max)).substr(0, header_bytes_max);
    auto const whole = rest.size();
    std::optional<std::uint64_t> length;
    while (!rest.empty()) {
        auto const line = line_of(rest);
        if (line.empty()) break;
        constexpr std::string_view field = "content-length:";
        if (line.size() <= field.size() || ascii_lower(line.substr(0, field.size())) != field)
            continue;
        auto digits = line.substr(field.size());
        digits.remove_prefix(std::min(digits.find_first_not_of(" \t"), digits.size()));
        std::uint64_t value = 0;
        auto const [end, error] =
            std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (error == std::errc{}) length = value;
    }
    if (!length) return std::optional<std::uint64_t>{};
    auto const body = content + (whole - rest.size());
    if (*length > file_.size() - body) return std::optional<std::uint64_t>{};
    auto end = body + *length;
    auto text = TRY(window_.at(end, line_bytes_max));
    for (int i = 0; i < 2 && !text.starts_with("From "); ++i) {
        auto const before = text.size();
        if (text.empty() || !line_of(text).empty()) break;
        end += before - text.size();
    }
    bool const fits = end >= file_.size() || begins_mail(text.substr(0, line_bytes_max), true);
    return fits ? std::optional{end} : std::optional<std::uint64_t>{};
}

// The empty line that ends a mail in an mbox belongs to the mailbox, also behind the last one: the
// same mail has the same bytes wherever it stands.
Result<std::uint64_t> MboxReader::without_separator(std::uint64_t content, std::uint64_t end) {
    auto const back = std::min<std::uint64_t>(4, end - content);
    auto const tail = TRY(window_.at(end - back, static_cast<std::size_t>(back)))
                          .substr(0, static_cast<std::size_t>(back));
    if (tail == "\n" || tail == "\r\n") return content;  // no mail in front of it
    if (tail.ends_with("\r\n\r\n")) return end - 2;
    return tail.ends_with("\n\n") ? end - 1 : end;
}

Result<RawItem> MboxReader::item(std::uint64_t content, std::uint64_t end) {
    RawItem raw{.source = SourceKind::mbox,
                .kind = ItemKind::mail,
                .file = path_,
                .offset = content,
                .length = end - content,
                .name = {},
                .media = "message/rfc822",
                .bytes = {},
                .large = end - content > limits_.item_bytes_max};
    if (raw.large) return raw;
    auto const count = static_cast<std::size_t>(raw.length);
    raw.bytes = TRY(window_.at(content, count)).substr(0, count);
    if (raw.bytes.size() != count)
        return fail(Code::unavailable, path_ + " became shorter while it was read",
                    "import it again when nothing writes to it");
    return raw;
}

Result<void> MboxReader::skip_to_first() {
    started_ = true;
    auto const begin = TRY(window_.at(0, line_bytes_max));
    if (begin.empty()) {
        broken_.push_back({path_, 0, "the file is empty", ""});
        return {};
    }
    if (begin.starts_with("From ") && is_postmark(begin.substr(0, begin.find_first_of("\r\n"))))
        return {};
    at_ = TRY(find_separator(0));
    broken_.push_back({path_, 0,
                       counted(at_, "byte") + " in front of the first mail: no \"From \" line",
                       "look at the begin of the file; if it is one mail, add --source eml"});
    return {};
}

Result<std::optional<RawItem>> MboxReader::next() {
    if (!started_) TRY(skip_to_first());
    while (at_ < file_.size()) {
        auto const postmark = TRY(window_.at(at_, line_bytes_max));
        auto const line_end = postmark.find('\n');
        auto const content = line_end == postmark.npos ? file_.size() : at_ + line_end + 1;
        auto const by_length = TRY(end_by_length(content));
        auto const end = by_length ? *by_length : TRY(find_separator(content));
        auto const from = std::exchange(at_, end);
        auto const last = TRY(without_separator(content, end));
        if (last > content) return std::optional{TRY(item(content, last))};
        broken_.push_back({path_, from, "a \"From \" line with no mail behind it", ""});
    }
    return std::optional<RawItem>{};
}

}  // namespace

std::unique_ptr<Reader> open_mbox(std::filesystem::path const& path, InputFile file,
                                  ReadLimits const& limits) {
    return std::make_unique<MboxReader>(path, std::move(file), limits);
}

}  // namespace tally::importers
