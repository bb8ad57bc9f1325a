#include "cli/present_chat.h"

#include <fmt/format.h>

#include <array>

#include "base/words.h"
#include "cli/present.h"
#include "cli/text.h"

namespace tally::cli {
namespace {

constexpr std::size_t text_max = 4'000;
constexpr std::size_t shown_max = 20;  // in text; --json has all

std::string remarks(chat::Message const& message) {
    std::string text;
    if (message.deleted) text += " (deleted)";
    if (message.edited) text += " (edited)";
    for (auto const& attachment : message.attachments)
        text += " (file: " + cut(attachment.name, 100) + ")";
    return text;
}

std::string lines_of(std::string const& text) {
    std::string lines;
    for (std::size_t at = 0; at <= text.size();) {
        auto const end = std::min(text.find('\n', at), text.size());
        lines += (at == 0 ? "" : "\n        ") + cut(text.substr(at, end - at), text_max);
        at = end + 1;
    }
    return lines;
}

}  // namespace

std::string messages_text(std::vector<chat::Message> const& messages, std::size_t first,
                          std::string const& marked, std::string const& zone) {
    std::string text;
    for (std::size_t i = 0; i < messages.size(); ++i) {
        auto const& message = messages[i];
        auto const number = std::to_string(first + i);
        text += fmt::format("{}{:>5}  {}  {}{}{}\n", number == marked ? ">" : " ", number,
                            when(message.at, zone),
                            message.system ? "* " : cut(message.sender, 60) + ": ",
                            lines_of(message.text), remarks(message));
    }
    return text;
}

OutJson messages_json(std::vector<chat::Message> const& messages, std::string const& item,
                      std::size_t first) {
    OutJson array = OutJson::array();
    for (std::size_t i = 0; i < messages.size(); ++i) {
        auto const& message = messages[i];
        OutJson files = OutJson::array();
        for (auto const& attachment : message.attachments) files.push_back(attachment.name);
        array.push_back({{"item", item + "/" + std::to_string(first + i)},
                         {"occurred", format_instant(message.at)},
                         {"precision", message.precision.empty() ? "second" : message.precision},
                         {"from", message.sender},
                         {"text", message.text},
                         {"system", message.system},
                         {"edited", message.edited},
                         {"deleted", message.deleted},
                         {"attachments", files}});
    }
    return array;
}

OutJson json_of(vault::ChatChange const& change) {
    constexpr std::array<std::string_view, 5> names{"added", "inserted", "edited", "deleted",
                                                    "vanished"};
    return {{"what", names.at(static_cast<std::size_t>(change.what))},
            {"before", change.before.text},
            {"after", change.after.text},
            {"earlier", format_instant(change.earlier)},
            {"later", format_instant(change.later)},
            {"text", change.text}};
}

OutJson json_of(vault::PageChange const& change) {
    return {{"before", change.before.text},
            {"after", change.after.text},
            {"earlier", format_instant(change.earlier)},
            {"later", format_instant(change.later)},
            {"title", change.title},
            {"gone", change.lines.gone},
            {"fresh", change.lines.fresh}};
}

std::string page_change_text(vault::PageChange const& change, std::string const& zone) {
    auto text =
        fmt::format("  {}  {}: kept {} against {}\n", change.after.text, cut(change.title, 80),
                    when(change.later, zone), when(change.earlier, zone));
    auto const add = [&](char const* mark, std::vector<std::string> const& lines) {
        for (std::size_t i = 0; i < lines.size() && i < shown_max; ++i)
            text += fmt::format("    {} {}\n", mark, cut(lines[i], 200));
        if (lines.size() > shown_max)
            text += fmt::format("    {} and {} more; --json lists them\n", mark,
                                counted(lines.size() - shown_max, "line"));
    };
    add("-", change.lines.gone);
    add("+", change.lines.fresh);
    return text;
}

OutJson json_of(vault::LookSummary const& inside) {
    OutJson unread = OutJson::array();
    for (auto const& one : inside.unread)
        unread.push_back({{"item", one.item.text},
                          {"name", one.name},
                          {"status", one.status},
                          {"why", one.why}});
    OutJson changes = OutJson::array();
    for (auto const& change : inside.changes) changes.push_back(json_of(change));
    OutJson pages = OutJson::array();
    for (auto const& page : inside.pages) pages.push_back(json_of(page));
    return {{"messages", inside.messages},
            {"documents", inside.documents},
            {"unread_texts", unread},
            {"changed_messages", changes},
            {"changed_pages", pages}};
}

std::string inside_text(vault::LookSummary const& inside, std::string const& zone) {
    std::string text;
    if (inside.messages > 0) text += fmt::format("  {}\n", counted(inside.messages, "new message"));
    if (inside.documents > 0)
        text += fmt::format("  {} read\n", counted(inside.documents, "document"));
    if (!inside.unread.empty())
        text += "\nKept, but their text could not be read, or only in part:\n";
    for (std::size_t i = 0; i < inside.unread.size() && i < shown_max; ++i) {
        auto const& one = inside.unread[i];
        text += fmt::format("  {}  {}  text: {}, {}\n", one.item.text, cut(one.name, 60),
                            one.status, cut(one.why, 200));
    }
    if (!inside.changes.empty()) text += "\nALARM: messages differ from an earlier export\n";
    for (std::size_t i = 0; i < inside.changes.size() && i < shown_max; ++i)
        text += "  " + cut(inside.changes[i].text, 400) + "\n";
    if (!inside.pages.empty())
        text += "\nPages that say something else than when they were kept:\n";
    for (std::size_t i = 0; i < inside.pages.size() && i < shown_max; ++i)
        text += page_change_text(inside.pages[i], zone);
    return text;
}

}  // namespace tally::cli
