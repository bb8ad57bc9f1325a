#include "mail/flowed.h"

namespace tally::mail {
namespace {

struct Line {
    std::size_t depth = 0;
    std::string_view text;
    bool flows = false;  // the next line of the same depth belongs to it
};

Line parse_line(std::string_view line, bool delsp) {
    Line parsed;
    while (parsed.depth < line.size() && line[parsed.depth] == '>') ++parsed.depth;
    line.remove_prefix(parsed.depth);
    if (line.starts_with(' ')) line.remove_prefix(1);  // space-stuffing
    bool const signature = line == "-- ";
    parsed.flows = !signature && line.ends_with(' ');
    if (parsed.flows && delsp) line.remove_suffix(1);
    parsed.text = line;
    return parsed;
}

std::string_view take_line(std::string_view& text) {
    auto const end = text.find('\n');
    auto line = text.substr(0, end);
    text.remove_prefix(end == text.npos ? text.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

}  // namespace

std::string unflow(std::string_view text, bool delsp) {
    std::string out;
    out.reserve(text.size());
    bool open = false;  // the last line flows on
    std::size_t open_depth = 0;
    while (!text.empty()) {
        auto const line = parse_line(take_line(text), delsp);
        bool const joins = open && line.depth == open_depth && line.text != "-- ";
        if (!joins) {
            if (open) out += '\n';
            for (std::size_t i = 0; i < line.depth; ++i) out += '>';
            if (line.depth > 0) out += ' ';
        }
        out += line.text;
        if (!line.flows) out += '\n';
        open = line.flows;
        open_depth = line.depth;
    }
    if (open) out += '\n';
    return out;
}

}  // namespace tally::mail
