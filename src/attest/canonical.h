// The forms in which header fields and bodies are signed (RFC 6376 section 3.4).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tally::attest {

enum class Form : std::uint8_t {
    simple,
    relaxed
};

// One field without the line end behind it.
std::string canonical_field(std::string_view raw, Form form);
// The whole body: lines end with CRLF, empty ones at the end are gone. An empty body is CRLF in the
// simple form and nothing in the relaxed one.
std::string canonical_body(std::string_view body, Form form);

}  // namespace tally::attest
