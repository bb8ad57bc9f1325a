#include "passkey/client_data.h"

#include <algorithm>

#include "passkey/challenge.h"

namespace tally::passkey {
namespace {

constexpr std::size_t origin_bytes_max = 300;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_host_character(char c) {
    return (c >= 'a' && c <= 'z') || is_digit(c) || c == '-' || c == '.';
}

std::unexpected<Error> bad(std::string_view why) {
    return fail(Code::corrupt, "client data of the passkey: " + std::string{why});
}

// Takes `expected` off the front.
bool take(std::string_view& text, std::string_view expected) {
    if (!text.starts_with(expected)) return false;
    text.remove_prefix(expected.size());
    return true;
}

}  // namespace

Result<void> check_client_data(std::string_view client_data, Ceremony ceremony,
                               Digest const& challenge, std::string_view origin) {
    if (client_data.size() > client_data_bytes_max) return bad("too long");
    auto rest = client_data;
    auto const type = ceremony == Ceremony::create ? "webauthn.create" : "webauthn.get";
    if (!take(rest, "{\"type\":\"" + std::string{type} + "\",\"challenge\":\""))
        return bad("not for " + std::string{type});
    if (!take(rest, base64url(challenge.view()) + "\",\"origin\":\""))
        return bad("it was asked to sign another challenge");
    if (!take(rest, std::string{origin} + "\"")) return bad("it was made on another site");
    if (rest == "}") return {};  // some browsers leave crossOrigin out where it is false
    if (!take(rest, ",\"crossOrigin\":false")) return bad("it was made in a frame of another site");
    bool const ends = rest == "}" || (rest.starts_with(",\"") && rest.ends_with('}'));
    return ends ? Result<void>{} : bad("not in the writing of the standard");
}

Result<std::string> relying_party_of(std::string_view origin) {
    auto const refused =
        fail(Code::invalid_input, "a passkey needs an address such as https://tally.example");
    auto rest = origin;
    bool const secure = take(rest, "https://");
    if ((!secure && !take(rest, "http://")) || origin.size() > origin_bytes_max) return refused;
    auto const host = rest.substr(0, rest.find(':'));
    auto const port = rest.substr(host.size());
    bool const good_port = port.empty() || (port.size() >= 2 && port.size() <= 6 &&
                                            std::ranges::all_of(port.substr(1), is_digit));
    if (host.empty() || !std::ranges::all_of(host, is_host_character) || !good_port ||
        (!secure && host != "localhost"))
        return refused;
    return std::string{host};
}

}  // namespace tally::passkey
