// half.html: the client's half of the tally as one page that needs nothing else. It is read in any
// browser, runs no script and loads nothing; a file to check it with lies inside. Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace tally::outbox {

struct HalfRow {
    std::uint64_t n = 0;
    std::string when;  // recorded, with its zone
    std::string what;  // a sentence
    // What was recorded, where the client wrote it or was sent it.
    std::optional<std::string> body = std::nullopt;
};

struct HalfPage {
    std::string title;
    std::string freelancer;
    std::string client;
    std::string made;         // when, with its zone
    std::string fingerprint;  // of the owner's key
    std::string note;         // the signed checkpoint
    std::vector<HalfRow> rows;
    std::string zip_name;
    std::string zip;  // bytes: the same as files, which tally-verify and verify.sh check
    std::vector<std::string> does_not_show;
    bool clock_was_set = false;
};

// UTF-8. Whatever the texts hold, none of it becomes a tag.
std::string half_page(HalfPage const& page);

// &, <, > and quotes as HTML names them.
std::string html_escaped(std::string_view text);

}  // namespace tally::outbox
