#include "extract/html_text.h"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <functional>
#include <map>
#include <memory>
#include <optional>

#include "base/encoding.h"
#include "base/words.h"

namespace tally::extract {
namespace {

constexpr std::array<std::string_view, 10> silent_tags{"head",     "iframe", "noembed", "noframes",
                                                       "object",   "script", "style",   "svg",
                                                       "template", "title"};
constexpr std::array<std::string_view, 25> block_tags{
    "address", "article", "aside", "blockquote", "center", "dd", "div",    "dl", "dt",
    "footer",  "form",    "h1",    "h2",         "h3",     "h4", "header", "hr", "main",
    "ol",      "p",       "pre",   "section",    "table",  "tr", "ul"};

template <std::size_t N>
bool is_one_of(std::array<std::string_view, N> const& tags, std::string_view tag) {
    return std::ranges::find(tags, tag) != tags.end();
}

// Collects words as the parser meets them; never builds a tree.
class Collector {
public:
    explicit Collector(int depth_max) : depth_max_{depth_max} {}

    void start(std::string_view tag, xmlChar const** attributes) {
        ++depth_;
        if (silent_depth_ > 0) return;
        if (is_one_of(silent_tags, tag) || is_hidden(attributes)) {
            silent_depth_ = depth_;
        } else if (is_one_of(block_tags, tag)) {
            break_line(tag == "p" || tag == "table" || tag == "ul" || tag == "ol");
        } else if (tag == "br") {
            text_ += '\n';
        } else if (tag == "li") {
            break_line(false);
            text_ += "- ";
        } else if ((tag == "td" || tag == "th") && !at_line_start()) {
            text_ += ' ';
        } else if (tag == "img") {
            add_alternative(attributes);
        }
    }

    void end(std::string_view tag) {
        if (silent_depth_ == depth_)
            silent_depth_ = 0;
        else if (silent_depth_ == 0 && (is_one_of(block_tags, tag) || tag == "li"))
            break_line(tag == "p");
        if (depth_ > 0) --depth_;
    }

    void characters(std::string_view text) {
        if (silent_depth_ > 0 || depth_ > depth_max_) return;
        for (char const c : text) {
            bool const space = c == ' ' || c == '\t' || c == '\r' || c == '\n';
            if (!space)
                text_ += c;
            else if (!at_line_start() && text_.back() != ' ')
                text_ += ' ';
        }
    }

    // Lines without spaces at their ends, and never more than one empty line.
    std::string text() const {
        std::string out;
        int line_ends = 2;
        for (char const c : text_) {
            if (c == '\n') {
                while (out.ends_with(' ')) out.pop_back();
                if (++line_ends <= 2) out += c;
            } else {
                line_ends = 0;
                out += c;
            }
        }
        while (!out.empty() && (out.back() == '\n' || out.back() == ' ')) out.pop_back();
        return to_valid_utf8(out);
    }

private:
    bool at_line_start() const { return text_.empty() || text_.back() == '\n'; }

    void break_line(bool paragraph) {
        if (!at_line_start()) text_ += '\n';
        if (paragraph && !text_.empty() && !text_.ends_with("\n\n")) text_ += '\n';
    }

    static std::string_view attribute(xmlChar const** attributes, std::string_view name) {
        for (; attributes != nullptr && attributes[0] != nullptr; attributes += 2)
            if (name == reinterpret_cast<char const*>(attributes[0]) && attributes[1] != nullptr)
                return reinterpret_cast<char const*>(attributes[1]);
        return {};
    }

    static bool is_hidden(xmlChar const** attributes) {
        std::string style;
        for (char const c : ascii_lower(attribute(attributes, "style")))
            if (c != ' ') style += c;
        return style.contains("display:none") || style.contains("visibility:hidden");
    }

    void add_alternative(xmlChar const** attributes) {
        if (auto const text = attribute(attributes, "alt"); !text.empty()) characters(text);
    }

