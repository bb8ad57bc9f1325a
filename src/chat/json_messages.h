// JSON of other programs, one message at a time. nlohmann-json stands behind it; the ledger's own
// reader refuses what these files hold (fractions, null, any order of keys).
#pragma once

#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "chat/conversation.h"

namespace tally::chat {

using ForeignJson = nlohmann::json;

// Calls `visit` for each object that stands `depth` levels deep (2: the elements of an array in an
// object) and forgets it, so memory does not grow with the file. `rest` gets what is left of the
// whole: the members beside those elements. A file that ends in the middle gives what came before,
// and a problem with its offset.
struct EachObject {
    int depth = 1;
    std::function<void(ForeignJson const& object, std::uint64_t number)> visit;
};
void read_objects(std::string_view bytes, EachObject const& each, Conversation& problems);

// Members of foreign objects, whatever they hold: "" or 0 where there is none of that kind.
std::string text_member(ForeignJson const& object, char const* key);
std::uint64_t number_member(ForeignJson const& object, char const* key);
// The member, or a value that is null.
ForeignJson const& member(ForeignJson const& object, char const* key);

}  // namespace tally::chat
