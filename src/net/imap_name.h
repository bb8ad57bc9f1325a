// Names of folders at an IMAP server: modified UTF-7 (RFC 3501 section 5.1.3).
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace tally::net {

// invalid_input: ill-formed UTF-8, or nothing.
Result<std::string> to_imap_name(std::string_view utf8);
// invalid_input: not what to_imap_name() would write.
Result<std::string> from_imap_name(std::string_view name);

}  // namespace tally::net
