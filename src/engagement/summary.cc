#include "engagement/event.h"
#include "engagement/telling.h"

namespace tally::engagement {

using ledger::Party;

std::string Telling::who() const { return subject_of(author); }

std::string Telling::milestone(int number) const {
    auto const* known = state == nullptr ? nullptr : state->milestone(number);
    auto const plain = "milestone " + std::to_string(number);
    return known == nullptr ? plain : plain + " “" + known->title + "”";
}

std::string Telling::of_milestone(int number) const {
    return number == 0 ? "" : " of " + milestone(number);
}

std::string subject_of(Party party) {
    if (party == Party::system) return "The program";
    return "The " + std::string{ledger::name(party)};
}

std::string by_way_of(Channel channel) {
    switch (channel) {
        case Channel::platform: return "on the platform";
        case Channel::chat: return "by chat";
        case Channel::email: return "by e-mail";
        case Channel::link: return "by a link";
        case Channel::in_person: return "in person";
        case Channel::other: return "another way";
    }
    return "another way";  // bits that name no channel
}

std::string with_items(std::size_t count) {
    if (count == 0) return "";
    return count == 1 ? " (1 item)" : " (" + std::to_string(count) + " items)";
}

std::string with_words(std::string const& words) { return words.empty() ? "" : ": " + words; }

std::string with_and(std::vector<std::string> const& parts) {
    std::string text;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0) text += i + 1 == parts.size() ? " and " : ", ";
        text += parts[i];
    }
    return text;
}

std::string day_text(Date date) { return format_local_date(end_of_day(date, "UTC"), "UTC"); }

std::string hours_and_minutes(int minutes) {
    auto const hours = minutes / 60;
    auto const rest = minutes % 60;
    if (hours == 0) return std::to_string(rest) + " min";
    return std::to_string(hours) + " h" + (rest == 0 ? "" : " " + std::to_string(rest) + " min");
}

std::string summary(Event const& event, Party author, State const* state) {
    Telling const telling{author, state};
    auto sentence = std::visit([&](auto const& fact) { return tell(telling, fact); }, event.fact);
    if (!sentence.ends_with('.') && !sentence.ends_with('!') && !sentence.ends_with('?'))
        sentence += '.';
    return sentence;
}

}  // namespace tally::engagement
