#include "cli/present_tone.h"

#include <fmt/format.h>

#include "cli/text.h"

namespace tally::cli {

using tone::Verdict;

OutJson json_of(tone::Finding const& finding) {
    return {{"rule", finding.rule},      {"title", finding.title},   {"level", name(finding.level)},
            {"line", finding.line},      {"column", finding.column}, {"length", finding.length},
            {"text", finding.text},      {"why", finding.why},       {"instead", finding.instead},
            {"suggest", finding.suggest}};
}

OutJson json_of(std::vector<tone::Finding> const& findings) {
    OutJson array = OutJson::array();
    for (auto const& finding : findings) array.push_back(json_of(finding));
    return array;
}

OutJson json_of(tone::Report const& report) {
    return {{"verdict", name(report.verdict)}, {"findings", json_of(report.findings)}};
}

std::string findings_text(std::vector<tone::Finding> const& findings) {
    constexpr std::size_t quote_width = 60;
    std::string text;
    for (auto const& finding : findings) {
        text += fmt::format("line {}, “{}”\n", finding.line, cut(finding.text, quote_width));
        text += wrapped(
            "  ", fmt::format("{} ({}). {}", finding.title, name(finding.level), finding.why));
        if (!finding.suggest.empty())
            text += wrapped("  Better: ", finding.suggest);
        else if (!finding.instead.empty())
            text += wrapped("  Instead: ", finding.instead);
        text += "\n";
    }
    return text;
}

std::string verdict_text(Verdict verdict) {
    switch (verdict) {
        case Verdict::calm: return "Calm: nothing in it hurts.";
        case Verdict::sharp: return "Sharp: one sentence could be kinder to your case.";
        case Verdict::risky: return "Risky: something in it can cost you. Read it once more.";
        case Verdict::heated: return "Heated: sleep over it before you send it.";
        case Verdict::forbidden:
            return "Forbidden: platforms close accounts for this. Do not send it.";
    }
    return {};
}

}  // namespace tally::cli
