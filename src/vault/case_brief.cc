#include "vault/case_brief.h"

#include <algorithm>

#include "bundle/reader_files.h"

namespace tally::vault {
namespace {

constexpr std::size_t strongest_max = 3;

std::string with_location(std::string const& name, std::string const& location) {
    return location.empty() ? name : name + " (" + location + ")";
}

std::string type_text(engagement::EngagementType type) {
    switch (type) {
        case engagement::EngagementType::upwork_fixed: return "Upwork, fixed price";
        case engagement::EngagementType::upwork_hourly: return "Upwork, by the hour";
        case engagement::EngagementType::direct_fixed: return "Direct contract, fixed price";
        case engagement::EngagementType::direct_hourly: return "Direct contract, by the hour";
        case engagement::EngagementType::fiverr_order: return "Fiverr order";
        case engagement::EngagementType::freelancer_com: return "Freelancer.com project";
        case engagement::EngagementType::peopleperhour: return "PeoplePerHour project";
        case engagement::EngagementType::other: return "Contract";
    }
    return "Contract";
}

std::string agreement_text(engagement::State const& state) {
    auto const* version = state.agreement_version(0);
    if (version == nullptr) return "none on record";
    auto const signature = [&](ledger::Party party) -> std::string {
        auto const* found = version->signature_of(party);
        if (found == nullptr) return std::string{name(party)} + ": not signed";
        return std::string{name(party)} + ": signed " +
               format_local_date(found->occurred, state.engagement.zone);
    };
    return "version " + std::to_string(version->number) + "; " +
           signature(ledger::Party::freelancer) + ", " + signature(ledger::Party::client);
}

std::vector<casefile::BriefFact> facts_of(CaseMaterial const& material) {
    auto const& state = material.state;
    auto const& engagement = state.engagement;
    std::vector<casefile::BriefFact> facts{
        {"Freelancer", with_location(engagement.freelancer.name, engagement.freelancer.location)},
        {"Client", with_location(engagement.client.name, engagement.client.location)},
        {"Contract", type_text(engagement.type)},
        {"Agreement", agreement_text(state)},
        {"Paid so far", state.paid().text()},
        {"Held", state.held().text()}};
    if (state.ended)
        facts.push_back({"Ended", "by the " + std::string{name(state.ended->by)} + ", " +
                                      format_local(state.ended->occurred, engagement.zone) +
                                      (state.ended->claimed ? " (claimed)" : "")});
    return facts;
}

std::string submission_sentence(engagement::Milestone const& milestone, std::string const& zone) {
    auto text = "Milestone " + std::to_string(milestone.number) + " (" + milestone.title + ", " +
                milestone.amount.text() + ")";
    if (milestone.funded.minor > 0) text += " was funded";
    if (!milestone.submissions.empty()) {
        auto const& handover = milestone.submissions.back();
        text += milestone.funded.minor > 0 ? " and" : " was";
        text += " submitted on " + format_local_date(handover.occurred, zone) +
                (handover.via == engagement::Channel::platform ? " through the platform" : "");
    } else if (milestone.funded.minor > 0 && !milestone.started) {
        text += "; no work on it was recorded";
    }
    if (milestone.approved)
        text += "; the client approved it on " + format_local_date(*milestone.approved, zone);
    if (milestone.released.minor > 0) text += "; " + milestone.released.text() + " was paid";
    return text + ".";
}

std::vector<std::string> story_of(engagement::State const& state) {
    std::vector<std::string> story;
    auto const& zone = state.engagement.zone;
    for (auto const& milestone : state.milestones)
        if (milestone.funded.minor > 0 || !milestone.submissions.empty())
            story.push_back(submission_sentence(milestone, zone));
    if (state.ended) {
        auto const& ended = *state.ended;
        story.push_back("On " + format_local(ended.occurred, zone) + " the " +
                        std::string{name(ended.by)} + " ended the contract, paying " +
                        ended.pays.text() + ". The reason given: “" + ended.reason + "”");
    }
    return story;
}

std::vector<casefile::StrongExhibit> strongest_of(CaseMaterial const& material) {
    std::vector<casefile::StrongExhibit> strongest;
    for (bool const strong : {true, false})
        for (auto const& exhibit : material.exhibits)
            if (!exhibit.disclosure.nothing && exhibit.exhibit.strong == strong &&
                strongest.size() < strongest_max)
                strongest.push_back({exhibit.exhibit.number, exhibit.name, exhibit.exhibit.why});
    return strongest;
}

std::string first_attested(CaseMaterial const& material) {
    if (material.clock_was_set)
        return "never: this record was written under a clock that was set by hand";
    if (material.attested.empty()) return "not yet: recorded times rest on the owner's word so far";
    auto const first = std::ranges::min(material.attested, {}, &ledger::AttestedSize::time);
    return format_local(first.time, material.state.engagement.zone);
}

}  // namespace

std::string forum_title(engagement::Forum forum) {
    switch (forum) {
        case engagement::Forum::upwork_dispute: return "Upwork dispute";
        case engagement::Forum::upwork_arbitration: return "Upwork arbitration";
        case engagement::Forum::chargeback: return "Chargeback";
        case engagement::Forum::small_claims: return "Small claims";
        case engagement::Forum::e_bundle: return "Court bundle";
        case engagement::Forum::demand_letter: return "Letter before action";
        case engagement::Forum::generic: return "Case file";
    }
    return "Case file";
}

std::string disclosure_sentence(CaseMaterial const& material) {
    auto const disclosed = std::ranges::count_if(material.entries, &LedgerEntry::disclosed);
    auto text = std::to_string(disclosed) + " of " + std::to_string(material.entries.size()) +
                " entries in full; the rest are items that are not exhibits, present as lines";
    if (material.unfiled > 0)
        text += ". " + std::to_string(material.unfiled) +
                " more items of the same correspondence lie unfiled in the owner's inbox";
    return text + ".";
}

Money amount_at_stake(CaseMaterial const& material) {
    return material.details.asks.value_or(material.state.held());
}

casefile::Brief case_brief(CaseMaterial const& material) {
    casefile::Brief brief;
    brief.title = material.state.engagement.title;
    brief.claim = material.details.claim;
    brief.facts = facts_of(material);
    brief.amount = amount_at_stake(material).text();
    brief.story = story_of(material.state);
    brief.strongest = strongest_of(material);
    brief.asked =
        "Payment of " + brief.amount + " to " + material.state.engagement.freelancer.name + ".";
    brief.first_attested = first_attested(material);
    brief.does_not_show = bundle::does_not_show();
    return brief;
}

}  // namespace tally::vault
