// Walks the leaves of a mail without recursion.
#pragma once

#include <functional>
#include <string>

#include "mail/gmime_handle.h"
#include "mail/mime.h"

namespace tally::mail {

struct Leaf {
    GMimeObject* object = nullptr;
    std::string path;  // "2.1"
};

// Calls for each leaf in the order of the mail; a mail inside is a leaf and its own leaves follow
// it. Stops when the callback returns false. False when a limit was hit.
bool walk_leaves(GMimeMessage* message, MimeLimits const& limits,
                 std::function<bool(Leaf const&)> const& visit);

}  // namespace tally::mail
