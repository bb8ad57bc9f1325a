#include "engagement/agreement_template.h"

#include <algorithm>

#include "base/encoding.h"
#include "engagement/plain_text.h"

namespace tally::engagement {
namespace {

constexpr std::size_t lessons_max = 100;
constexpr std::size_t lesson_bytes_max = 1'000;

// For a comment: a line break in it would end it.
std::string plain(std::string_view text) {
    std::string line{cut(text, lesson_bytes_max)};
    std::ranges::replace_if(line, is_control, ' ');
    return line;
}

std::string head(Engagement const& engagement, std::vector<Lesson> const& lessons) {
    std::string text =
        "# A first text to fill in together with the client. It informs and is no legal advice.\n"
        "# Lines that begin with # are notes to you, and are not part of what is agreed.\n";
    std::string reminders;
    for (auto const& lesson : lessons) {
        auto const& words = lesson.text.empty() ? lesson.prevent : lesson.text;
        if (lesson.use != LessonUse::clause && !words.empty())
            reminders += "#  [ ] " + plain(words) + "  (" + plain(lesson.what) + ")\n";
    }
    if (!reminders.empty()) text += "#\n# What earlier work taught you:\n" + reminders;
    auto const title = engagement.title.empty() ? "Agreement" : engagement.title;
    return text + "\ntitle = " + toml_string(cut(title, lesson_bytes_max)) + "\ncurrency = \"" +
           engagement.currency.code() + "\"\n";
}

constexpr std::string_view scope_fixed = R"(
# What is included, line by line. Later requests point to these numbers, so be exact and count:
# how many pages, screens, words, hours.
[[scope]]
id = "1"
text = "The work that the title names"

# [[scope]]
# id = "2"
# text = "..."
)";

constexpr std::string_view scope_hourly = R"(
# What the hours may be spent on. Work outside of these lines is agreed on in writing first.
[[scope]]
id = "1"
text = "The work that the title names, by the hour, on tasks that the client sets in writing"

# [[scope]]
# id = "2"
# text = "..."
)";

constexpr std::string_view scope_retainer = R"(
# What each month holds. Say how many hours or pieces: without a number, everything is included.
[[scope]]
id = "1"
text = "The work that the title names, each month, on tasks that the client sets in writing"

# [[scope]]
# id = "2"
# text = "Up to ... hours a month"
)";

constexpr std::string_view limits = R"(
# What is not included. This is the paragraph that ends arguments.
[[out_of_scope]]
text = "Everything that no scope line names, until a change order with a price is approved"

# [[out_of_scope]]
# text = "Writing or translating texts; hosting; support after the handover"

# What is handed over, and the test by which both sides see that it is done.
[[deliverable]]
id = "D1"
title = "The work of scope line 1, complete"
acceptance = "It does what scope line 1 says, tried by the client within 7 days of its handover"
scope = ["1"]
# due = "YYYY-MM-DD"
)";

constexpr std::string_view revisions = R"(
[revisions]
rounds = 2
counts_as = "One complete list of changes to what was handed over, given within 7 days; corrections of our own errors do not count"

# Who provides what by when. A date that passes moves the dates that depend on it.
[[responsibility]]
party = "client"
what = "Supply all texts, files and access that the work needs"
# due = "YYYY-MM-DD"

[[responsibility]]
party = "client"
what = "Name one person who decides, and answer questions within 2 working days"
# due = "YYYY-MM-DD"

[[responsibility]]
party = "freelancer"
what = "Report in writing each week what is done, what comes next and what is needed"
# due = "YYYY-MM-DD"

[[responsibility]]
party = "freelancer"
what = "Hand over the work as agreed, with a list of the files"
# due = "YYYY-MM-DD"
)";

std::string_view scope_for(TemplateKind kind) {
    switch (kind) {
        case TemplateKind::fixed: return scope_fixed;
        case TemplateKind::hourly: return scope_hourly;
        case TemplateKind::retainer: return scope_retainer;
    }
    return scope_fixed;  // bits that name no kind
}

std::string_view payment_for(TemplateKind kind, bool on_platform) {
    switch (kind) {
        case TemplateKind::fixed:
            return on_platform ? "Paid by milestones. Each one is funded on the platform before "
                                 "its work starts, and released when it is approved"
                               : "Paid by milestones. Half of each one is paid before its work "
                                 "starts, the rest within 14 days of its invoice";
        case TemplateKind::hourly:
            return on_platform ? "Paid by the hour through the platform each week, at the rate "
                                 "and up to the weekly limit that stand there"
                               : "Paid by the hour at the agreed rate and up to the agreed weekly "
                                 "limit, invoiced each month with a list of the work, due within "
                                 "14 days";
        case TemplateKind::retainer:
            return on_platform ? "Paid a fixed sum for each month through the platform, funded "
                                 "before the month begins; hours that are not used do not carry "
                                 "over"
                               : "Paid a fixed sum for each month, invoiced on its first day and "
                                 "due within 14 days; hours that are not used do not carry over";
    }
    return "";  // bits that name no kind
}

