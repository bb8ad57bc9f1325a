// All forum packs that are in use together, and what counts for one case.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "forums/forum_pack.h"

namespace tally::forums {

// A forum as a case meets it: its pack, with the limits of the variant that was chosen.
struct Profile {
    ForumPack pack;
    std::string variant;  // id; empty: none was chosen
    std::string title;    // "Chargeback, Mastercard"
    Limits limits;
    rights::Confidence confidence = rights::Confidence::low;
    std::vector<std::string> source;  // of the limits
    std::vector<std::string> check;   // of the pack and of the variant
};

struct ForumBook {
    std::vector<ForumPack> packs;

    // Takes the place of what has the same id or is superseded by it, or is added.
    void put(ForumPack pack);
    // The newest pack of the forum. not_found for a variant that it does not have, with those that
    // there are.
    Result<Profile> profile(engagement::Forum forum, std::string_view variant) const;
};

// What came with this program.
ForumBook const& builtin_forum_book();

}  // namespace tally::forums
