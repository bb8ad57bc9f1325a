#include "api/events.h"

#include <deque>

namespace tally::api {
namespace {

constexpr std::size_t waiting_max = 1000;

}  // namespace

class Events::Queue final : public EventSource {
public:
    void push(std::string piece) {
        std::function<void()> ring;
        {
            std::scoped_lock const lock{mutex_};
            if (waiting_.size() >= waiting_max) waiting_.pop_front();
            waiting_.push_back(std::move(piece));
            ring = ring_;
        }
        if (ring) ring();
    }

    std::optional<std::string> next() override {
        std::scoped_lock const lock{mutex_};
        if (waiting_.empty()) return std::nullopt;
        auto piece = std::move(waiting_.front());
        waiting_.pop_front();
        return piece;
    }

    void on_more(std::function<void()> ring) override {
        std::scoped_lock const lock{mutex_};
        ring_ = std::move(ring);
    }

private:
    std::mutex mutex_;
    std::deque<std::string> waiting_;
    std::function<void()> ring_;
};

void Events::publish(std::string_view event, Json const& data) {
    auto const piece = "event: " + std::string{event} +
                       "\ndata: " + data.dump(-1, ' ', false, Json::error_handler_t::replace) +
                       "\n\n";
    std::vector<std::shared_ptr<Queue>> listening;
    {
        std::scoped_lock const lock{mutex_};
        std::erase_if(queues_, [](auto const& queue) { return queue.expired(); });
        for (auto const& queue : queues_)
            if (auto alive = queue.lock()) listening.push_back(std::move(alive));
    }
    for (auto const& queue : listening) queue->push(piece);
}

std::shared_ptr<EventSource> Events::listen() {
    auto queue = std::make_shared<Queue>();
    queue->push(": welcome\n\n");  // so that the page knows at once that it is connected
    std::scoped_lock const lock{mutex_};
    queues_.push_back(queue);
    return queue;
}

std::size_t Events::listeners() {
    std::scoped_lock const lock{mutex_};
    std::erase_if(queues_, [](auto const& queue) { return queue.expired(); });
    return queues_.size();
}

}  // namespace tally::api
