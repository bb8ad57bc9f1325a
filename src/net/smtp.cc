#include "net/smtp.h"

#include <algorithm>
#include <cstring>

#include "net/curl_handle.h"

namespace tally::net {
namespace {

constexpr long permanent = 500;

struct Upload {
    std::string_view rest;
    bool ended = false;  // all of it was handed over
};

std::size_t read_some(char* buffer, std::size_t size, std::size_t count, void* source) {
    auto& upload = *static_cast<Upload*>(source);
    auto const bytes = std::min(size * count, upload.rest.size());
    std::memcpy(buffer, upload.rest.data(), bytes);
    upload.rest.remove_prefix(bytes);
    if (bytes == 0) upload.ended = true;
    return bytes;
}

std::size_t keep_line(char* buffer, std::size_t size, std::size_t count, void* target) {
    constexpr std::size_t line_bytes_max = 1'000;
    std::string line{buffer, std::min(size * count, line_bytes_max)};
    while (line.ends_with('\n') || line.ends_with('\r')) line.pop_back();
    *static_cast<std::string*>(target) = std::move(line);
    return size * count;
}

bool is_loopback(std::string_view url) {
    auto const host = url.substr(std::min(url.find("://") + 3, url.size()));
    return host.starts_with("127.0.0.1") || host.starts_with("localhost") ||
           host.starts_with("[::1]");
}

class Transfer {
public:
    explicit Transfer(SmtpServer const& server) : server_{server}, curl_{server.ca_file} {
        set(CURLOPT_URL, server.url.c_str());
        set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
        set(CURLOPT_USE_SSL, is_loopback(server.url) ? CURLUSESSL_TRY : CURLUSESSL_ALL);
        set(CURLOPT_HEADERFUNCTION, keep_line);
        set(CURLOPT_HEADERDATA, &last_line_);
        if (server.user.empty()) return;
        set(CURLOPT_USERNAME, server.user.c_str());
        if (server.oauth2)
            set(CURLOPT_XOAUTH2_BEARER, server.secret.c_str());
        else
            set(CURLOPT_PASSWORD, server.secret.c_str());
    }

    template <typename Value>
    void set(CURLoption option, Value value) {
        curl_easy_setopt(curl_.raw(), option, value);
    }

    Result<std::string> run(Upload const* upload) {
        auto const code = curl_.perform();
        long status = 0;
        curl_easy_getinfo(curl_.raw(), CURLINFO_RESPONSE_CODE, &status);
        if (code == CURLE_OK) return last_line_;
        auto const what = server_.url + ": ";
        auto const why = curl_.why(code) + (last_line_.empty() ? "" : " (" + last_line_ + ")");
        if (status >= permanent || code == CURLE_LOGIN_DENIED)
            return fail(Code::rejected, what + why,
                        code == CURLE_LOGIN_DENIED
                            ? "check user and password: tally account list; many providers want an "
                              "app password"
                            : "the server refuses it for good; read what it says");
        bool const answered = status >= 400;
        if (upload != nullptr && upload->ended && !answered)
            return fail(Code::unknown_state, what + "the answer was lost: " + curl_.why(code),
                        "look into the Sent folder or ask the client before sending it again");
        return fail(Code::unavailable, what + why, "nothing was sent; it is tried again later");
    }

private:
    SmtpServer const& server_;
    CurlHandle curl_;
    std::string last_line_;
};

}  // namespace

Result<std::string> send_mail(SmtpServer const& server, std::string const& from,
                              std::string const& to, std::string const& message) {
    Transfer transfer{server};
    Upload upload{.rest = message};
    CurlList const recipients{curl_slist_append(nullptr, ("<" + to + ">").c_str())};
    auto const sender = "<" + from + ">";
    transfer.set(CURLOPT_MAIL_FROM, sender.c_str());
    transfer.set(CURLOPT_MAIL_RCPT, recipients.get());
    transfer.set(CURLOPT_READFUNCTION, read_some);
    transfer.set(CURLOPT_READDATA, &upload);
    transfer.set(CURLOPT_UPLOAD, 1L);
    return transfer.run(&upload);
}

Result<std::string> try_server(SmtpServer const& server) {
    Transfer transfer{server};
    transfer.set(CURLOPT_CUSTOMREQUEST, "NOOP");
    transfer.set(CURLOPT_NOBODY, 1L);
    return transfer.run(nullptr);
}

}  // namespace tally::net
