// What goes on, told to every page that listens (WHATWG HTML, server-sent events). Safe to share
// between threads.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "api/description.h"
#include "api/http.h"

namespace tally::api {

class Events {
public:
    // To all who listen by now. A listener that is far behind loses the oldest.
    void publish(std::string_view event, Json const& data);
    std::shared_ptr<EventSource> listen();
    std::size_t listeners();

private:
    class Queue;
    std::mutex mutex_;
    std::vector<std::weak_ptr<Queue>> queues_;
};

}  // namespace tally::api
