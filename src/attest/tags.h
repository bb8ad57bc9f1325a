// Lists of tag=value (RFC 6376 section 3.2), as signatures and key records are written.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace tally::attest {

class TagList {
public:
    // invalid_input: no tag=value, an empty name, or a tag twice.
    static Result<TagList> parse(std::string_view text);

    // Without the white space around it; nullopt where the tag is not there.
    std::optional<std::string> get(std::string_view tag) const;
    // Without any white space inside: what base64 and lists are folded with.
    std::optional<std::string> compact(std::string_view tag) const;

private:
    std::map<std::string, std::string, std::less<>> values_;
};

// The text with the value of the tag taken out, and nothing else changed (section 3.7: a
// signature is over itself with an empty b=).
std::string without_value(std::string_view text, std::string_view tag);

// Base64 that may lack its padding or hold white space.
Result<std::string> lenient_base64(std::string_view text);

}  // namespace tally::attest
