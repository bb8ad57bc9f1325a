#include "forums/forum_book.h"

#include <utility>

#include "base/check.h"
#include "base/supersede.h"
#include "forums/embedded_forums.h"

namespace tally::forums {
namespace {

ForumBook read_builtin() {
    ForumBook book;
    for (auto const& file : embedded_forums()) {
        auto pack = parse_forum_pack(file.text, std::string{file.file});
        TALLY_CHECK(pack.has_value());  // a test parses every file that is shipped
        book.put(std::move(*pack));
    }
    return book;
}

std::unexpected<Error> no_variant(ForumPack const& pack, std::string_view variant) {
    std::string there;
    for (auto const& one : pack.variants) there += (there.empty() ? "" : ", ") + one.id;
    return fail(Code::not_found,
                "the forum " + std::string{name(pack.forum)} + " has no variant '" +
                    std::string{variant} + "'",
                there.empty() ? "leave --variant out" : "there are: " + there);
}

void take_variant(Profile& profile, Variant const& variant) {
    profile.variant = variant.id;
    profile.title += ", " + variant.title;
    profile.limits = variant.limits;
    profile.confidence = variant.confidence;
    profile.source = variant.source;
    profile.check.insert(profile.check.end(), variant.check.begin(), variant.check.end());
}

}  // namespace

void ForumBook::put(ForumPack pack) { put_in_place(packs, std::move(pack)); }

Result<Profile> ForumBook::profile(engagement::Forum forum, std::string_view variant) const {
    ForumPack const* found = nullptr;
    for (auto const& pack : packs)
        if (pack.forum == forum && (found == nullptr || pack.dated >= found->dated)) found = &pack;
    if (found == nullptr)
        return fail(Code::not_found, "no pack speaks of the forum " + std::string{name(forum)});
    Profile profile{.pack = *found,
                    .variant = {},
                    .title = found->title,
                    .limits = found->limits,
                    .confidence = found->confidence,
                    .source = found->source,
                    .check = found->check};
    if (variant.empty()) return profile;
    auto const* const chosen = found->variant(variant);
    if (chosen == nullptr) return no_variant(*found, variant);
    take_variant(profile, *chosen);
    return profile;
}

ForumBook const& builtin_forum_book() {
    static ForumBook const book = read_builtin();
    return book;
}

}  // namespace tally::forums
