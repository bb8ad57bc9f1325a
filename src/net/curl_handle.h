// Ownership of libcurl's objects, and what all transfers have in common.
#pragma once

#include <curl/curl.h>

#include <memory>
#include <string>

#include "base/result.h"

namespace tally::net {

struct FreeCurl {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct FreeList {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using CurlList = std::unique_ptr<curl_slist, FreeList>;

// One transfer: no signals, no redirects, no proxy out of the environment, and limits on time.
class CurlHandle {
public:
    // `ca_file`: PEM of whom to trust instead of the system's; may be empty.
    explicit CurlHandle(std::string const& ca_file);

    CURL* raw() const { return handle_.get(); }
    CURLcode perform() { return curl_easy_perform(handle_.get()); }
    // What libcurl says of the error, in one line.
    std::string why(CURLcode code) const;

private:
    std::unique_ptr<CURL, FreeCurl> handle_;
    std::unique_ptr<char[]> error_;
};

}  // namespace tally::net
