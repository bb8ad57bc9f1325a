#include "vault/key_sheet.h"

#include <algorithm>
#include <optional>

#include "base/check.h"
#include "base/encoding.h"
#include "crypto/sha256.h"
#include "store/sqlite_store.h"
#include "vault/head.h"
#include "vault/vault.h"

namespace tally::vault {
namespace {

constexpr std::size_t line_bytes = 10;
constexpr std::size_t key_bytes = 64;
constexpr std::size_t lines_count = (key_bytes + line_bytes - 1) / line_bytes;
constexpr std::size_t check_characters = 2;
constexpr std::size_t group = 4;

std::string check_of(std::size_t number, std::string_view bytes) {
    auto const text = "tallystick key sheet " + std::to_string(number) + "\n" + std::string{bytes};
    return to_base32(crypto::sha256(text).view()).substr(0, check_characters);
}

std::string grouped(std::string const& text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); at += group)
        out += (at == 0 ? "" : " ") + text.substr(at, group);
    return out;
}

// Small letters and digits alone, as base32 has them.
std::string typed(std::string_view line) {
    std::string out;
    for (char c : line) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        if (c == '0') c = 'o';
        if (c == '8') c = 'b';
        if (c != ' ' && c != '-' && c != '\t' && c != '\r') out.push_back(c);
    }
    return out;
}

std::unexpected<Error> wrong_line(std::size_t number, std::string const& what) {
    return fail(Code::invalid_input, "line " + std::to_string(number) + " of the sheet " + what,
                "compare it with the paper: each line is checked by its last two characters");
}

Result<std::string> bytes_of(std::size_t number, std::string_view line) {
    auto const text = typed(line);
    if (text.size() <= check_characters) return wrong_line(number, "is too short");
    auto const data = text.substr(0, text.size() - check_characters);
    auto bytes = from_base32(data);
    auto const wanted = std::min(line_bytes, key_bytes - (number - 1) * line_bytes);
    if (!bytes || bytes->size() != wanted || check_of(number, *bytes) != text.substr(data.size()))
        return wrong_line(number, "is not as it was printed");
    return *std::move(bytes);
}

// The number in front, and what is behind it.
std::optional<std::size_t> take_number(std::string_view& line) {
    while (!line.empty() && (line.front() == ' ' || line.front() == '\t')) line.remove_prefix(1);
    if (line.empty() || line.front() < '1' || line.front() > '0' + static_cast<int>(lines_count))
        return std::nullopt;
    auto const number = static_cast<std::size_t>(line.front() - '0');
    line.remove_prefix(1);
    return number;
}

std::string_view take_line(std::string_view& text) {
    auto const end = text.find('\n');
    auto const line = text.substr(0, end);
    text.remove_prefix(end == text.npos ? text.size() : end + 1);
    return line;
}

// Whether the newest state of the vault's own ledger is signed with this key.
Result<void> check_made_with(std::filesystem::path const& vault, OwnerKeys const& keys) {
    auto const store = TRY(store::open_sqlite_store(vault, store::Access::read_only));
    auto const inbox = TRY(store->setting(setting::inbox));
    if (!inbox) return fail(Code::corrupt, "the vault does not say which ledger is its own");
    auto const id = TRY(ledger::LedgerId::parse(*inbox));
    auto const head = TRY(store->setting(head_setting(id)));
    auto const key = keys.signing.public_key();
    if (!head || !parse_head(id, *head, key))
        return fail(
            Code::rejected,
            "this vault was not made with the key of this sheet, " + key.fingerprint().text(),
            "look for the sheet of this vault, of the day on which its key was made or changed "
            "last; or restore a backup: tally restore --help");
    return {};
}

}  // namespace

std::vector<std::string> key_sheet_lines(OwnerKeys const& keys) {
    TALLY_CHECK(keys.signing.open() != nullptr);
    auto const bytes = keys.signing.open()->seed() + keys.partition_secret;
    TALLY_CHECK(bytes.size() == key_bytes);
    std::vector<std::string> lines;
    for (std::size_t number = 1; number <= lines_count; ++number) {
        auto const part = bytes.substr((number - 1) * line_bytes, line_bytes);
        lines.push_back(std::to_string(number) + "  " + grouped(to_base32(part)) + "  " +
                        check_of(number, part));
    }
    return lines;
}

Result<OwnerKeys> read_key_sheet(std::string_view text) {
    std::string bytes;
    std::size_t number = 0;
    while (!text.empty()) {
        auto line = take_line(text);
        auto const found = take_number(line);
        if (!found) continue;
        if (*found != number + 1) return wrong_line(number + 1, "is missing, or out of order");
        bytes += TRY(bytes_of(++number, line));
        if (number == lines_count) break;
    }
    if (number != lines_count) return wrong_line(number + 1, "is missing");
    constexpr std::size_t seed_bytes = 32;
    return OwnerKeys{TRY(crypto::SigningKey::from_seed(bytes.substr(0, seed_bytes))),
                     bytes.substr(seed_bytes)};
}

Result<bool> recover_owner_keys(std::filesystem::path const& vault, OwnerKeys const& keys) {
    std::error_code error;
    if (!std::filesystem::exists(vault / "vault.db", error))
        return fail(Code::not_found, "there is no vault in " + vault.string(),
                    "the sheet brings back the key alone; what was recorded comes from a backup: "
                    "tally restore --help");
    TRY(check_made_with(vault, keys));
    auto const file = owner_key_file(vault);
    if (auto const found = read_owner_keys(vault)) {
        if (found->text() == keys.text()) return false;
    }
    if (std::filesystem::exists(file, error)) {
        auto const aside = file.string() + ".broken";
        std::filesystem::rename(file, aside, error);
        if (!error) std::filesystem::permissions(aside, std::filesystem::perms::owner_read, error);
        if (error)
            return fail(Code::unavailable,
                        "cannot set the broken key file aside: " + error.message());
    }
    TRY(write_owner_keys(vault, keys));
    return true;
}

}  // namespace tally::vault