    std::string text_;
    int depth_ = 0;
    int silent_depth_ = 0;
    int depth_max_;
};

std::string_view view(xmlChar const* text) {
    return text == nullptr ? std::string_view{} : reinterpret_cast<char const*>(text);
}

void on_start(void* collector, xmlChar const* name, xmlChar const** attributes) {
    static_cast<Collector*>(collector)->start(view(name), attributes);
}
void on_end(void* collector, xmlChar const* name) {
    static_cast<Collector*>(collector)->end(view(name));
}
void on_characters(void* collector, xmlChar const* text, int count) {
    static_cast<Collector*>(collector)->characters(
        {reinterpret_cast<char const*>(text), static_cast<std::size_t>(count)});
}

xmlSAXHandler handler() {
    xmlSAXHandler handler{};
    handler.startElement = on_start;
    handler.endElement = on_end;
    handler.characters = on_characters;
    handler.cdataBlock = on_characters;
    return handler;
}

constexpr std::string_view blanks = " \t\r\n";
constexpr std::string_view blanks_and_end = " \t\r\n>";
constexpr std::size_t name_bytes_max = 100;  // libxml2 takes the rest for another attribute

bool begins_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == ':' || c == '_' || c == '.';
}

bool is_name_byte(char c) { return begins_name(c) || (c >= '0' && c <= '9') || c == '-'; }

// Behind the attribute at `at`, or behind rubbish in its place, as libxml2 divides them.
std::size_t attribute_end(std::string_view html, std::size_t at) {
    if (!begins_name(html[at]))
        return std::min(html.find_first_of(blanks_and_end, at), html.size());
    auto const begin = at;
    while (at < html.size() && at - begin < name_bytes_max && is_name_byte(html[at])) ++at;
    auto value = html.find_first_not_of(blanks, at);
    if (value == html.npos || html[value] != '=') return at;
    value = html.find_first_not_of(blanks, value + 1);
    if (value == html.npos) return html.size();
    if (html[value] != '"' && html[value] != '\'')
        return std::min(html.find_first_of(blanks_and_end, value), html.size());
    return std::min(html.find(html[value], value + 1), html.size() - 1) + 1;
}

// The end of the tag whose attributes begin at `at`; nullopt when it has more than `count_max`.
std::optional<std::size_t> tag_end(std::string_view html, std::size_t at, int count_max) {
    for (int count = 0; count <= count_max; ++count) {
        at = std::min(html.find_first_not_of(blanks, at), html.size());
        if (at == html.size() || html[at] == '>') return at;
        at = attribute_end(html, at);
    }
    return std::nullopt;
}

// The parser compares each attribute with all others of its tag, and looks through all open tags at
// each unmatched end tag: what has or opens too many is cut before it gets there. An end tag closes
// only its own name.
std::string_view bounded(std::string_view html, HtmlLimits const& limits) {
    std::map<std::string, int, std::less<>> open;
    int total = 0;
    std::size_t looked_to = 0;  // what stands inside a tag begins no other
    for (auto at = html.find('<'); at != html.npos; at = html.find('<', at + 1)) {
        auto rest = html.substr(at + 1, 32);
        bool const closes = rest.starts_with('/');
        if (closes) rest.remove_prefix(1);
        auto const tag = ascii_lower(rest.substr(0, rest.find_first_of("> \t\r\n/<")));
        if (tag.empty() || tag[0] < 'a' || tag[0] > 'z') continue;
        if (!closes && at >= looked_to) {
            auto const end = tag_end(html, at + 1 + tag.size(), limits.attributes_max);
            if (!end) return html.substr(0, at);
            looked_to = *end;
        }
        auto& count = open[tag];
        if (closes && count == 0) continue;
        count += closes ? -1 : 1;
        total += closes ? -1 : 1;
        if (total > limits.depth_max * 20) return html.substr(0, at);
    }
    return html;
}

}  // namespace

std::string html_to_text(std::string_view html, HtmlLimits const& limits) {
    static int const started = (xmlInitParser(), 0);
    static_cast<void>(started);
    auto valid = to_valid_utf8(html.substr(0, limits.bytes_max));
    std::ranges::replace(valid, '\0', ' ');  // for the parser, a zero ends a tag
    auto const text = bounded(valid, limits);
    Collector collector{limits.depth_max};
    auto sax = handler();
    std::unique_ptr<htmlParserCtxt, decltype(&htmlFreeParserCtxt)> const parser{
        htmlCreatePushParserCtxt(&sax, &collector, nullptr, 0, nullptr, XML_CHAR_ENCODING_UTF8),
        htmlFreeParserCtxt};
    if (parser == nullptr) return {};
    htmlCtxtUseOptions(parser.get(), HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
                                         HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                         HTML_PARSE_IGNORE_ENC);
    constexpr std::size_t piece_bytes = std::size_t{64} << 10;
    for (std::size_t at = 0; at < text.size(); at += piece_bytes) {
        auto const count = std::min(piece_bytes, text.size() - at);
        htmlParseChunk(parser.get(), text.data() + at, static_cast<int>(count), 0);
    }
    htmlParseChunk(parser.get(), nullptr, 0, 1);
    return collector.text();
}

}  // namespace tally::extract
