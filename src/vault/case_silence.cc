#include "vault/case_silence.h"

#include <algorithm>

#include "base/words.h"

namespace tally::vault {
namespace {

constexpr std::chrono::days silence_min{7};

// What asks for an answer.
std::string asked_by(TimelineEntry const& entry) {
    if (entry.kind == "milestone.submitted" || entry.kind == "delivery.noted" ||
        entry.kind == "delivery.made")
        return "delivery";
    if (entry.kind == "invoice.sent" || entry.kind == "invoice.issued") return "invoice";
    return "";
}

struct Span {
    Instant from{};
    Instant to{};
};

// A conversation that the client took part in is activity from its first to its last message: what
// stands between is not looked into.
std::vector<Span> conversations(CaseMaterial const& material) {
    std::vector<Span> spans;
    for (auto const& entry : material.entries) {
        if (entry.salted_body.empty() || !is_item_kind(entry.line.kind)) continue;
        auto const body = ledger::unsalted(entry.salted_body);
        auto const json = body ? ledger::parse_json(*body) : ledger::parse_json("");
        auto const record = json ? ledger::decode_item(entry.line.kind, *json)
                                 : Result<ledger::ItemRecord>{std::unexpected(json.error())};
        if (record && record->chat && record->occurred)
            spans.push_back({*record->occurred, record->chat->last.value_or(*record->occurred)});
    }
    return spans;
}

// All that the client is known to have done, oldest first.
std::vector<Span> signs_of_life(CaseMaterial const& material) {
    auto spans = conversations(material);
    for (auto const& entry : material.timeline)
        if (who_acted(material.state.engagement, entry) == "client")
            spans.push_back({entry.occurred, entry.occurred});
    std::ranges::sort(spans, {}, &Span::from);
    return spans;
}

std::string sentence(Silence const& silence, std::string const& about, std::string const& zone) {
    auto const days = std::chrono::floor<std::chrono::days>(silence.to - silence.from).count();
    return std::string{"Client silent for "} + counted(static_cast<std::uint64_t>(days), "day") +
           " after the " + about + " of " + format_local_date(silence.from, zone) +
           (silence.ended ? "" : ", up to the end of this record");
}

}  // namespace

std::string who_acted(engagement::Engagement const& engagement, TimelineEntry const& entry) {
    auto const sent_by = [&](std::string const& address) {
        return !address.empty() && ascii_lower(entry.from).contains(ascii_lower(address));
    };
    if (entry.from.empty() || sent_by(engagement.freelancer.email))
        return std::string{name(entry.author)};
    return sent_by(engagement.client.email) ? "client" : "third party";
}

std::vector<Silence> silences(CaseMaterial const& material) {
    auto const signs = signs_of_life(material);
    auto const& zone = material.state.engagement.zone;
    std::vector<Silence> found;
    for (auto const& entry : material.timeline) {
        auto const about = asked_by(entry);
        if (about.empty() || entry.author != ledger::Party::freelancer) continue;
        if (!found.empty() && entry.occurred < found.back().to) continue;
        auto const talking = std::ranges::any_of(signs, [&](Span const& span) {
            return span.from <= entry.occurred && span.to > entry.occurred;
        });
        auto const next = std::ranges::find_if(
            signs, [&](Span const& span) { return span.from > entry.occurred; });
        bool const ended = next != signs.end();
        Silence silence{entry.occurred, ended ? next->from : material.newest, ended, {}};
        if (talking || silence.to - silence.from < silence_min) continue;
        silence.text = sentence(silence, about, zone);
        found.push_back(std::move(silence));
    }
    return found;
}

}  // namespace tally::vault
