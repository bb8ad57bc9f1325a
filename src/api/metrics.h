// Counts for who runs the server, in the text format of Prometheus 0.0.4. No names, no contents.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <string>

namespace tally::api {

class Metrics {
public:
    void count(int status) { ++by_class_.at(static_cast<std::size_t>(status / 100 % 6)); }
    void add_upload(std::uint64_t bytes) { upload_bytes_ += bytes; }
    std::string text(std::size_t listeners) const;

private:
    std::array<std::atomic<std::uint64_t>, 6> by_class_{};
    std::atomic<std::uint64_t> upload_bytes_ = 0;
};

}  // namespace tally::api
