#include "engagement/agreement_words.h"

#include <algorithm>
#include <array>

#include "base/words.h"
#include "engagement/telling.h"

namespace tally::engagement {
namespace {

struct TermTitle {
    std::string_view name;
    std::string_view title;
};

constexpr std::array term_titles{
    TermTitle{"change_orders", "Changes and additions"},
    TermTitle{"channels", "Where you talk"},
    TermTitle{"confidentiality", "What stays between you"},
    TermTitle{"intellectual_property", "Who owns the work"},
    TermTitle{"kill_fee", "When the client ends it early"},
    TermTitle{"late_payment", "When a payment is late"},
    TermTitle{"notice", "How either side ends it"},
    TermTitle{"response_times", "How fast both sides answer"},
    TermTitle{"silence", "When nothing is said about the work"},
};

std::string by_day(std::optional<Date> const& due) {
    return due ? ", by " + day_text(*due) : std::string{};
}

// A heading with its lines, or nothing without lines.
std::string part(std::string_view heading, std::string const& lines) {
    return lines.empty() ? lines : "\n" + std::string{heading} + "\n" + lines;
}

std::string scope_lines(AgreementText const& text) {
    std::string lines;
    for (auto const& line : text.scope) lines += "  " + line.id + ". " + line.text + "\n";
    return lines;
}

std::string outside_lines(AgreementText const& text) {
    std::string lines;
    for (auto const& line : text.out_of_scope) lines += "  - " + line + "\n";
    return lines;
}

std::string deliverable_lines(AgreementText const& text) {
    std::string lines;
    for (auto const& one : text.deliverables) {
        lines += "  " + one.id + ". " + one.title + by_day(one.due);
        if (!one.scope.empty()) lines += " (covers " + with_and(one.scope) + ")";
        lines += "\n";
        if (!one.acceptance.empty()) lines += "      Accepted when: " + one.acceptance + "\n";
    }
    return lines;
}

std::string milestone_lines(AgreementText const& text) {
    std::string lines;
    for (auto const& one : text.milestones)
        lines += "  - " + one.title + ": " + one.amount.text() + by_day(one.due) + "\n";
    return lines;
}

std::string revision_lines(AgreementText const& text) {
    if (!text.revisions) return {};
    auto const rounds = std::max<std::int64_t>(text.revisions->rounds, 0);
    auto lines = "  " + counted(static_cast<std::uint64_t>(rounds), "round") + "\n";
    if (!text.revisions->counts_as.empty())
        lines += "  One round is: " + text.revisions->counts_as + "\n";
    return lines;
}

std::string duty_lines(AgreementText const& text) {
    std::string lines;
    for (auto const& one : text.responsibilities)
        lines +=
            "  " + one.id + ". " + subject_of(one.party) + ": " + one.what + by_day(one.due) + "\n";
    return lines;
}

std::string term_parts(AgreementText const& text) {
    std::string parts;
    for (auto const& [name, says] : text.terms) parts += part(term_title(name), "  " + says + "\n");
    return parts;
}

}  // namespace

std::string term_title(std::string_view name) {
    if (name.starts_with("lesson_")) return "Also agreed";
    auto const known = std::ranges::find(term_titles, name, &TermTitle::name);
    if (known != term_titles.end()) return std::string{known->title};
    std::string own{name};
    std::ranges::replace(own, '_', ' ');
    return own;
}

std::string agreement_words(AgreementText const& text) {
    auto const payment = text.payment.empty() ? std::string{} : "  " + text.payment + "\n";
    return text.title + ", in " + text.currency.code() + "\n" +
           part("What is included", scope_lines(text)) +
           part("What is not included", outside_lines(text)) +
           part("What is delivered", deliverable_lines(text)) +
           part("Milestones", milestone_lines(text)) + part("When and how it is paid", payment) +
           part("Rounds of changes", revision_lines(text)) +
           part("Who provides what", duty_lines(text)) + term_parts(text);
}

}  // namespace tally::engagement
