#include "cli/present_owed.h"

#include <fmt/format.h>

#include "base/words.h"
#include "cli/present.h"
#include "engagement/telling.h"

namespace tally::cli {
namespace {

using rights::Answer;

char const* name(Answer answer) {
    switch (answer) {
        case Answer::no: return "no";
        case Answer::unknown: return "unknown";
        case Answer::yes: return "yes";
    }
    return "unknown";  // bits that name no answer
}

OutJson date_json(std::optional<Date> const& date) {
    return date ? OutJson(format_date(*date)) : OutJson(nullptr);
}

OutJson span_json(rights::InterestSpan const& span) {
    return {
        {"from", format_date(span.from)},
        {"until", format_date(span.until)},
        {"days", span.days},
        {"principal", json_of(span.principal)},
        {"percent", span.rate ? OutJson(fmt::format("{}.{:02}", *span.rate / 100, *span.rate % 100))
                              : OutJson(nullptr)},
        {"confidence", name(span.confidence)}};
}

OutJson debt_json(rights::DebtOwed const& debt) {
    OutJson spans = OutJson::array();
    for (auto const& span : debt.interest.spans) spans.push_back(span_json(span));
    return {{"subject", debt.subject},
            {"amount", json_of(debt.amount)},
            {"open", json_of(debt.open)},
            {"due", date_json(debt.due)},
            {"due_by_law", debt.due_by_law},
            {"due_why", debt.due_why},
            {"days_late", debt.days_late},
            {"interest", json_of(debt.interest.amount)},
            {"complete", debt.interest.is_complete},
            {"spans", spans},
            {"sum", debt.sum ? json_of(*debt.sum) : OutJson(nullptr)},
            {"remarks", debt.remarks}};
}

OutJson law_json(rights::LawOwed const& law) {
    OutJson debts = OutJson::array();
    for (auto const& debt : law.debts) debts.push_back(debt_json(debt));
    OutJson extras = OutJson::array();
    for (auto const& extra : law.extras)
        extras.push_back({{"id", extra.id},
                          {"title", extra.title},
                          {"amount", json_of(extra.amount)},
                          {"why", extra.why},
                          {"confidence", name(extra.confidence)}});
    OutJson others = OutJson::array();
    for (auto const& sum : law.other_sums) others.push_back(json_of(sum));
    return {{"law", law.id},
            {"title", law.title},
            {"applies", name(law.applies.answer)},
            {"why", law.applies.why},
            {"confidence", name(law.confidence)},
            {"debts", debts},
            {"interest", json_of(law.interest)},
            {"sums", json_of(law.sums)},
            {"other_sums", others},
            {"extras", extras},
            {"total", json_of(law.total)},
            {"at_most", json_of(law.at_most)},
            {"remarks", law.remarks}};
}

// "10,000.00 for 60 days at 11.75 % (2 Mar 2026 to 30 Apr 2026)"
std::string span_text(rights::InterestSpan const& span) {
    return fmt::format("        {} for {} at {} a year ({} to {})\n", span.principal.text(),
                       counted(static_cast<std::uint64_t>(span.days), "day"),
                       span.rate ? rights::rate_text(*span.rate) : "an unknown rate",
                       engagement::day_text(span.from), engagement::day_text(span.until));
}

std::string debt_text(rights::DebtOwed const& debt) {
    bool const is_paid = debt.open.minor == 0;
    auto text =
        fmt::format("    {}: {} open of {}", debt.subject, debt.open.text(), debt.amount.text());
    if (is_paid) text = fmt::format("    {}: {} paid", debt.subject, debt.amount.text());
    if (debt.due)
        text += fmt::format(", due on {} ({})", engagement::day_text(*debt.due), debt.due_why);
    if (debt.days_late > 0)
        text += fmt::format(", {} {}", counted(static_cast<std::uint64_t>(debt.days_late), "day"),
                            is_paid ? "late" : "behind");
    text += "\n";
    if (!debt.interest.spans.empty())
        text += fmt::format("      interest {}, counted day by day and rounded once\n",
                            debt.interest.amount.text());
    for (auto const& span : debt.interest.spans) text += span_text(span);
    if (debt.sum) text += fmt::format("      fixed sum {}\n", debt.sum->text());
    for (auto const& remark : debt.remarks) text += fmt::format("      note: {}\n", remark);
    return text;
}

std::string joined(std::vector<std::string> const& texts) {
    std::string out;
    for (auto const& text : texts) out += (out.empty() ? "" : "; ") + text;
    return out;
}

std::string applying_text(rights::LawOwed const& law) {
    auto text = fmt::format("{}  ({}, {} confidence)\n    applies: {}\n", law.title, law.id,
                            name(law.confidence), joined(law.applies.why));
    for (auto const& debt : law.debts) text += debt_text(debt);
    for (auto const& extra : law.extras)
        text += fmt::format("    a court may add up to {}: {} ({})\n", extra.amount.text(),
                            extra.title, extra.why);
    for (auto const& sum : law.other_sums)
        text += fmt::format("    besides {}, in another currency and in no total\n", sum.text());
    text += fmt::format("    together {}", law.total.text());
    if (law.at_most != law.total) text += fmt::format(", at most {}", law.at_most.text());
    text += "\n";
    for (auto const& remark : law.remarks) text += fmt::format("    {}\n", remark);
    return text + "\n";
}

std::string others_text(rights::Owed const& owed, Answer answer, std::string const& heading) {
    std::string text;
    for (auto const& law : owed.laws)
        if (law.applies.answer == answer)
            text += fmt::format("    {}: {}\n", law.title, joined(law.applies.why));
    return text.empty() ? text : heading + "\n" + text + "\n";
}

std::string head_text(rights::Owed const& owed) {
    auto text = fmt::format("On {}: {} is unpaid, {} of it late.\n", engagement::day_text(owed.on),
                            owed.principal.text(), owed.late.text());
    if (auto const* const law = rights::law_that_counts(owed)) {
        text +=
            fmt::format("With interest and fixed sums {} (by {})", owed.total.text(), law->title);
        if (owed.at_most != owed.total)
            text += fmt::format("; with what a court may add, at most {}", owed.at_most.text());
        text += ".\n";
    }
    for (auto const& remark : owed.remarks) text += "Note: " + remark + ".\n";
    return text + "\n";
}

}  // namespace

OutJson json_of(rights::Owed const& owed) {
    OutJson laws = OutJson::array();
    for (auto const& law : owed.laws) laws.push_back(law_json(law));
    return {{"on", format_date(owed.on)},
            {"principal", json_of(owed.principal)},
            {"late", json_of(owed.late)},
            {"laws", laws},
            {"by", owed.by.empty() ? OutJson(nullptr) : OutJson(owed.by)},
            {"total", json_of(owed.total)},
            {"at_most", json_of(owed.at_most)},
            {"remarks", owed.remarks}};
}

std::string owed_text(rights::Owed const& owed) {
    auto text = head_text(owed);
    for (auto const& law : owed.laws)
        if (law.applies.answer == Answer::yes) text += applying_text(law);
    text += others_text(owed, Answer::unknown, "Not known whether these apply:");
    text += others_text(owed, Answer::no, "These do not apply:");
    return text + "Laws stand beside each other and are not added up. " + no_advice + "\n";
}

OutJson problems_json(std::vector<vault::PackProblem> const& problems) {
    OutJson array = OutJson::array();
    for (auto const& problem : problems) array.push_back(problem.reason);
    return array;
}

std::string problems_text(std::vector<vault::PackProblem> const& problems) {
    std::string text;
    for (auto const& problem : problems) text += "Left out: " + problem.reason + "\n";
    return text;
}

}  // namespace tally::cli
