#include "vault/case_withholding.h"

#include <algorithm>

#include "vault/case_material.h"

namespace tally::vault {
namespace {

std::string words_for(engagement::WithheldFor reason) {
    switch (reason) {
        case engagement::WithheldFor::privilege: return "talk between a lawyer and a client";
        case engagement::WithheldFor::nda: return "covered by a duty of confidence";
        case engagement::WithheldFor::privacy: return "private matters of a person";
        case engagement::WithheldFor::other: return "";
    }
    return "";
}

// "2" stands around "2.1", and around itself.
bool is_around(std::string_view outer, std::string_view inner) {
    return inner.starts_with(outer) && (inner.size() == outer.size() || inner[outer.size()] == '.');
}

void keep_all_back(ExhibitMaterial& exhibit, std::string reason) {
    exhibit.disclosure = {
        .original = false, .nothing = true, .reason = std::move(reason), .parts = {}};
    exhibit.bytes.clear();
    exhibit.text.clear();
    exhibit.pages.clear();
    exhibit.messages.clear();
    exhibit.name.clear();
    exhibit.file_name.clear();
    exhibit.exhibit.highlights.clear();
}

bool is_kept_back(TimelineEntry const& entry, engagement::Case const& details) {
    if (details.withheld_entry(entry.n) != nullptr) return true;
    return std::ranges::any_of(details.withheld, [&](engagement::Withheld const& one) {
        return one.item && !entry.item.empty() && one.item->text == entry.item;
    });
}

}  // namespace

WithheldPart const* Disclosure::withheld(std::string_view path) const {
    auto const found = std::ranges::find_if(
        parts, [&](WithheldPart const& part) { return is_around(part.path, path); });
    return found == parts.end() ? nullptr : &*found;
}

std::string reason_text(engagement::Withheld const& withheld) {
    auto text = words_for(withheld.reason);
    if (!withheld.text.empty()) text += (text.empty() ? "" : "; ") + withheld.text;
    return text;
}

void withhold(std::vector<TimelineEntry>& timeline, engagement::Case const& details) {
    for (auto& entry : timeline) {
        if (!is_kept_back(entry, details)) continue;
        entry.summary = "Something that is kept back.";
        entry.occurred = entry.recorded;
        for (auto* words :
             {&entry.precision, &entry.basis, &entry.item, &entry.from, &entry.corrected})
            words->clear();
    }
    std::ranges::stable_sort(timeline, {}, &TimelineEntry::occurred);
}

void withhold(ExhibitMaterial& exhibit, engagement::Case const& details) {
    auto const& id = exhibit.exhibit.item;
    if (auto const* whole = details.withheld_item(id.whole()))
        return keep_all_back(exhibit, reason_text(*whole));
    if (auto const* entry = details.withheld_entry(exhibit.entry.line.n))
        return keep_all_back(exhibit, reason_text(*entry));
    for (auto const& one : details.withheld) {
        if (!one.item || one.item->whole() != id.whole()) continue;
        auto const path = one.item->part_path();
        bool const chat = exhibit.entry.record.chat.has_value();
        if (!chat && !exhibit.part.empty() && is_around(path, exhibit.part))
            return keep_all_back(exhibit, reason_text(one));
        exhibit.disclosure.original = false;
        exhibit.disclosure.parts.push_back({path, reason_text(one)});
    }
    if (!exhibit.disclosure.original) exhibit.file_name.clear();
}

}  // namespace tally::vault
