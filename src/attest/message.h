// A mail as signatures see it: header fields in their order, and the body, each as the bytes that
// went over the wire (RFC 5322). Nothing is decoded.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tally::attest {

struct HeaderField {
    std::string name;      // lower case, without white space behind it
    std::string_view raw;  // name, colon and value with its folds, without the last line end
    std::string_view value() const;  // behind the colon
};

// Line ends are CRLF here, whatever they were in the file: a mailbox keeps mails with LF, a
// signature is over CRLF (RFC 6376 section 2.8).
class WireMessage {
public:
    // Any bytes may come; what has no header has no fields. At most fields_max fields are kept.
    explicit WireMessage(std::string_view raw);
    WireMessage(WireMessage const&) = delete;
    WireMessage& operator=(WireMessage const&) = delete;

    std::vector<HeaderField> const& fields() const { return fields_; }
    // The last field of this name, which is the one nearest to the author; nullptr for none.
    HeaderField const* last(std::string_view name) const;
    std::size_t count(std::string_view name) const;
    std::string_view body() const { return body_; }

    static constexpr std::size_t fields_max = 10'000;

private:
    std::string bytes_;  // what all views point into
    std::vector<HeaderField> fields_;
    std::string_view body_;
};

// Addresses in a field, as far as they are plain: "Anna <anna@client.example>" gives the part in
// brackets, else the word with an @. Enough to compare domains; display names are never taken.
std::vector<std::string> addresses_in(std::string_view value);
// Behind the last @, lower case, without a dot at the end.
std::string domain_of(std::string_view address);

}  // namespace tally::attest