std::string payment(Engagement const& engagement, TemplateKind kind) {
    std::string text =
        "\n[payment]\nterms = " + toml_string(payment_for(kind, has_platform(engagement.type))) +
        "\n";
    auto const code = engagement.currency.code();
    if (kind == TemplateKind::hourly)
        text += "# Say here the rate and the weekly limit, in " + code + ".\n";
    if (kind == TemplateKind::retainer) text += "# Say here how much it is, in " + code + ".\n";
    return text;
}

struct Term {
    std::string_view name;
    std::string_view text;
};

constexpr Term common_terms[] = {
    {"change_orders",
     "Whatever lies outside of the scope is offered as a change order with a price and the days "
     "that it takes; work on it starts when the client approves it in writing"},
    {"confidentiality", "Neither side passes on what the other marked as confidential"},
    {"intellectual_property",
     "All rights in the work pass to the client on full payment, and not before; until then the "
     "client may look at the work and not use it"},
    {"late_payment",
     "A payment that is late bears the interest and the fixed sums of the law that applies; work "
     "may pause from the seventh day after a written reminder"},
    {"response_times",
     "Both sides answer within 2 working days; for each day beyond that the dates move by a day"},
    {"silence",
     "Work that was handed over counts as accepted when nothing is said against it within 14 "
     "days"},
};

std::string_view kill_fee_for(TemplateKind kind) {
    switch (kind) {
        case TemplateKind::fixed:
            return "When the client ends the work early, approved milestones and the work done on "
                   "the current one are paid, and a quarter of what is left";
        case TemplateKind::hourly:
            return "When the client ends the work early, all hours worked are paid, and the hours "
                   "planned for the notice period";
        case TemplateKind::retainer:
            return "When the client ends the work early, the month that has begun is paid in full, "
                   "and the notice period";
    }
    return "";  // bits that name no kind
}

std::string_view notice_for(TemplateKind kind) {
    return kind == TemplateKind::retainer
               ? "Either side may end the agreement in writing, with 30 days' notice"
               : "Either side may end the agreement in writing, with 14 days' notice";
}

std::string term(std::string_view name, std::string_view text) {
    return std::string{name} + " = " + toml_string(cut(text, lesson_bytes_max)) + "\n";
}

std::string learned_terms(std::vector<Lesson> const& lessons) {
    std::string text;
    int number = 0;
    for (auto const& lesson : lessons) {
        auto const& words = lesson.text.empty() ? lesson.prevent : lesson.text;
        if (lesson.use != LessonUse::clause || words.empty()) continue;
        text += "# From lesson " + std::to_string(lesson.number) + ": " + plain(lesson.what) + "\n";
        text += term("lesson_" + std::to_string(++number), words);
    }
    return text;
}

std::string terms(Engagement const& engagement, TemplateKind kind,
                  std::vector<Lesson> const& lessons) {
    std::string text = "\n[terms]\n";
    text += term("channels",
                 has_platform(engagement.type)
                     ? "What changes scope, dates or money is written on the platform; calls are "
                       "summed up there on the same day"
                     : "What changes scope, dates or money is written by e-mail; calls are summed "
                       "up by e-mail on the same day");
    for (auto const& one : common_terms) text += term(one.name, one.text);
    text += term("kill_fee", kill_fee_for(kind)) + term("notice", notice_for(kind));
    text +=
        "# Some laws give more than these lines, whatever is agreed: `tally rights` says "
        "which.\n";
    return text + learned_terms(lessons);
}

std::string milestones(Engagement const& engagement, TemplateKind kind) {
    if (kind != TemplateKind::fixed) return {};
    return "\n# What is paid for what. Take the # away and fill in; amounts are in " +
           engagement.currency.code() + ".\n# [[milestone]]\n# title = \"...\"\n# amount = \"" +
           Money{0, engagement.currency}.amount() + "\"\n# due = \"YYYY-MM-DD\"\n";
}

}  // namespace

TemplateKind usual_template(EngagementType type) {
    return is_hourly(type) ? TemplateKind::hourly : TemplateKind::fixed;
}

std::string agreement_template(Engagement const& engagement, TemplateKind kind,
                               std::vector<Lesson> const& lessons) {
    auto const count = std::min(lessons.size(), lessons_max);
    std::vector<Lesson> const used(lessons.begin(),
                                   lessons.begin() + static_cast<std::ptrdiff_t>(count));
    return head(engagement, used) + std::string{scope_for(kind)} + std::string{limits} +
           payment(engagement, kind) + std::string{revisions} + terms(engagement, kind, used) +
           milestones(engagement, kind);
}

}  // namespace tally::engagement
