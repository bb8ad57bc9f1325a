// The begin of a message in a WhatsApp export: date, time and sender.
//   [12.03.24, 10:15:02] Anna: text      iOS
//   3/12/24, 10:15 PM - Anna: text       Android
// There is no public description of the format; this is what exports of many phones look like.
#pragma once

#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace tally::chat {

struct WhatsappHead {
    std::array<int, 3> date{};  // in the order of the line
    std::chrono::seconds since_midnight{};
    bool seconds = false;  // the line says them
    bool year_first = false;
    bool marked = false;    // a bracket or a comma, which plain logs do not have
    bool dots = false;      // 12.03.24: nobody writes the month first with dots
    std::string sender;     // empty: a line of the messenger itself
    std::string_view text;  // behind the sender, views the line
};

// nullopt for a line that begins no message: then it goes on with the one before.
std::optional<WhatsappHead> read_head(std::string_view line);

}  // namespace tally::chat
