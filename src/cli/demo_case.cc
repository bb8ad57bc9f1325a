#include "cli/demo_case.h"

#include <algorithm>
#include <fstream>

#include "papers/write.h"
#include "vault/act.h"
#include "vault/case_dossier.h"
#include "vault/case_matrix.h"

namespace tally::cli {
namespace {

struct ExhibitChoice {
    std::string_view query;
    std::string_view why;
    bool strong = false;
};

constexpr ExhibitChoice exhibits[] = {
    {"subject:\"kick-off\" from:daniel",
     "The client agrees to the scope in writing: five pages, two milestones, no shop.", true},
    {"subject:\"milestone 2 is funded\"", "Milestone 2 was funded with $1,200."},
    {"subject:\"small addition\" from:mira", "A shop was offered as a priced change order."},
    {"subject:\"small addition\" from:daniel", "The client's answer to the offer for a shop."},
    {"subject:\"your three changes are done\" from:mira",
     "The submission of 10 November, with all files attached."},
    {"subject:\"your three changes are done\" from:daniel",
     "The client received the files (“the zip opens fine here”) and wants no further changes.",
     true},
    {"subject:homepage-after", "The home page as it was delivered."},
    {"subject:delivery kind:file", "The files as they were handed over."},
    {"subject:\"contract ended\" from:daniel",
     "The reasons given: no files, not what was asked for, a missing shop.", true}};

struct Answer {
    int reason = 0;
    std::string_view text;
    std::string_view clause;
    std::string_view shown_by;  // a query
};

constexpr Answer answers[] = {
    {1,
     "The five pages are those of the signed scope. The client looked at them, asked for three "
     "changes, got them, and wanted no others.",
     "scope 2", "subject:\"your three changes are done\" from:daniel"},
    {2, "The files were handed over on 10 November, and the client wrote that the archive opens.",
     "scope 5", "subject:\"your three changes are done\" from:daniel"},
    {3, "A shop is named as out of scope. It was offered at a price, and the client declined it.",
     "out of scope 1", "subject:\"small addition\" from:daniel"}};

Result<void> link_exhibits(vault::Vault& vault, vault::CaseRef const& ref, DemoSearch const& find) {
    for (auto const& [query, why, strong] : exhibits) {
        auto const item = TRY(find(std::string{query}));
        TRY(vault::link_exhibit(vault, ref, {item, "", std::string{why}, strong}));
    }
    return {};
}

Result<void> answer_reasons(vault::Vault& vault, vault::EngagementRef const& ref,
                            DemoSearch const& find) {
    for (auto const& answer : answers) {
        engagement::ReasonAnswered said;
        said.reason = answer.reason;
        said.stance = engagement::Stance::unfounded;
        said.text = answer.text;
        said.clause = answer.clause;
        said.items = {TRY(find(std::string{answer.shown_by})).id};
        TRY(vault::act(vault, ref, said, {}));
    }
    return {};
}

// The first two proposals of each element: what proves it comes first. In real life a person looks
// at each of them.
Result<void> accept_proposals(vault::Vault& vault, vault::CaseRef const& ref) {
    constexpr std::size_t accepted_max = 2;
    auto const view = TRY(vault::read_case_matrix(vault, ref.text(), vault.now()));
    for (auto const& row : view.matrix.claims) {
        for (auto const& cell : row.cells) {
            if (cell.side != ledger::Party::freelancer) continue;
            for (std::size_t i = 0; i < std::min(accepted_max, cell.proposals.size()); ++i)
                TRY(vault::accept_evidence(
                    vault, ref,
                    {row.claim.number, cell.element->id, cell.proposals[i].source, {}, ""}));
        }
    }
    return {};
}

Result<void> assert_claims(vault::Vault& vault, vault::CaseRef const& ref, Money const& asks) {
    engagement::ClaimAsserted work;
    work.type = "payment-for-work";
    work.text = "The five pages of milestone 2 were delivered and accepted, and are to be paid.";
    work.amount = asks;
    work.about = "milestone/2";
    TRY(vault::assert_claim(vault, ref, work));
    return accept_proposals(vault, ref);
}

Result<void> write_letter(papers::Dossier const& dossier, papers::PaperKind kind,
                          std::filesystem::path const& file) {
    auto const paper = TRY(papers::write_paper(dossier, kind, {}));
    std::ofstream out{file, std::ios::binary | std::ios::trunc};
    out << papers::text_of(paper);
    if (!out.flush()) return fail(Code::unavailable, "write " + file.string());
    return {};
}

}  // namespace

Result<vault::CaseRef> argue_demo_case(vault::Vault& vault, vault::EngagementRef const& ref,
                                       DemoSearch const& find) {
    TRY(answer_reasons(vault, ref, find));
    auto const asks = TRY(Money::parse("1200", ref.details.currency));
    auto opened = TRY(vault::open_case(
        vault, ref,
        {.forum = engagement::Forum::upwork_dispute,
         .claim = "The five pages of milestone 2 were delivered as agreed, received and found "
                  "good in writing. The contract was then ended without payment, for files that "
                  "had arrived and for a shop that the agreement excludes.",
         .asks = asks}));
    TRY(link_exhibits(vault, opened, find));
    TRY(assert_claims(vault, opened, asks));
    return opened;
}

Result<void> write_demo_letters(vault::Vault& vault, vault::CaseRef const& ref,
                                std::filesystem::path const& folder) {
    auto const dossier =
        TRY(vault::case_dossier(vault, ref, vault::load_rules(vault.folder()), vault.now()));
    TRY(write_letter(dossier, papers::PaperKind::dispute_statement,
                     folder / "dispute-statement.txt"));
    return write_letter(dossier, papers::PaperKind::demand, folder / "demand-letter.txt");
}

}  // namespace tally::cli
