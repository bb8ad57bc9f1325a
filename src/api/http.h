// One exchange over HTTP (RFC 9110) as values: the transport fills the request, the rest of the
// stage knows no socket.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/digest.h"

namespace tally::api {

// Names compare without regard to case (RFC 9110 section 5.1).
class Headers {
public:
    void set(std::string name, std::string value);
    // Empty where there is none; the first where there are several.
    std::string_view get(std::string_view name) const;
    auto begin() const { return all_.begin(); }
    auto end() const { return all_.end(); }

private:
    std::vector<std::pair<std::string, std::string>> all_;
};

// A path and a query, decoded (RFC 3986).
struct Target {
    std::vector<std::string> segments;  // "/a/b%2Fc" is {"a", "b/c"}
    std::vector<std::pair<std::string, std::string>> query;

    std::optional<std::string> query_value(std::string_view name) const;
};
// Nothing where the text is no origin-form with well-formed escapes in UTF-8.
std::optional<Target> parse_target(std::string_view text);

// A body that went to disk while it arrived.
struct ReceivedFile {
    std::filesystem::path path;
    std::uint64_t bytes = 0;
    Digest digest;
};

struct Request {
    std::string method;
    Target target;
    Headers headers;
    std::string body;
    std::optional<ReceivedFile> file;
    std::string peer;  // address of the other side, without its port
};

struct FileBody {
    std::filesystem::path path;
    bool remove_after = false;
};

// What an open stream of events waits for.
class EventSource {
public:
    virtual ~EventSource() = default;
    // The next piece of text/event-stream, or nothing by now.
    virtual std::optional<std::string> next() = 0;
    // Calls `ring` from any thread as soon as there is more. Set once.
    virtual void on_more(std::function<void()> ring) = 0;
};

struct Response {
    int status = 200;
    Headers headers;
    std::variant<std::string, FileBody, std::shared_ptr<EventSource>> body;
};

// How the transport is to take the body of a request whose head it has read.
struct BodyPlan {
    std::optional<Response> refused;            // answer this, and read no body
    std::optional<std::filesystem::path> file;  // write it there; else keep it in memory
    std::uint64_t bytes_max = 0;
};

}  // namespace tally::api
