#include "engagement/plain_text.h"

#include <algorithm>
#include <utility>

namespace tally::engagement {

std::string_view cut(std::string_view text, std::size_t bytes_max) {
    if (text.size() <= bytes_max) return text;
    while (bytes_max > 0 && (static_cast<unsigned char>(text[bytes_max]) & 0xC0U) == 0x80U)
        --bytes_max;
    return text.substr(0, bytes_max);
}

bool is_one_line(std::string_view text) {
    return std::ranges::none_of(text, [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

bool is_control(char byte) { return static_cast<unsigned char>(byte) < 0x20 || byte == 0x7F; }

bool is_letter(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           static_cast<unsigned char>(byte) >= 0x80;
}

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    std::string word;
    for (char const byte : text) {
        if (is_letter(byte) || is_digit(byte))
            word += byte;
        else if (!word.empty())
            words.push_back(std::exchange(word, {}));
    }
    if (!word.empty()) words.push_back(std::move(word));
    return words;
}

namespace {

// What follows is quoted or a signature.
bool ends_the_letter(std::string_view line) {
    if (line == "--" || line == "-- ") return true;
    bool const attribution =
        (line.starts_with("On ") && line.ends_with("wrote:")) ||
        (line.starts_with("Am ") && line.contains(" schrieb") && line.ends_with(':'));
    return attribution || line.starts_with("-----Original Message") ||
           line.starts_with("-----Urspr");
}

}  // namespace

std::string own_words(std::string_view body) {
    std::string text;
    while (!body.empty()) {
        auto const end = std::min(body.find('\n'), body.size());
        auto line = body.substr(0, end);
        body.remove_prefix(std::min(end + 1, body.size()));
        while (line.ends_with('\r')) line.remove_suffix(1);
        if (ends_the_letter(line)) break;
        auto const begin = line.find_first_not_of(" \t");
        if (begin != line.npos && line[begin] == '>') continue;
        bool const item = begin != line.npos &&
                          (line[begin] == '-' || line[begin] == '*' || is_digit(line[begin]));
        text += begin == line.npos || item ? '\n' : ' ';
        if (begin != line.npos) text += line.substr(begin);
    }
    return text;
}

std::vector<std::string_view> sentences_of(std::string_view text) {
    std::vector<std::string_view> all;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        char const byte = text[i];
        bool const mark = byte == '.' || byte == '?' || byte == '!' || byte == ';';
        bool const ends =
            byte == '\n' ||
            (mark && (i + 1 == text.size() || text[i + 1] == ' ' || text[i + 1] == '\n'));
        if (!ends) continue;
        all.push_back(text.substr(begin, i + 1 - begin));
        begin = i + 1;
    }
    all.push_back(text.substr(begin));
    return all;
}

}  // namespace tally::engagement
