#include "vault/case_document.h"

#include <algorithm>
#include <cstdlib>

#include "bundle/reader_files.h"
#include "engagement/event.h"
#include "links/fact.h"
#include "vault/case_brief.h"
#include "vault/case_exhibit.h"
#include "vault/case_silence.h"
#include "vault/case_timeline.h"

namespace tally::vault {
namespace {

constexpr std::string_view silence_kind = "silence";  // a line of chronology.csv, no entry

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
    return engagement::find_event_kind(entry.kind) != nullptr || links::is_kind(entry.kind);
}

std::vector<casefile::ChronologyRow> chronology_rows(std::vector<ChronologyLine> const& lines,
                                                     std::string const& zone) {
    std::vector<casefile::ChronologyRow> rows;
    for (auto const& line : lines) {
        auto const& entry = line.entry;
        if (entry.kind == silence_kind)
            rows.push_back({"", "", "", "", 0, false, "", line.gap});
        else
            rows.push_back({occurred_text(entry.occurred, entry.precision, zone),
                            format_local(entry.recorded, zone), line.who, entry.summary,
                            line.exhibit, entry.claimed, attested_text(line.attested, zone, ""),
                            line.gap});
    }
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

casefile::CellStatus cell_status(claims::Status status) {
    switch (status) {
        case claims::Status::proved: return casefile::CellStatus::proved;
        case claims::Status::supported: return casefile::CellStatus::supported;
        case claims::Status::disputed_by_them: return casefile::CellStatus::disputed_by_them;
        case claims::Status::disputed_by_us: return casefile::CellStatus::disputed_by_us;
        case claims::Status::missing: return casefile::CellStatus::missing;
    }
    std::abort();  // bits that name no status
}

casefile::ReasonStance reason_stance(engagement::Stance stance) {
    switch (stance) {
        case engagement::Stance::unfounded: return casefile::ReasonStance::unfounded;
        case engagement::Stance::partly: return casefile::ReasonStance::partly_founded;
        case engagement::Stance::founded: return casefile::ReasonStance::founded;
    }
    std::abort();  // bits that name no stance
}

casefile::MatrixClaim matrix_claim(FiledClaim const& filed) {
    casefile::MatrixClaim claim{
        filed.number, "Freelancer", filed.text, filed.amount ? filed.amount->text() : "", {}};
    for (auto const& cell : filed.cells)
        claim.cells.push_back(
            {cell.question, cell_status(cell.status), cell.exhibits, cell.note, cell.they_say});
    return claim;
}

void add_claims(casefile::CaseDocument& document, FiledClaims const& filed) {
    for (auto const& claim : filed.claims) document.matrix.push_back(matrix_claim(claim));
    for (auto const& reason : filed.reasons)
        document.reasons.push_back({reason.number, reason.reason, reason_stance(reason.stance),
                                    reason.clause, reason.answer, reason.exhibits, ""});
}

// Each silence stands in front of the first line after it; one that goes on, at the end.
void add_silences(std::vector<ChronologyLine>& lines, std::vector<Silence> const& all) {
    for (auto const& silence : all) {
        auto const next = std::ranges::find_if(lines, [&](ChronologyLine const& line) {
            return line.entry.occurred >= silence.to && line.entry.kind != silence_kind;
        });
        if (silence.ended && next != lines.end()) {
            next->gap = silence.text;
            continue;
        }
        TimelineEntry entry{.kind = std::string{silence_kind},
                            .occurred = silence.to,
                            .recorded = silence.to,
                            .corrected = {},
                            .summary = silence.text,
                            .item = {},
                            .from = {}};
        lines.push_back({std::move(entry), 0, "", {}, silence.text});
    }
}

}  // namespace

std::vector<ChronologyLine> chronology(CaseMaterial const& material) {
    std::vector<ChronologyLine> lines;
    for (auto const& entry : material.timeline) {
        auto const exhibit = exhibit_showing(material, entry);
        if (!speaks_of_work(entry) && exhibit == 0) continue;
        lines.push_back({entry, exhibit, who_acted(material.state.engagement, entry),
                         ledger::bracket_of(entry.n, material.attested), ""});
    }
    add_silences(lines, material.silences);
    return lines;
}

casefile::CaseDocument case_document(CaseMaterial const& material, FiledClaims const& filed) {
    casefile::CaseDocument document;
    auto const& engagement = material.state.engagement;
    document.title = engagement.title;
    document.forum = forum_title(material.details.forum);
    document.language = "en";
    document.made = material.newest;
    document.brief = case_brief(material);
    add_claims(document, filed);
    document.milestones = milestone_rows(material);
    auto const lines = chronology(material);
    document.chronology = chronology_rows(lines, engagement.zone);
    document.timeline = case_timeline(material, lines);
    document.completeness = case_completeness(material);
    Reader const reader{engagement.zone, engagement.freelancer.name, engagement.freelancer.email};
    for (auto const& exhibit : material.exhibits)
        document.exhibits.push_back(case_exhibit(exhibit, reader));
    document.verification = verification_facts(material);
    document.how_to_verify = check_steps();
    document.footer = "tallystick/" + material.checkpoint.ledger.text;
    return document;
}

}  // namespace tally::vault
