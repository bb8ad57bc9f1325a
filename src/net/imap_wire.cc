#include "net/imap_wire.h"

#include <poll.h>

#include <algorithm>
#include <cerrno>

#include "base/check.h"
#include "base/encoding.h"
#include "base/printable.h"
#include "net/curl_handle.h"

namespace tally::net {
namespace {

using Clock = std::chrono::steady_clock;
// An answer may take this long, and longer only while it comes at a bearable speed.
constexpr std::chrono::minutes answer_wait_max{10};
constexpr std::size_t slow_bytes_per_second = 8'192;

struct FreeUrl {
    void operator()(CURLU* url) const { curl_url_cleanup(url); }
};

std::string url_part(CURLU* url, CURLUPart part) {
    char* text = nullptr;
    if (curl_url_get(url, part, &text, 0) != CURLUE_OK) return {};
    std::string value{text};
    curl_free(text);
    return value;
}

bool has_control(std::string_view text) {
    return std::ranges::any_of(
        text, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; });
}

// The host of a URL that names a server and nothing else.
Result<std::string> host_of(std::string const& text) {
    std::unique_ptr<CURLU, FreeUrl> const url{curl_url()};
    TALLY_CHECK(url != nullptr);
    bool const parsed = curl_url_set(url.get(), CURLUPART_URL, text.c_str(), 0) == CURLUE_OK;
    auto const scheme = url_part(url.get(), CURLUPART_SCHEME);
    auto const path = url_part(url.get(), CURLUPART_PATH);
    bool const more = !url_part(url.get(), CURLUPART_USER).empty() ||
                      !url_part(url.get(), CURLUPART_OPTIONS).empty() ||
                      !(path.empty() || path == "/");
    if (!parsed || more || (scheme != "imap" && scheme != "imaps"))
        return fail(Code::invalid_input, "not the URL of a mail server",
                    "write imaps://host:993 or imap://host:143");
    return url_part(url.get(), CURLUPART_HOST);
}

bool is_loopback(std::string_view host) {
    return host == "127.0.0.1" || host == "localhost" || host == "[::1]";
}

std::size_t keep_line(char* buffer, std::size_t size, std::size_t count, void* target) {
    constexpr std::size_t line_bytes_max = 1'000;
    *static_cast<std::string*>(target) =
        std::string{buffer, std::min(size * count, line_bytes_max)};
    return size * count;
}

class CurlWire final : public ImapWire {
public:
    explicit CurlWire(ImapServer const& server)
        : url_{server.url}, wait_max_{server.wait_max}, curl_{server.ca_file} {}

    // Connects and logs in, and leaves the rest of the protocol to the caller.
    Result<void> connect(ImapServer const& server, bool plain_allowed) {
        std::string last_line;
        auto const seconds = static_cast<long>(wait_max_.count());
        set(CURLOPT_URL, url_.c_str());
        set(CURLOPT_PROTOCOLS_STR, "imap,imaps");
        set(CURLOPT_CONNECT_ONLY, 1L);
        set(CURLOPT_USE_SSL, plain_allowed ? CURLUSESSL_TRY : CURLUSESSL_ALL);
        // Else the system's authorities are trusted beside those of the file.
        if (!server.ca_file.empty()) set(CURLOPT_CAPATH, static_cast<char const*>(nullptr));
        set(CURLOPT_SERVER_RESPONSE_TIMEOUT, seconds);
        set(CURLOPT_TIMEOUT, 2 * seconds);
        set(CURLOPT_USERNAME, server.user.c_str());
        set(server.oauth2 ? CURLOPT_XOAUTH2_BEARER : CURLOPT_PASSWORD, server.secret.c_str());
        set(CURLOPT_HEADERFUNCTION, keep_line);
        set(CURLOPT_HEADERDATA, &last_line);
        auto const code = curl_.perform();
        set(CURLOPT_HEADERDATA, static_cast<void*>(nullptr));
        if (code != CURLE_OK)
            return refusal(code, printable_line(without_secret(last_line, server.secret)));
        curl_easy_getinfo(curl_.raw(), CURLINFO_ACTIVESOCKET, &socket_);
        return {};
    }

