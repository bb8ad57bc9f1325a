#include "chat/slack_text.h"

#include <array>

namespace tally::chat {
namespace {

std::string unescaped(std::string_view text) {
    constexpr std::array<std::pair<std::string_view, char>, 3> escapes{
        {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}}};
    std::string out;
    while (!text.empty()) {
        bool found = false;
        for (auto const& [escape, character] : escapes) {
            if (!text.starts_with(escape)) continue;
            out += character;
            text.remove_prefix(escape.size());
            found = true;
            break;
        }
        if (found) continue;
        out += text.front();
        text.remove_prefix(1);
    }
    return out;
}

// What stands between < and >.
std::string reference(std::string_view inside, std::map<std::string, std::string> const& people) {
    auto const bar = inside.find('|');
    auto const target = inside.substr(0, bar);
    auto const label = bar == inside.npos ? std::string_view{} : inside.substr(bar + 1);
    if (target.starts_with('@')) {
        auto const person = people.find(std::string{target.substr(1)});
        if (person != people.end()) return "@" + person->second;
        return "@" + std::string{label.empty() ? target.substr(1) : label};
    }
    if (target.starts_with('#')) return "#" + std::string{label.empty() ? target.substr(1) : label};
    if (target.starts_with('!')) {
        if (!label.empty()) return unescaped(label);
        return "@" + std::string{target.substr(1)};
    }
    if (label.empty() || label == target) return unescaped(target);
    return unescaped(label) + " (" + unescaped(target) + ")";
}

}  // namespace

std::string slack_plain_text(std::string_view text,
                             std::map<std::string, std::string> const& people) {
    std::string out;
    while (!text.empty()) {
        auto const open = text.find('<');
        out += unescaped(text.substr(0, open));
        if (open == text.npos) break;
        text.remove_prefix(open + 1);
        auto const close = text.find('>');
        if (close == text.npos) return out + '<' + unescaped(text);
        out += reference(text.substr(0, close), people);
        text.remove_prefix(close + 1);
    }
    return out;
}

}  // namespace tally::chat
