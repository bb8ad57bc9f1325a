#include "vault/case_document.h"

#include <algorithm>

#include "base/words.h"
#include "bundle/reader_files.h"
#include "vault/case_brief.h"
#include "vault/case_exhibit.h"

namespace tally::vault {
namespace {

std::string money_state(engagement::State const& state, engagement::Milestone const& milestone) {
    std::string text{name(milestone.stage())};
    if (auto const held = state.held(milestone.number); held.minor > 0)
        text += ", " + held.text() + " held";
    if (milestone.released.minor > 0) text += ", " + milestone.released.text() + " paid";
    if (milestone.funded.minor == 0) text += ", not funded";
    return text;
}

std::vector<casefile::MilestoneRow> milestone_rows(CaseMaterial const& material) {
    std::vector<casefile::MilestoneRow> rows;
    auto const& zone = material.state.engagement.zone;
    for (auto const& milestone : material.state.milestones)
        rows.push_back(
            {milestone.number, milestone.title, milestone.amount.text(),
             milestone.due ? format_local_date(end_of_day(*milestone.due, zone), zone) : "no date",
             money_state(material.state, milestone)});
    return rows;
}

bool speaks_of_work(TimelineEntry const& entry) {
    return engagement::find_event_kind(entry.kind) != nullptr;
}

std::vector<casefile::ChronologyRow> chronology_rows(CaseMaterial const& material) {
    std::vector<casefile::ChronologyRow> rows;
    auto const& zone = material.state.engagement.zone;
    for (auto const& [entry, exhibit, who] : chronology(material))
        rows.push_back({format_local(entry.occurred, zone), format_local(entry.recorded, zone), who,
                        entry.summary, exhibit, entry.claimed});
    return rows;
}

std::vector<casefile::BriefFact> verification_facts(CaseMaterial const& material) {
    std::vector<casefile::BriefFact> facts{
        {"Ledger", "tallystick/" + material.checkpoint.ledger.text},
        {"Entries", std::to_string(material.checkpoint.size.value)},
        {"Root", material.checkpoint.root.text()},
        {"Owner's key", material.keys.newest().fingerprint().text()},
        {"Disclosed", disclosure_sentence(material)}};
    if (material.clock_was_set)
        facts.push_back({"Clock", "set by hand: recorded times prove nothing"});
    return facts;
}

std::vector<casefile::CheckStep> check_steps() {
    return {{"Unpack the case file and run the script inside. It uses sha256sum and openssl alone. "
             "FINGERPRINT is the owner's key as you know it from elsewhere (a letter, a contract), "
             "not from this file.",
             "unzip case.zip -d case && sh case/data/verify.sh FINGERPRINT"},
            {"Or open the page inside in any browser and drop the ZIP on it. It needs no network.",
             "case/data/verify.html"},
            {"Or check single things by hand: every file is the one that is listed,",
             "cd case && sha256sum -c manifest-sha256.txt"},
            {"and an exhibit is in the ledger when its digest stands in a disclosed body.",
             "sha256sum data/exhibits/*"},
            {"The full verifier also checks proofs and attestations.",
             "tally-verify case.zip --key FINGERPRINT"}};
}

int exhibit_showing(CaseMaterial const& material, TimelineEntry const& entry) {
    for (auto const& exhibit : material.exhibits) {
        auto const whole = exhibit.exhibit.item.whole().text;
        if (whole == entry.item || whole == entry.basis || exhibit.exhibit.item.text == entry.basis)
            return exhibit.exhibit.number;
    }
    return 0;
}

// Whoever recorded a mail, it is the act of its sender.
std::string who_acted(engagement::Engagement const& engagement, TimelineEntry const& entry) {
    auto const sent_by = [&](std::string const& address) {
        return !address.empty() && ascii_lower(entry.from).contains(ascii_lower(address));
    };
    if (entry.from.empty() || sent_by(engagement.freelancer.email))
        return std::string{name(entry.author)};
    return sent_by(engagement.client.email) ? "client" : "third party";
}

}  // namespace

std::vector<ChronologyLine> chronology(CaseMaterial const& material) {
    std::vector<ChronologyLine> lines;
    for (auto const& entry : material.timeline) {
        auto const exhibit = exhibit_showing(material, entry);
        if (speaks_of_work(entry) || exhibit > 0)
            lines.push_back({entry, exhibit, who_acted(material.state.engagement, entry)});
    }
    return lines;
}

casefile::CaseDocument case_document(CaseMaterial const& material) {
    casefile::CaseDocument document;
    auto const& engagement = material.state.engagement;
    document.title = engagement.title;
    document.forum = forum_title(material.details.forum);
    document.language = "en";
    document.made = material.newest;
    document.brief = case_brief(material);
    document.milestones = milestone_rows(material);
    document.chronology = chronology_rows(material);
    for (auto const& exhibit : material.exhibits)
        document.exhibits.push_back(case_exhibit(exhibit, engagement.zone));
    document.verification = verification_facts(material);
    document.how_to_verify = check_steps();
    document.footer = "tallystick/" + material.checkpoint.ledger.text;
    return document;
}

}  // namespace tally::vault
