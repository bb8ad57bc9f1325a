#include "vault/case_packet.h"

#include <algorithm>

#include "vault/version.h"

namespace tally::vault {
namespace {

papers::CertifiedExhibit certified(ExhibitMaterial const& exhibit) {
    auto const& provenance = exhibit.entry.record.provenance;
    // Of what is kept back only the commitment in its entry's line is printed.
    if (!exhibit.disclosure.original)
        return {.number = exhibit.exhibit.number,
                .title = "withheld, or in part",
                .file = "not in the file; the commitment of its entry:",
                .digest = exhibit.entry.line.body,
                .source = "withheld",
                .recorded = exhibit.entry.line.at};
    return {.number = exhibit.exhibit.number,
            .title = exhibit.name,
            .file = "data/exhibits/" + exhibit.file_name,
            .digest = exhibit.digest,
            .source = "imported from " + provenance.file + " (" + provenance.source + ")",
            .recorded = exhibit.entry.line.at};
}

std::vector<papers::Vouched> vouched(CaseMaterial const& material) {
    std::vector<papers::Vouched> found;
    for (auto const& one : material.attestations) {
        auto const size = std::ranges::find(material.attested, one.n, &ledger::AttestedSize::n);
        if (size == material.attested.end()) continue;
        found.push_back({one.by, one.method, one.time, size->covers.value});
    }
    return found;
}

}  // namespace

papers::CertifiedFacts certified_facts(CaseMaterial const& material) {
    auto const& engagement = material.state.engagement;
    papers::CertifiedFacts facts{.title = engagement.title,
                                 .person = engagement.freelancer.name,
                                 .client = engagement.client.name,
                                 .zone = engagement.zone,
                                 .program = "tallystick " + std::string{version},
                                 .ledger = material.checkpoint.ledger.text,
                                 .entries = material.checkpoint.size.value,
                                 .root = material.checkpoint.root,
                                 .fingerprint = material.keys.newest().fingerprint(),
                                 .first = material.entries.front().line.at,
                                 .newest = material.newest,
                                 .clock_was_set = material.clock_was_set,
                                 .exhibits = {},
                                 .vouched = vouched(material),
                                 .on = local_date(material.newest, engagement.zone)};
    for (auto const& exhibit : material.exhibits) facts.exhibits.push_back(certified(exhibit));
    return facts;
}

casefile::Statement process_statement(CaseMaterial const& material) {
    auto const paper = papers::certificate(certified_facts(material),
                                           papers::CertificateKind::process_description);
    casefile::Statement statement{paper.title, {}};
    for (auto const& block : paper.blocks)
        statement.text += (block.kind == papers::BlockKind::heading ? "# " : "") +
                          std::string{block.kind == papers::BlockKind::item ? "• " : ""} +
                          block.text + "\n";
    return statement;
}

std::vector<std::pair<std::string, std::string>> packet_files(CaseMaterial const& material) {
    auto const facts = certified_facts(material);
    std::vector<std::pair<std::string, std::string>> files;
    for (std::size_t i = 0; i < papers::certificate_kind_names.size(); ++i)
        files.emplace_back(
            "data/papers/" + std::string{papers::certificate_kind_names[i]} + ".txt",
            papers::text_of(papers::certificate(facts, static_cast<papers::CertificateKind>(i))));
    return files;
}

}  // namespace tally::vault
