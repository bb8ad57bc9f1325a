// A mail as values: who, when, about what, its words and its parts (RFC 5322, RFC 2045 to 2047,
// RFC 3676). GMime stands behind it and nowhere else.
//
// Nothing here fails on foreign bytes: what cannot be read is named in Mail::problems, and the
// rest is read as far as it goes. All text is valid UTF-8. Every function may be called from
// several threads at once.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/digest.h"
#include "base/result.h"
#include "base/time.h"

namespace tally::mail {

// What is beyond a limit is left out and named in Mail::problems.
struct MimeLimits {
    int depth_max = 64;                 // multiparts inside multiparts
    std::size_t parts_max = 1'000;      // leaves
    std::size_t addresses_max = 1'000;  // of each header
    std::size_t references_max = 1'000;
    std::size_t text_bytes_max = std::size_t{2} << 20;      // of plain text, of HTML
    std::size_t header_bytes_max = std::size_t{256} << 10;  // of one value
};

struct MailAddress {
    std::string name;     // decoded; may be empty
    std::string address;  // as written
    bool operator==(MailAddress const&) const = default;
};

// A leaf that is not the mail's own words: a file, a picture, a mail inside.
struct MailPart {
    std::string path;         // "2.1": positions from 1, as IMAP counts them (RFC 9051)
    std::string media;        // lower case
    std::string name;         // file name; may be empty
    std::uint64_t bytes = 0;  // decoded
    Digest digest;            // of the decoded content
    bool attachment = false;  // not a picture that the HTML shows
};

struct Mail {
    std::vector<MailAddress> from;
    std::vector<MailAddress> to;
    std::vector<MailAddress> cc;
    std::string subject;
    std::string message_id;   // without angle brackets
    std::string in_reply_to;  // the first one, without angle brackets
    std::vector<std::string> references;
    std::optional<Instant> date;
    std::string text;  // of all plain text bodies, also of mails inside
    std::string html;  // of all HTML bodies
    std::vector<MailPart> parts;
    std::vector<std::string> problems;
};

Mail parse_mail(std::string_view raw, MimeLimits const& limits = {});

// Decoded content of the part at this path, the one that MailPart::digest names; not_found when
// there is none.
Result<std::string> part_bytes(std::string_view raw, std::string_view path,
                               MimeLimits const& limits = {});

// The same for several parts, in one walk; parts that are not there are missing in the answer.
std::map<std::string, std::string> parts_bytes(std::string_view raw,
                                               std::set<std::string> const& paths,
                                               MimeLimits const& limits = {});

// All headers of the mail, decoded, in their order.
std::vector<std::pair<std::string, std::string>> header_list(std::string_view raw,
                                                             MimeLimits const& limits = {});

}  // namespace tally::mail
