#include "vault/case_timeline.h"

#include <algorithm>
#include <map>

namespace tally::vault {
namespace {

using casefile::MarkKind;
using std::chrono::days;

constexpr std::size_t ticks_max = 7;

std::string short_name(engagement::Milestone const& milestone) {
    return "M" + std::to_string(milestone.number);
}

void add_milestones(casefile::Timeline& timeline, CaseMaterial const& material) {
    auto const& zone = material.state.engagement.zone;
    for (auto const& milestone : material.state.milestones) {
        auto const name = short_name(milestone);
        for (auto const& handover : milestone.submissions)
            timeline.marks.push_back({handover.occurred, MarkKind::delivery, name + " submitted"});
        for (auto const& handover : milestone.deliveries)
            timeline.marks.push_back({handover.occurred, MarkKind::delivery, name + " delivered"});
        if (milestone.approved)
            timeline.marks.push_back(
                {*milestone.approved, MarkKind::milestone, name + " approved"});
        if (milestone.due)
            timeline.marks.push_back(
                {end_of_day(*milestone.due, zone), MarkKind::deadline, name + " due"});
    }
}

// Marks of the contract's own steps that stand in the chronology.
void add_steps(casefile::Timeline& timeline, std::vector<ChronologyLine> const& lines) {
    for (auto const& line : lines) {
        auto const& kind = line.entry.kind;
        auto const& at = line.entry.occurred;
        if (kind == "milestone.funded")
            timeline.marks.push_back({at, MarkKind::milestone, "funded"});
        else if (kind == "agreement.signed")
            timeline.marks.push_back({at, MarkKind::milestone, "signed"});
        else if (kind == "contract.ended")
            timeline.marks.push_back({at, MarkKind::milestone, "ended by the " + line.who});
        else if (line.who == "client")
            timeline.marks.push_back(
                {at, MarkKind::reply,
                 line.exhibit > 0 ? "exhibit " + std::to_string(line.exhibit) : ""});
    }
}

void add_deadlines(casefile::Timeline& timeline, CaseMaterial const& material) {
    for (auto const& deadline : material.deadlines)
        timeline.marks.push_back({deadline.due, MarkKind::deadline, deadline.title});
}

// Whole days, evenly spread, at most ticks_max.
void add_ticks(casefile::Timeline& timeline, std::string const& zone) {
    auto const span = std::chrono::ceil<days>(timeline.to - timeline.from);
    auto const step = std::max(days{1}, days{(span.count() + 5) / 6});
    for (auto at = timeline.from; at <= timeline.to && timeline.ticks.size() < ticks_max;
         at += step)
        timeline.ticks.push_back({at, format_local_date(at, zone)});
}

bool is_withheld(CaseMaterial const& material, LedgerEntry const& entry) {
    if (material.details.withheld_entry(entry.line.n) != nullptr) return true;
    return std::ranges::any_of(material.exhibits, [&](ExhibitMaterial const& exhibit) {
        return exhibit.entry.line.n == entry.line.n && !exhibit.disclosure.original;
    });
}

// A name is told only by an exhibit that is shown.
std::string title_of(CaseMaterial const& material, std::string const& part) {
    for (auto const& exhibit : material.exhibits)
        if (exhibit.entry.line.part.text == part && exhibit.disclosure.original)
            return exhibit.name;
    return "";
}

}  // namespace

casefile::Timeline case_timeline(CaseMaterial const& material,
                                 std::vector<ChronologyLine> const& lines) {
    casefile::Timeline timeline;
    if (material.timeline.empty()) return timeline;
    auto const& zone = material.state.engagement.zone;
    add_milestones(timeline, material);
    add_steps(timeline, lines);
    add_deadlines(timeline, material);
    for (auto const& entry : material.timeline) timeline.entries.push_back(entry.occurred);
    for (auto const& silence : material.silences)
        timeline.gaps.emplace_back(silence.from, silence.to);
    auto [first, last] = std::ranges::minmax(timeline.entries);
    for (auto const& mark : timeline.marks) {
        first = std::min(first, mark.at);
        last = std::max(last, mark.at);
    }
    auto const edge = std::max<Instant::duration>((last - first) / 50, std::chrono::hours{6});
    timeline.from = first - edge;
    timeline.to = last + edge;
    add_ticks(timeline, zone);
    return timeline;
}

std::vector<casefile::Completeness> case_completeness(CaseMaterial const& material) {
    std::map<std::string, casefile::Completeness> rows;
    for (auto const& entry : material.entries) {
        if (!is_item_kind(entry.line.kind)) continue;
        auto& row = rows[entry.line.part.text];
        row.conversation = entry.line.part.text;
        ++row.recorded;
        row.disclosed += entry.disclosed ? 1U : 0U;
        row.withheld += is_withheld(material, entry) ? 1U : 0U;
    }
    std::vector<casefile::Completeness> shown;
    casefile::Completeness rest{.conversation = {}, .title = "all other conversations and files"};
    for (auto& [part, row] : rows) {
        if (row.disclosed + row.withheld == 0) {
            rest.recorded += row.recorded;
            continue;
        }
        row.title = title_of(material, part);
        shown.push_back(row);
    }
    if (rest.recorded > 0) shown.push_back(rest);
    return shown;
}

}  // namespace tally::vault
