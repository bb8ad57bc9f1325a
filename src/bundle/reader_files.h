// Files of a bundle that speak to its reader: how to check it with stock tools.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/digest.h"
#include "ledger/note.h"

namespace tally::bundle {

// verify.sh: POSIX shell, sha256sum, openssl and base tools alone.
std::string_view verify_script();
// verify.html: a page that checks the bundle in a browser, without the network (web/verify).
std::string_view verify_page();

// VERIFY.txt: what the bundle holds, the exact commands, and what the proof does not show.
struct VerifyText {
    std::string title;
    ledger::Checkpoint checkpoint;
    Digest fingerprint;    // of the owner's key
    std::string withheld;  // a sentence about what is not disclosed; may be empty
    bool clock_was_set = false;
};
std::string verify_text(VerifyText const& facts);

// The limits of the proof, one sentence each; the PDF and the page print the same.
std::vector<std::string> does_not_show();

}  // namespace tally::bundle
