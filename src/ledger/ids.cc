#include "ledger/ids.h"

#include "base/encoding.h"
#include "crypto/sha256.h"

namespace tally::ledger {
namespace {

constexpr std::size_t long_id_bytes = 20;
constexpr std::size_t short_id_bytes = 10;

Result<std::string> parse_base32_id(std::string_view text, std::size_t bytes,
                                    std::string const& name) {
    auto const raw = from_base32(text);
    if (!raw || raw->size() != bytes)
        return fail(Code::invalid_input, "not " + name + ": " + std::string{text.substr(0, 60)});
    return std::string{text};
}

// Dot-separated decimal numbers without leading zeros: "2.1".
bool is_part_path(std::string_view path) {
    bool start = true;
    for (char c : path) {
        if (c == '.' && !start)
            start = true;
        else if (c < (start ? '1' : '0') || c > '9')
            return false;
        else
            start = false;
    }
    return !start;
}

}  // namespace

LedgerId LedgerId::of_leaf(Digest const& leaf0) {
    return {to_base32(leaf0.view().substr(0, long_id_bytes))};
}

Result<LedgerId> LedgerId::parse(std::string_view text) {
    return LedgerId{TRY(parse_base32_id(text, long_id_bytes, "a ledger id"))};
}

ItemId ItemId::of_bytes(Digest const& content) {
    return {to_base32(content.view().substr(0, short_id_bytes))};
}

ItemId ItemId::part(std::string_view path) const {
    return {whole().text + "/" + std::string{path}};
}

ItemId ItemId::whole() const { return {text.substr(0, text.find('/'))}; }

std::string ItemId::part_path() const {
    auto const slash = text.find('/');
    return slash == text.npos ? std::string{} : text.substr(slash + 1);
}

Result<ItemId> ItemId::parse(std::string_view text) {
    auto const slash = text.find('/');
    auto whole = TRY(parse_base32_id(text.substr(0, slash), short_id_bytes, "an item id"));
    if (slash == text.npos) return ItemId{std::move(whole)};
    if (!is_part_path(text.substr(slash + 1)))
        return fail(Code::invalid_input, "not a part of an item: " + std::string{text});
    return ItemId{std::string{text}};
}

PartitionId PartitionId::of_topic(std::string_view vault_secret, std::string_view topic) {
    return {to_base32(crypto::hmac_sha256(vault_secret, topic).view().substr(0, short_id_bytes))};
}

Result<PartitionId> PartitionId::parse(std::string_view text) {
    return PartitionId{TRY(parse_base32_id(text, short_id_bytes, "a partition id"))};
}

}  // namespace tally::ledger
