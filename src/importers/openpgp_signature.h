// What an OpenPGP signature of a commit says of itself (RFC 4880 section 5.2, RFC 9580). It is not
// checked here: it does not carry its key, and whose key counts only the user knows.
#pragma once

#include <string>
#include <string_view>

namespace tally::importers {

// The fingerprint of the key that it names, in hexadecimal, else the short id of that key; empty
// where none can be read. Anybody can write any key there. Any bytes may come.
std::string openpgp_key_named(std::string_view armored);

// In words: that it is unchecked, why, and what would check it. `committer` is "Name <address>".
std::string openpgp_words(std::string_view armored, std::string_view committer);

}  // namespace tally::importers
