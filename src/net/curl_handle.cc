#include "net/curl_handle.h"

#include "base/check.h"

namespace tally::net {
namespace {

constexpr long connect_seconds_max = 30;
constexpr long transfer_seconds_max = 300;
constexpr long slow_bytes_per_second = 10;
constexpr long slow_seconds_max = 60;

void start_library() {
    static bool const done = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
    TALLY_CHECK(done);
}

}  // namespace

CurlHandle::CurlHandle(std::string const& ca_file)
    : error_{std::make_unique<char[]>(CURL_ERROR_SIZE)} {
    start_library();
    handle_.reset(curl_easy_init());
    TALLY_CHECK(handle_ != nullptr);
    auto* const handle = raw();
    curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, error_.get());
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_PROXY, "");
    curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT, connect_seconds_max);
    curl_easy_setopt(handle, CURLOPT_TIMEOUT, transfer_seconds_max);
    curl_easy_setopt(handle, CURLOPT_LOW_SPEED_LIMIT, slow_bytes_per_second);
    curl_easy_setopt(handle, CURLOPT_LOW_SPEED_TIME, slow_seconds_max);
    curl_easy_setopt(handle, CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2);
    if (!ca_file.empty()) curl_easy_setopt(handle, CURLOPT_CAINFO, ca_file.c_str());
}

std::string CurlHandle::why(CURLcode code) const {
    return error_[0] == '\0' ? curl_easy_strerror(code) : std::string{error_.get()};
}

}  // namespace tally::net
