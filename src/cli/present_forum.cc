#include "cli/present_forum.h"

#include <fmt/format.h>

#include "base/characters.h"
#include "base/words.h"
#include "rights/pack.h"

namespace tally::cli {
namespace {

using forums::CheckStatus;
using forums::Limits;

OutJson limit_json(std::optional<int> const& limit) {
    return limit ? OutJson(*limit) : OutJson(nullptr);
}

OutJson limits_json(Limits const& limits) {
    return {{"pages_max", limit_json(limits.pages_max)},
            {"bytes_max", limit_json(limits.bytes_max)},
            {"image_ppi_max", limit_json(limits.image_ppi_max)},
            {"image_pixels_max", limit_json(limits.image_pixels_max)},
            {"font_points_min", limit_json(limits.font_points_min)},
            {"portrait", limits.portrait},
            {"upright", limits.upright},
            {"no_colour_marks", limits.no_colour_marks},
            {"numbered_from_one", limits.numbered_from_one},
            {"bookmarks", limits.bookmarks},
            {"bookmark_pages", limits.bookmark_pages},
            {"linked_index", limits.linked_index},
            {"no_attachments", limits.no_attachments}};
}

void add_line(std::string& text, bool is_there, std::string const& line) {
    if (is_there) text += "  " + line + "\n";
}

std::string limits_text(Limits const& limits) {
    std::string text;
    if (limits.pages_max) text += fmt::format("  at most {} pages\n", *limits.pages_max);
    if (limits.bytes_max)
        text += fmt::format("  at most {}\n",
                            bytes_text(static_cast<std::uint64_t>(*limits.bytes_max)));
    if (limits.image_ppi_max)
        text += fmt::format("  images of at most {} ppi\n", *limits.image_ppi_max);
    if (limits.image_pixels_max)
        text += fmt::format("  images of at most {} million pixels\n",
                            *limits.image_pixels_max / 1'000'000);
    if (limits.font_points_min)
        text += fmt::format("  letters of at least {} points\n", *limits.font_points_min);
    add_line(text, limits.portrait, "upright format");
    add_line(text, limits.upright, "no page on its head");
    add_line(text, limits.no_colour_marks, "nothing marked by colour");
    add_line(text, limits.numbered_from_one, "pages numbered from 1, as in the PDF");
    add_line(text, limits.bookmarks, "a bookmark for each exhibit");
    add_line(text, limits.linked_index, "a linked index");
    add_line(text, limits.no_attachments, "no files inside of the PDF");
    return text.empty() ? "  none that is known\n" : text;
}

}  // namespace

OutJson checks_json(std::vector<forums::ForumCheck> const& checks) {
    OutJson list = OutJson::array();
    for (auto const& check : checks)
        list.push_back({{"check", check.id},
                        {"status", name(check.status)},
                        {"page", check.page > 0 ? OutJson(check.page) : OutJson(nullptr)},
                        {"text", check.text}});
    return list;
}

OutJson dropped_json(std::vector<forums::Dropped> const& dropped) {
    OutJson list = OutJson::array();
    for (auto const& one : dropped)
        list.push_back({{"exhibit", one.exhibit > 0 ? OutJson(one.exhibit) : OutJson(nullptr)},
                        {"what", one.what},
                        {"why", one.why}});
    return list;
}

std::string forum_text(forums::Profile const& profile,
                       std::vector<forums::ForumCheck> const& checks,
                       std::vector<forums::Dropped> const& dropped) {
    auto text = fmt::format("For: {} ({} confidence)\n", profile.title, name(profile.confidence));
    for (auto const& check : checks)
        if (check.status == CheckStatus::passed && !check.id.starts_with("field "))
            text += "  fits: " + check.text + "\n";
    for (auto const& one : dropped)
        text += fmt::format("  left out of the PDF{}: {} ({})\n",
                            one.exhibit > 0 ? fmt::format(", exhibit {}", one.exhibit) : "",
                            one.what, one.why);
    for (auto const& check : checks)
        if (check.status == CheckStatus::by_hand) text += "  left to you: " + check.text + "\n";
    return text;
}

OutJson profile_json(forums::Profile const& profile) {
    OutJson variants = OutJson::array();
    for (auto const& variant : profile.pack.variants) variants.push_back(variant.id);
    return {{"forum", name(profile.pack.forum)},
            {"variant", profile.variant},
            {"variants", variants},
            {"title", profile.title},
            {"pack", profile.pack.id},
            {"dated", format_date(profile.pack.dated)},
            {"seen", format_date(profile.pack.seen)},
            {"confidence", name(profile.confidence)},
            {"source", profile.source},
            {"reader", profile.pack.reader},
            {"tone", profile.pack.tone},
            {"elements", profile.pack.elements},
            {"limits", limits_json(profile.limits)},
            {"check", profile.check}};
}

std::string profile_text(forums::Profile const& profile) {
    auto text = fmt::format("{}\nWho reads there: {}.\nHow to write: {}.\nWhat it takes:\n{}",
                            profile.title, profile.pack.reader, profile.pack.tone,
                            limits_text(profile.limits));
    if (!profile.pack.variants.empty()) {
        text += "Variants:";
        for (auto const& variant : profile.pack.variants) text += " " + variant.id;
        text += "\n";
    }
    for (auto const& line : profile.check) text += "Note: " + line + "\n";
    text += fmt::format("Known with {} confidence, seen on {}:\n", name(profile.confidence),
                        format_date(profile.pack.seen));
    for (auto const& source : profile.source) text += "  " + source + "\n";
    return text;
}

OutJson fields_json(std::vector<forums::FilledField> const& fields) {
    OutJson list = OutJson::array();
    for (auto const& filled : fields)
        list.push_back({{"field", filled.field.id},
                        {"title", filled.field.title},
                        {"text", filled.text},
                        {"characters", characters_of(filled.text)},
                        {"characters_max", filled.field.characters_max > 0
                                               ? OutJson(filled.field.characters_max)
                                               : OutJson(nullptr)},
                        {"hint", filled.field.hint},
                        {"blanks", filled.blanks},
                        {"only_you", filled.text.empty()}});
    return list;
}

std::string fields_text(std::vector<forums::FilledField> const& fields,
                        std::string const& case_name) {
    std::string text;
    for (auto const& filled : fields) {
        text += fmt::format("== {}: {}\n", filled.field.id, filled.field.title);
        if (filled.text.empty())
            text += fmt::format(
                "   Only you can say this{}. Then: tally case answer {} {} --text "
                "\"...\"\n\n",
                filled.field.hint.empty() ? "" : ": " + filled.field.hint, case_name,
                filled.field.id);
        else
            text += fmt::format("   {}\n\n{}\n\n", count_text(filled), filled.text);
        for (auto const& blank : filled.blanks) text += "   fill in: [" + blank + "]\n";
    }
    return text;
}

}  // namespace tally::cli
