#include "api/lists.h"

#include <algorithm>

namespace tally::api {
namespace {

constexpr std::size_t kept_max = 4;
constexpr auto snapshot_for = std::chrono::minutes{5};
constexpr auto stale_for = std::chrono::seconds{5};

std::string text_of(Json const& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

std::string KeptList::page(std::size_t begin, std::size_t count) const {
    auto text = before;
    auto const from = std::min(begin, entries.size());
    auto const end = from + std::min(count, entries.size() - from);
    for (auto i = from; i < end; ++i) text += (i > from ? "," : "") + entries[i];
    return text + behind;
}

KeptList take_apart(Json answer, std::string const& member) {
    KeptList list;
    for (auto const& each : answer.at(member)) list.entries.push_back(text_of(each));
    answer[member] = Json::array();
    auto const text = text_of(answer);
    // The only empty list under this name at the top: members are written in their order.
    auto const mark = "\"" + member + "\":[";
    auto const at = text.find(mark + "]") + mark.size();
    list.before = text.substr(0, at);
    list.behind = text.substr(at);
    return list;
}

bool Lists::is_good(Kept const& kept, std::string const& stamp, bool first_page) const {
    auto const age = clock_->now() - kept.at;
    if (!first_page) return age < snapshot_for;
    return kept.stamp == stamp ? age < snapshot_for : age < stale_for;
}

Result<std::shared_ptr<KeptList const>> Lists::find(std::string const& key,
                                                    std::string const& stamp, bool first_page,
                                                    Make const& make) {
    std::scoped_lock const lock{mutex_};  // two that ask for the same wait for one command
    auto const found = std::ranges::find(kept_, key, &Kept::key);
    if (found != kept_.end() && is_good(*found, stamp, first_page)) return found->list;
    if (found != kept_.end()) kept_.erase(found);
    auto list = std::make_shared<KeptList const>(TRY(make()));
    kept_.push_front({key, stamp, clock_->now(), list});
    if (kept_.size() > kept_max) kept_.pop_back();
    return list;
}

void Lists::forget() {
    std::scoped_lock const lock{mutex_};
    kept_.clear();
}

}  // namespace tally::api
