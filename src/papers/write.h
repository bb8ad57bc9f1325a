// The letters and papers of a case: calm, factual, each sentence with what shows it. They are
// drafts that a person reads before anybody else does. It informs and is no legal advice.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/result.h"
#include "papers/dossier.h"
#include "papers/paper.h"

namespace tally::papers {

enum class PaperKind : std::uint8_t {
    dispute_statement,
    answer_return_request,
    demand,
    settlement,
    representment,
    particulars,
    notice,
    support_ticket,
    violation_report,
};
inline constexpr std::array<std::string_view, 9> paper_kind_names{
    "dispute-statement", "answer-return-request", "demand", "settlement",
    "representment",     "particulars",           "notice", "support-ticket",
    "violation-report"};
constexpr engagement::NameList names_of(PaperKind) { return {"kind of letter", paper_kind_names}; }

struct PaperChoices {
    std::optional<Money> amount;  // of a settlement offer
    std::optional<Date> by;       // until when an answer or the money is asked for
};

// rejected, with what is missing, where the record does not support such a paper: no return was
// asked for, nothing is owed, no law applies, nothing broke the platform's rules.
Result<Paper> write_paper(Dossier const& dossier, PaperKind kind, PaperChoices const& choices);

// Two weeks after the day of the paper: what courts take for a fair time to pay.
Date usual_deadline(Date on);

}  // namespace tally::papers
