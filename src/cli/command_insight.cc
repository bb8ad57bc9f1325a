// tally agreement template, diff; tally hours check; tally scope detect
#include <fmt/format.h>

#include <fstream>
#include <memory>

#include "cli/command_line.h"
#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/present.h"
#include "cli/present_lessons.h"
#include "cli/text.h"
#include "engagement/agreement_diff.h"
#include "engagement/agreement_template.h"
#include "engagement/agreement_text.h"
#include "engagement/hours_protection.h"
#include "engagement/memo_lint.h"
#include "engagement/telling.h"
#include "vault/exchanges.h"
#include "vault/lessons.h"

namespace tally::cli {
namespace {

using vault::Use;

constexpr std::size_t quote_width = 100;

struct TemplateOptions {
    std::string slug;
    std::string kind;
    std::string file;
};

Result<void> write_new(std::string const& file, std::string const& text) {
    if (std::error_code error; std::filesystem::exists(file, error))
        return fail(Code::conflict, file + " is there already", "choose another -o FILE");
    std::ofstream out{file, std::ios::binary};
    out << text;
    out.close();
    if (!out) return fail(Code::unavailable, "write " + file);
    return {};
}

Result<int> make_template(Session& session, TemplateOptions const& options) {
    auto vault = TRY(session.open(Use::read));
    auto const ref = TRY(vault::find_engagement(vault, options.slug));
    auto kind = engagement::usual_template(ref.details.type);
    if (!options.kind.empty())
        kind = TRY_WITHIN("--kind", engagement::parse_name<engagement::TemplateKind>(options.kind));
    auto const found = TRY(vault::lessons_for(vault, ref.details));
    std::vector<engagement::Lesson> lessons;
    for (auto const& one : found) lessons.push_back(one.lesson);
    auto const text = engagement::agreement_template(ref.details, kind, lessons);
    OutJson json{{"engagement", options.slug},
                 {"kind", name(kind)},
                 {"lessons", json_of(found)},
                 {"text", text}};
    if (options.file.empty()) {
        session.emit(json, text);
        return status::ok;
    }
    TRY(write_new(options.file, text));
    json["file"] = options.file;
    session.emit(json, fmt::format("Wrote {}. Fill it in, then:\n"
                                   "  tally agreement draft {} --file {}\n",
                                   options.file, options.slug, options.file));
    return status::ok;
}

struct DiffOptions {
    std::string slug;
    int from = 0;
    int to = 0;
};

Result<engagement::AgreementVersion const*> version_of(engagement::State const& state, int number) {
    if (auto const* version = state.agreement_version(number)) return version;
    return fail(Code::not_found, fmt::format("there is no version {} of the agreement", number),
                "tally agreement show " + state.engagement.slug);
}

Result<int> diff(Session& session, DiffOptions const& options) {
    auto const state = TRY(state_at(session, options.slug));
    auto const* to = TRY(version_of(state, options.to));
    auto const* from =
        TRY(version_of(state, options.from == 0 ? std::max(1, to->number - 1) : options.from));
    auto const before = TRY(engagement::parse_agreement(from->text, state.engagement.currency));
    auto const after = TRY(engagement::parse_agreement(to->text, state.engagement.currency));
    OutJson changes = OutJson::array();
    auto text = fmt::format("From version {} to version {}:\n", from->number, to->number);
    for (auto const& change : engagement::diff(before, after)) {
        changes.push_back({{"kind", name(change.kind)},
                           {"where", change.where},
                           {"before", change.before},
                           {"after", change.after}});
        text += "  " + engagement::tell(change) + "\n";
    }
    if (changes.empty()) text += "  nothing that matters: the clauses are the same\n";
    session.emit({{"engagement", options.slug},
                  {"from", from->number},
                  {"to", to->number},
                  {"changes", changes}},
                 text);
    return status::ok;
}

struct WeekOptions {
    std::string slug;
    std::string week;
};

OutJson json_of(engagement::SegmentForecast const& one) {
    OutJson memo = OutJson::array();
    for (auto const& finding : engagement::lint_memo(one.segment))
        memo.push_back(
            {{"rule", finding.rule}, {"why", finding.why}, {"suggest", finding.suggest}});
    return {{"start", format_instant(one.segment.start)},
            {"minutes", one.segment.minutes},
            {"memo", one.segment.memo},
            {"protected", one.is_protected},
            {"reasons", one.reasons},
            {"findings", memo}};
}

std::string forecast_text(engagement::WeekForecast const& forecast, std::string const& zone) {
    auto text = fmt::format("Week of {}: {} would be protected, {} would not.\n",
                            format_date(forecast.monday),
                            engagement::hours_and_minutes(forecast.protected_minutes),
                            engagement::hours_and_minutes(forecast.unprotected_minutes));
    text +=
        forecast.can_edit
            ? fmt::format("You can still mend memos until {}.\n", when(forecast.edit_until, zone))
            : fmt::format("Its diary was closed on {}.\n", when(forecast.edit_until, zone));
    for (auto const& one : forecast.segments) {
        text += fmt::format(
            "  {} {}  {:>9}  {}\n", one.is_protected ? "+" : "-", when(one.segment.start, zone),
            engagement::hours_and_minutes(one.segment.minutes), cut(one.segment.memo, quote_width));
        for (auto const& reason : one.reasons)
            text += fmt::format("      not protected: {}\n", reason);
        for (auto const& finding : engagement::lint_memo(one.segment))
            text += fmt::format("      memo: {}; {}\n", finding.why, finding.suggest);
    }
    for (auto const& assumption : forecast.assumptions)
        text += fmt::format("  taken for granted: {}\n", assumption);
    return text + "This informs and is no promise of the platform.\n";
}

Result<int> check_hours(Session& session, WeekOptions const& options) {
    auto const at = TRY(session.as_of());
    auto const state = TRY(state_at(session, options.slug));
    auto monday = engagement::week_of(at);
    if (!options.week.empty())
        monday = engagement::week_of(
            std::chrono::sys_days{TRY_WITHIN("WEEK", parse_date(options.week))});
    else if (!state.weeks.empty())
        monday = state.weeks.back().monday;
    auto const forecast = engagement::forecast(state, monday, at);
    OutJson segments = OutJson::array();
    for (auto const& one : forecast.segments) segments.push_back(json_of(one));
    session.emit({{"engagement", options.slug},
                  {"week", format_date(forecast.monday)},
                  {"edit_until", format_instant(forecast.edit_until)},
                  {"can_edit", forecast.can_edit},
                  {"protected_minutes", forecast.protected_minutes},
                  {"unprotected_minutes", forecast.unprotected_minutes},
                  {"segments", segments},
                  {"assumptions", forecast.assumptions}},
                 forecast_text(forecast, state.engagement.zone));
    return status::ok;
}

std::string found_text(vault::FoundRequest const& found, engagement::State const& state) {
    auto const& finding = found.finding;
    auto text = fmt::format("{}  {}  {}\n  “{}”\n", found.item.id.text,
                            format_local_date(found.item.occurred, state.engagement.zone),
                            cut(found.item.subject, quote_width),
                            cut(found.candidate.quote, 2 * quote_width));
    text += fmt::format("  why: {}\n  it may be {}{}: {}\n", found.candidate.why,
                        name(finding.proposed),
                        finding.clause.empty() ? "" : " (" + finding.clause + ")", finding.why);
    return text;
}

Result<int> detect(Session& session, std::string const& slug) {
    auto vault = TRY(session.open(Use::read));
    auto const ref = TRY(vault::find_engagement(vault, slug));
    auto const state = TRY(vault::load_state(vault, ref));
    auto const at = TRY(session.as_of());
    OutJson proposals = OutJson::array();
    std::string text;
    for (auto const& found : TRY(vault::find_requests(vault, state, at))) {
        proposals.push_back({{"item", found.item.id.text},
                             {"occurred", format_instant(found.item.occurred)},
                             {"quote", found.candidate.quote},
                             {"words", found.candidate.words},
                             {"why", found.candidate.why},
                             {"where", name(found.finding.proposed)},
                             {"clause", found.finding.clause},
                             {"because", found.finding.why}});
        text += found_text(found, state) + "\n";
    }
    text += proposals.empty()
                ? "No new wish was found in the client's mails. This looks for English phrases and "
                  "may miss some:\n"
                : "These are proposals, found by English phrases; nothing was recorded. ";
    text += fmt::format("To keep one: tally scope log {} --quote WORDS --basis ITEM\n", slug);
    session.emit({{"engagement", slug}, {"proposals", proposals}}, text);
    return status::ok;
}

void add_template(CommandLine group, Session& session) {
    auto options = std::make_shared<TemplateOptions>();
    auto command = group.add_subcommand(
        "template", "A first text to fill in, with the clauses your lessons ask for");
    command.add_option("ENG", options->slug, "Short name of the engagement").required();
    command.add_option("--kind", options->kind,
                       "fixed, hourly or retainer (default: as the engagement is paid)");
    command.add_option("-o,--output", options->file, "Write it to this new file");
    command.callback([&session, options] {
        session.choose([options](Session& s) { return make_template(s, *options); });
    });
}

void add_diff(CommandLine group, Session& session) {
    auto options = std::make_shared<DiffOptions>();
    auto command = group.add_subcommand("diff", "What changed between two versions");
    command.add_option("ENG", options->slug, "Short name of the engagement").required();
    command.add_option("--from", options->from, "Version (default: the one before)");
    command.add_option("--to", options->to, "Version (default: the newest)");
    command.callback([&session, options] {
        session.choose([options](Session& s) { return diff(s, *options); });
    });
}

void add_check(CommandLine group, Session& session) {
    auto options = std::make_shared<WeekOptions>();
    auto command = group.add_subcommand(
        "check", "Which hours of a week the platform would protect, and which memos to mend");
    command.add_option("ENG", options->slug, "Short name of the engagement").required();
    command.add_option("WEEK", options->week, "Any day of it (default: the newest with hours)");
    command.callback([&session, options] {
        session.choose([options](Session& s) { return check_hours(s, *options); });
    });
}

}  // namespace

void add_agreement_insights(CommandLine app, Session& session) {
    add_template(app.subcommand("agreement"), session);
    add_diff(app.subcommand("agreement"), session);
}

void add_hours_insight(CommandLine app, Session& session) {
    add_check(app.subcommand("hours"), session);
}

void add_scope_insight(CommandLine app, Session& session) {
    add_view(app.subcommand("scope"), session, "detect",
             "Look for new wishes in the client's mails", detect);
}

}  // namespace tally::cli
