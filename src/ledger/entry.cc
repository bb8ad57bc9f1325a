#include "ledger/entry.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "base/check.h"
#include "crypto/sha256.h"
#include "ledger/json.h"

namespace tally::ledger {
namespace {

constexpr std::array party_names{"freelancer", "client", "mediator", "platform", "system"};
constexpr std::int64_t entry_version = 1;

Result<EntryLine> read_members(Json const& value) {
    auto reader = TRY(JsonReader::open(value, "entry line"));
    EntryLine entry;
    entry.at = TRY(parse_instant_strict(TRY(reader.string("at"))));
    entry.author = TRY(parse_party(TRY(reader.string("author"))));
    entry.body = TRY(Digest::parse(TRY(reader.string("body"))));
    entry.kind = TRY(reader.string("kind"));
    auto const n = TRY(reader.integer("n"));
    entry.part = TRY(PartitionId::parse(TRY(reader.string("part"))));
    if (TRY(reader.integer("v")) != entry_version)
        return fail(Code::invalid_input, "entry line: unknown version", "use a newer release");
    TRY(reader.finish());
    if (n < 0) return fail(Code::invalid_input, "entry line: negative position");
    if (!is_entry_kind(entry.kind))
        return fail(Code::invalid_input, "entry line: the kind is not noun.past-participle");
    entry.n = static_cast<std::uint64_t>(n);
    return entry;
}

// Cuts a line where write_entry joins it.
class LineCutter {
public:
    explicit LineCutter(std::string_view rest) : rest_{rest} {}
    bool skip(std::string_view token) {
        if (!rest_.starts_with(token)) return false;
        rest_.remove_prefix(token.size());
        return true;
    }
    std::string_view until(char end) {
        auto const field = rest_.substr(0, rest_.find(end));
        rest_.remove_prefix(field.size());
        return field;
    }
    bool at_end() const { return rest_.empty(); }

private:
    std::string_view rest_;
};

// Each field in its strict form holds no character that JSON would escape, so a line that is cut
// and read like this is one that write_entry writes. Nothing: read it member by member to say why.
std::optional<EntryLine> read_at_once(std::string_view line) {
    LineCutter cutter{line};
    auto const field = [&](std::string_view before, char end) {
        return cutter.skip(before) ? cutter.until(end) : std::string_view{};
    };
    auto const at = parse_instant_strict(field(R"({"at":")", '"'));
    auto const author = parse_party(field(R"(","author":")", '"'));
    auto const body = Digest::parse(field(R"(","body":")", '"'));
    auto const kind = field(R"(","kind":")", '"');
    auto const number = field(R"(","n":)", ',');
    auto const part = PartitionId::parse(field(R"(,"part":")", '"'));
    if (!at || !author || !body || !is_entry_kind(kind) || !part) return std::nullopt;
    if (!cutter.skip(R"(","v":1})") || !cutter.at_end()) return std::nullopt;
    std::uint64_t n = 0;
    auto const* const end = number.data() + number.size();
    auto const [stop, code] = std::from_chars(number.data(), end, n);
    bool const one_form = number == "0" || !number.starts_with('0');
    if (code != std::errc{} || stop != end || !one_form) return std::nullopt;
    if (n > static_cast<std::uint64_t>(Json::integer_max)) return std::nullopt;
    return EntryLine{*at, *author, *body, std::string{kind}, n, *part};
}

bool is_hyphenated_word(std::string_view word) {
    if (word.empty() || word.front() == '-' || word.back() == '-') return false;
    return std::ranges::all_of(word, [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; });
}

}  // namespace

std::string_view name(Party party) { return party_names.at(static_cast<std::size_t>(party)); }

Result<Party> parse_party(std::string_view text) {
    auto const found = std::ranges::find(party_names, text);
    if (found == party_names.end())
        return fail(Code::invalid_input, "unknown party: " + std::string{text.substr(0, 60)},
                    "use freelancer, client, mediator, platform or system");
    return static_cast<Party>(found - party_names.begin());
}

std::string write_entry(EntryLine const& entry) {
    TALLY_CHECK(is_entry_kind(entry.kind));
    TALLY_CHECK(entry.n <= static_cast<std::uint64_t>(Json::integer_max));
    // Members in key order; none of these values needs an escape.
    std::string line = R"({"at":")" + format_instant(entry.at);
    line += R"(","author":")" + std::string{name(entry.author)};
    line += R"(","body":")" + entry.body.text();
    line += R"(","kind":")" + entry.kind;
    line += R"(","n":)" + std::to_string(entry.n);
    line += R"(,"part":")" + entry.part.text;
    line += R"(","v":)" + std::to_string(entry_version) + "}";
    return line;
}

Result<EntryLine> parse_entry(std::string_view line) {
    if (line.size() > entry_line_bytes_max)
        return fail(Code::invalid_input, "entry line: longer than 1024 bytes");
    if (auto entry = read_at_once(line)) return *std::move(entry);
    return read_members(TRY(parse_json(line)));
}

bool is_entry_kind(std::string_view kind) {
    auto const dot = kind.find('.');
    return kind.size() <= 64 && dot != kind.npos && is_hyphenated_word(kind.substr(0, dot)) &&
           is_hyphenated_word(kind.substr(dot + 1));
}

std::string salted_body(Random& random, std::string_view body) {
    auto salted = random.bytes(salt_bytes);
    salted += body;
    return salted;
}

Digest commitment(std::string_view salted) { return crypto::sha256(salted); }

Result<std::string_view> unsalted(std::string_view salted) {
    if (salted.size() < salt_bytes)
        return fail(Code::corrupt, "an entry body is shorter than its salt", "run `tally verify`");
    return salted.substr(salt_bytes);
}

}  // namespace tally::ledger
