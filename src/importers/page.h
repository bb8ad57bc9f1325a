// Saved web pages: what they say of themselves.
#pragma once

#include <string>
#include <string_view>

namespace tally::importers {

struct PageClaims {
    std::string title;
    std::string address;  // where it was saved from
};
// Of HTML: its <title>, and the address that Chromium and Firefox write into a comment ("saved from
// url=(0031)https://...") or that the page gives as canonical. Takes any bytes; looks at their
// begin.
PageClaims page_claims(std::string_view html);

// It begins as an HTML page does.
bool looks_like_page(std::string_view first_bytes);
// MHTML as browsers save it: a mail that no mailbox ever saw (RFC 2557, Snapshot-Content-Location).
bool looks_like_mhtml(std::string_view first_bytes);
// The address and title in its header.
PageClaims mhtml_claims(std::string_view bytes);

}  // namespace tally::importers
