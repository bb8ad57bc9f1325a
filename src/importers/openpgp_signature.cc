#include "importers/openpgp_signature.h"

#include <cstdint>
#include <optional>

#include "base/encoding.h"

namespace tally::importers {
namespace {

constexpr std::size_t armor_bytes_max = 64 << 10;

// The base64 between the lines of the armor; headers in front and the checksum behind are left out.
std::string unarmored(std::string_view armored) {
    constexpr std::string_view begin_line = "-----BEGIN PGP SIGNATURE-----";
    auto const begin = armored.find(begin_line);
    if (begin == armored.npos || armored.size() > armor_bytes_max) return {};
    auto rest = armored.substr(begin + begin_line.size());
    std::string base64;
    while (!rest.empty()) {
        auto const end = rest.find('\n');
        auto line = rest.substr(0, end);
        rest.remove_prefix(end == rest.npos ? rest.size() : end + 1);
        while (!line.empty() && (line.front() == ' ' || line.front() == '\r'))
            line.remove_prefix(1);
        while (!line.empty() && (line.back() == ' ' || line.back() == '\r')) line.remove_suffix(1);
        if (line.starts_with("-----END") || (line.starts_with('=') && line.size() == 5)) break;
        if (!line.contains(':')) base64 += line;
    }
    return from_base64(base64).value_or(std::string{});
}

// Takes numbers and pieces from the front; past the end everything is empty.
class Packets {
public:
    explicit Packets(std::string_view bytes) : rest_{bytes} {}

    std::size_t number(int bytes) {
        std::size_t value = 0;
        for (; bytes > 0; --bytes) value = value << 8U | byte();
        return value;
    }
    std::string_view take(std::size_t size) {
        auto const piece = rest_.substr(0, size);
        rest_.remove_prefix(piece.size());
        return piece;
    }
    // Of a new packet and of a subpacket (sections 4.2.2 and 5.2.3.1); two octets at most are used
    // by what a signature holds.
    std::size_t length() {
        auto const first = number(1);
        if (first < 192) return first;
        return first == 255 ? number(4) : ((first - 192) << 8U) + number(1) + 192;
    }
    bool at_end() const { return rest_.empty(); }

private:
    std::size_t byte() {
        if (rest_.empty()) return 0;
        auto const value = static_cast<unsigned char>(rest_.front());
        rest_.remove_prefix(1);
        return value;
    }
    std::string_view rest_;
};

// The first packet, if it is a signature.
std::string_view signature_packet(std::string_view bytes) {
    constexpr std::size_t signature_tag = 2;
    Packets packets{bytes};
    auto const tag = packets.number(1);
    if ((tag & 0xc0U) == 0xc0U)
        return (tag & 0x3fU) == signature_tag ? packets.take(packets.length()) : std::string_view{};
    if ((tag & 0xc0U) != 0x80U || (tag >> 2U & 0xfU) != signature_tag) return {};
    constexpr int octets[] = {1, 2, 4, 0};
    auto const size = octets[tag & 3U];
    return size == 0 ? std::string_view{} : packets.take(packets.number(size));
}

// Subpackets 33, the fingerprint of the issuer behind its version, and 16, the id of its key.
void look_for_key(std::string_view subpackets, std::string& fingerprint, std::string& id) {
    Packets packets{subpackets};
    while (!packets.at_end()) {
        auto const content = packets.take(packets.length());
        if (content.empty()) return;
        auto const type = static_cast<unsigned char>(content.front()) & 0x7fU;
        if (type == 33 && content.size() == 22) fingerprint = to_hex(content.substr(2));
        if (type == 33 && content.size() == 34) fingerprint = to_hex(content.substr(2));
        if (type == 16 && content.size() == 9) id = to_hex(content.substr(1));
    }
}

}  // namespace

std::string openpgp_key_named(std::string_view armored) {
    auto const bytes = unarmored(armored);
    Packets packet{signature_packet(bytes)};
    auto const version = packet.number(1);
    if (version != 4 && version != 6) return {};
    packet.number(3);  // its type, and the algorithms
    auto const octets = version == 4 ? 2 : 4;
    std::string fingerprint;
    std::string id;
    for (int part = 0; part < 2; ++part)
        look_for_key(packet.take(packet.number(octets)), fingerprint, id);
    return fingerprint.empty() ? id : fingerprint;
}

std::string openpgp_words(std::string_view armored, std::string_view committer) {
    auto const key = openpgp_key_named(armored);
    auto text = std::string{"OpenPGP, unchecked: it does not carry its key"} +
                (key.empty() ? "" : ", and names " + key) +
                "; git verify-commit checks it once you have that key";
    if (committer.ends_with("<noreply@github.com>"))
        text +=
            "; the committer is GitHub itself, which signs what is done on its pages: such a "
            "signature is the host's, and not the author's";
    return text;
}

}  // namespace tally::importers
