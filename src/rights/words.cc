#include "rights/words.h"

namespace tally::rights {
namespace {

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (auto at = text.find(from); at != text.npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

std::string counted(std::int64_t count, std::string const& unit) {
    return std::to_string(count) + " " + unit + (count == 1 ? "" : "s");
}

std::string length(std::chrono::milliseconds distance) {
    using std::chrono::duration_cast;
    auto const hours = duration_cast<std::chrono::hours>(distance).count();
    if (hours >= 48) return counted(hours / 24, "day");
    if (hours >= 2) return counted(hours, "hour");
    return counted(duration_cast<std::chrono::minutes>(distance).count(), "minute");
}

// The first letter; only ASCII: texts of packs begin with words or amounts.
std::string capitalised(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
        text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

}  // namespace

std::string fill(std::string_view text, Triggered const& trigger,
                 engagement::Engagement const& engagement) {
    std::string filled{text};
    replace_all(filled, "{money}", trigger.money.text());
    replace_all(filled, "{subject}", trigger.subject);
    replace_all(filled, "{client}", engagement.client.name);  // last: a name may hold anything
    return filled;
}

std::string fill_in_general(std::string_view text) {
    std::string filled{text};
    replace_all(filled, "{money}", "the money");
    replace_all(filled, "{subject}", "the part in question");
    replace_all(filled, "{client}", "the client");
    return filled;
}

std::string on_silence(std::vector<ledger::Party> const& acts, std::string const& outcome) {
    if (acts.empty()) return capitalised(outcome);
    if (acts.size() > 1) return "If nobody acts, " + outcome;
    if (acts.front() == ledger::Party::freelancer) return "If you do nothing, " + outcome;
    return "If the " + std::string{ledger::name(acts.front())} + " does nothing, " + outcome;
}

std::string from_now(std::chrono::milliseconds distance) {
    if (distance.count() < 0) return length(-distance) + " ago";
    return "in " + length(distance);
}

}  // namespace tally::rights