    Result<void> send(std::string_view bytes) override {
        answer_until_ = Clock::now() + answer_wait_max;
        while (!bytes.empty()) {
            std::size_t sent = 0;
            auto const code = curl_easy_send(curl_.raw(), bytes.data(), bytes.size(), &sent);
            bytes.remove_prefix(sent);
            if (code == CURLE_AGAIN)
                TRY(wait(POLLOUT));
            else if (code != CURLE_OK)
                return trouble(curl_.why(code));
        }
        return {};
    }

    Result<std::size_t> receive(std::span<char> room) override {
        for (;;) {
            std::size_t got = 0;
            auto const code = curl_easy_recv(curl_.raw(), room.data(), room.size(), &got);
            if (code == CURLE_OK) {
                answer_until_ += std::chrono::microseconds{got * 1'000'000 / slow_bytes_per_second};
                return got;
            }
            if (code != CURLE_AGAIN) return trouble(curl_.why(code));
            TRY(wait(POLLIN));
        }
    }

private:
    template <typename Value>
    void set(CURLoption option, Value value) {
        curl_easy_setopt(curl_.raw(), option, value);
    }

    std::unexpected<Error> trouble(std::string const& why) const {
        return fail(Code::unavailable, url_ + ": " + why, "try again later");
    }

    // Why nobody is logged in.
    std::unexpected<Error> refusal(CURLcode code, std::string const& said) const {
        auto const what = url_ + ": " + curl_.why(code);
        if (code == CURLE_LOGIN_DENIED && !is_passing_trouble(said))
            return fail(
                Code::rejected, what + " (" + said + ")",
                "check user and password: tally account list; many providers want an app password");
        if (code == CURLE_PEER_FAILED_VERIFICATION || code == CURLE_USE_SSL_FAILED)
            return fail(Code::unavailable, what,
                        "the server does not prove who it is; the secret was not sent");
        return trouble(said.empty() ? curl_.why(code) : curl_.why(code) + " (" + said + ")");
    }

    // Until the socket is ready.
    Result<void> wait(short events) const {
        auto const until = std::min(Clock::now() + wait_max_, answer_until_);
        for (;;) {
            auto const left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now());
            if (left.count() <= 0) return trouble("the server does not answer any more");
            pollfd ready{.fd = socket_, .events = events, .revents = 0};
            int const count = poll(&ready, 1, static_cast<int>(left.count()));
            if (count > 0) return {};
            if (count < 0 && errno != EINTR) return trouble("poll fails");
        }
    }

    std::string url_;
    std::chrono::seconds wait_max_;
    CurlHandle curl_;
    curl_socket_t socket_ = CURL_SOCKET_BAD;
    Clock::time_point answer_until_ = Clock::now();
};

}  // namespace

bool is_passing_trouble(std::string_view words) {
    return words.contains("[UNAVAILABLE]") || words.contains("[INUSE]") ||
           words.contains("[LIMIT]") || words.contains("[SERVERBUG]");
}

std::string without_secret(std::string_view text, std::string_view secret) {
    std::string kept{text};
    if (secret.empty()) return kept;
    for (auto at = kept.find(secret); at != std::string::npos; at = kept.find(secret, at + 3))
        kept.replace(at, secret.size(), "...");
    for (std::size_t at = 0; at < kept.size();) {
        auto const size = std::min(kept.find_first_of(" \r\n", at), kept.size()) - at;
        auto const plain = from_base64(std::string_view{kept}.substr(at, size));
        bool const holds = plain && plain->contains(secret);
        if (holds) kept.replace(at, size, "...");
        at += (holds ? 3 : size) + 1;
    }
    return kept;
}

Result<std::unique_ptr<ImapWire>> open_imap_wire(ImapServer const& server) {
    auto const host = TRY(host_of(server.url));
    if (server.user.empty() || has_control(server.user) || has_control(server.secret))
        return fail(Code::invalid_input, server.url + ": no user, or line breaks in its secret",
                    "check user and password: tally account list");
    auto wire = std::make_unique<CurlWire>(server);
    TRY(wire->connect(server, is_loopback(host)));
    return wire;
}

}  // namespace tally::net
