#include "chat/compare.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

namespace tally::chat {
namespace {

using Places = std::vector<std::size_t>;
using std::chrono::minutes;

std::int64_t minute_of(Message const& message) {
    return std::chrono::floor<minutes>(message.at.time_since_epoch()).count();
}

// What makes it the same message, whatever it says now.
std::string identity_of(Message const& message) {
    if (!message.native_id.empty()) return "id " + message.native_id;
    return std::to_string(minute_of(message)) + " " + message.sender;
}

struct Group {
    Places before;
    Places after;
};

// The minutes from the first to the last message.
struct Span {
    std::int64_t first = 0;
    std::int64_t last = -1;

    static Span of(std::vector<Message> const& messages) {
        Span span;
        for (auto const& message : messages) {
            auto const minute = minute_of(message);
            if (span.last < span.first) span = {minute, minute};
            span.first = std::min(span.first, minute);
            span.last = std::max(span.last, minute);
        }
        return span;
    }
    bool empty() const { return last < first; }
};

class Comparison {
public:
    Comparison(std::vector<Message> const& earlier, std::vector<Message> const& later)
        : earlier_{earlier},
          later_{later},
          earlier_span_{Span::of(earlier)},
          later_span_{Span::of(later)} {}

    std::vector<Change> run() && {
        std::unordered_map<std::string, Group> groups;
        for (std::size_t i = 0; i < earlier_.size(); ++i)
            groups[identity_of(earlier_[i])].before.push_back(i);
        for (std::size_t i = 0; i < later_.size(); ++i)
            groups[identity_of(later_[i])].after.push_back(i);
        for (auto& [identity, group] : groups) compare_group(group);
        std::ranges::sort(changes_, {}, [&](Change const& change) {
            auto const& message = change.after ? later_[*change.after] : earlier_[*change.before];
            return std::tuple{message.at, change.after, change.before};
        });
        return std::move(changes_);
    }

private:
    // Takes the pairs that say the same out of the group; what is left keeps its order.
    void pair_equals(Group& group) const {
        std::unordered_map<std::string_view, Places> by_text;
        for (auto const place : group.after) by_text[later_[place].text].push_back(place);
        for (auto& [text, places] : by_text) std::ranges::reverse(places);
        Places used;
        std::erase_if(group.before, [&](std::size_t place) {
            auto& places = by_text[earlier_[place].text];
            if (places.empty() || later_[places.back()].deleted != earlier_[place].deleted)
                return false;
            used.push_back(places.back());
            places.pop_back();
            return true;
        });
        std::ranges::sort(used);
        std::erase_if(group.after,
                      [&](std::size_t place) { return std::ranges::binary_search(used, place); });
    }

    void compare_group(Group& group) {
        pair_equals(group);
        auto const pairs = std::min(group.before.size(), group.after.size());
        for (std::size_t i = 0; i < pairs; ++i) {
            auto const gone = later_[group.after[i]].deleted && !earlier_[group.before[i]].deleted;
            changes_.push_back({gone ? Change::What::deleted : Change::What::edited,
                                group.before[i], group.after[i]});
        }
        for (auto i = pairs; i < group.before.size(); ++i) gone(group.before[i]);
        for (auto i = pairs; i < group.after.size(); ++i) fresh(group.after[i]);
    }

    // The first minute of a capture may have been cut, so only what lies behind it is covered.
    void gone(std::size_t place) {
        auto const minute = minute_of(earlier_[place]);
        if (later_span_.empty() || minute <= later_span_.first || minute > later_span_.last) return;
        changes_.push_back({Change::What::vanished, place, std::nullopt});
    }

    // The last minute may have gone on after the capture.
    void fresh(std::size_t place) {
        auto const minute = minute_of(later_[place]);
        auto const inside =
            !earlier_span_.empty() && minute > earlier_span_.first && minute < earlier_span_.last;
        changes_.push_back(
            {inside ? Change::What::inserted : Change::What::added, std::nullopt, place});
    }

    std::vector<Message> const& earlier_;
    std::vector<Message> const& later_;
    Span earlier_span_;
    Span later_span_;
    std::vector<Change> changes_;
};

}  // namespace

std::vector<Change> compare(std::vector<Message> const& earlier,
                            std::vector<Message> const& later) {
    return Comparison{earlier, later}.run();
}

bool is_alarming(Change const& change) { return change.what != Change::What::added; }

}  // namespace tally::chat
