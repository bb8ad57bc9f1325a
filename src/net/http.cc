#include "net/http.h"

#include "net/curl_handle.h"

namespace tally::net {
namespace {

std::size_t keep(char* bytes, std::size_t size, std::size_t count, void* target) {
    auto& reply = *static_cast<std::string*>(target);
    if (reply.size() + size * count > reply_bytes_max) return 0;  // ends the transfer
    reply.append(bytes, size * count);
    return size * count;
}

Result<std::string> answer_of(CurlHandle& curl, std::string const& url) {
    std::string reply;
    curl_easy_setopt(curl.raw(), CURLOPT_URL, url.c_str());
    curl_easy_setopt(curl.raw(), CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl.raw(), CURLOPT_WRITEFUNCTION, keep);
    curl_easy_setopt(curl.raw(), CURLOPT_WRITEDATA, &reply);
    auto const code = curl.perform();
    long status = 0;
    curl_easy_getinfo(curl.raw(), CURLINFO_RESPONSE_CODE, &status);
    if (code != CURLE_OK)
        return fail(Code::unavailable, url + ": " + curl.why(code), "try again later");
    if (status != 200)
        return fail(Code::unavailable, url + ": status " + std::to_string(status),
                    "try again later");
    return reply;
}

}  // namespace

Result<std::string> http_post(std::string const& url, std::string const& media,
                              std::string const& body, std::string const& ca_file) {
    CurlHandle curl{ca_file};
    CurlList headers{curl_slist_append(nullptr, ("Content-Type: " + media).c_str())};
    headers.reset(curl_slist_append(headers.release(), "Expect:"));
    curl_easy_setopt(curl.raw(), CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(curl.raw(), CURLOPT_POSTFIELDSIZE, static_cast<long>(body.size()));
    curl_easy_setopt(curl.raw(), CURLOPT_POSTFIELDS, body.data());
    return answer_of(curl, url);
}

Result<std::string> http_get(std::string const& url, std::string const& ca_file) {
    CurlHandle curl{ca_file};
    return answer_of(curl, url);
}

}  // namespace tally::net
