// tally timeline, entry void, deadlines, alerts, checkpoint
#include <fmt/format.h>

#include <memory>

#include "base/local_time.h"
#include "cli/command_line.h"
#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/present.h"
#include "cli/session.h"
#include "cli/text.h"
#include "vault/checkpoint.h"
#include "vault/deadlines.h"
#include "vault/timeline.h"
#include "vault/void_entry.h"

namespace tally::cli {
namespace {

using vault::Use;

struct TimelineOptions {
    std::string slug;
    std::string from;
    std::string to;
    std::string kind;
    std::size_t limit = 0;  // 0: all
    std::size_t after = 0;
};

Result<vault::TimelineFilter> filter_of(Session& session, TimelineOptions const& options) {
    vault::TimelineFilter filter;
    if (!options.from.empty())
        filter.from = TRY_WITHIN("--from", parse_instant_in(options.from, session.zone));
    if (!options.to.empty())
        filter.to = TRY_WITHIN("--to", parse_instant_in(options.to, session.zone));
    if (!session.options.at.empty()) filter.as_of = TRY(session.as_of());
    filter.kind = options.kind;
    return filter;
}

vault::TimelineSpan span_of(TimelineOptions const& options) {
    vault::TimelineSpan span{.begin = options.after};
    if (options.limit != 0) span.count = options.limit;
    return span;
}

std::string empty_text(vault::TimelinePage const& page, TimelineOptions const& options) {
    if (page.total == 0) return "Nothing is recorded here.\n";
    return fmt::format("There are {} entries, and none after {}.\n", page.total, options.after);
}

OutJson or_null(std::string const& text) { return text.empty() ? OutJson(nullptr) : OutJson(text); }

OutJson entry_json(vault::TimelineEntry const& entry) {
    return {{"n", entry.n},
            {"side", entry.private_side ? "private" : "shared"},
            {"kind", entry.kind},
            {"author", name(entry.author)},
            {"occurred", format_instant(entry.occurred)},
            {"precision", entry.precision.empty() ? "second" : entry.precision},
            {"recorded", format_instant(entry.recorded)},
            {"basis", or_null(entry.basis)},
            {"claimed", entry.claimed},
            {"corrected", or_null(entry.corrected)},
            {"summary", entry.summary},
            {"item", or_null(entry.item)}};
}

std::vector<std::string> entry_row(vault::TimelineEntry const& entry, std::string const& zone) {
    return {when(entry.occurred, zone, entry.precision),
            entry.item.empty() ? std::string{name(entry.author)} : "evidence",
            cut(entry.summary, 100) + (entry.claimed ? " (claimed)" : "") +
                (entry.corrected.empty() ? "" : " (taken back)") +
                (entry.private_side ? " (private)" : ""),
            entry.item};
}

Result<int> timeline(Session& session, TimelineOptions const& options) {
    auto vault = TRY(session.open(Use::read));
    auto const ref = TRY(vault::find_engagement(vault, options.slug));
    auto const filter = TRY(filter_of(session, options));
    auto const page = TRY(vault::timeline_page(vault, ref, filter, span_of(options)));
    if (session.options.json) {
        OutJson array = OutJson::array();
        for (auto const& entry : page.entries) array.push_back(entry_json(entry));
        session.emit(
            {{"engagement", options.slug}, {"total", page.total}, {"entries", std::move(array)}},
            {});
        return status::ok;
    }
    Table table;
    for (auto const& entry : page.entries) table.row(entry_row(entry, session.zone));
    session.emit({}, table.empty() ? empty_text(page, options) : table.text());
    auto const next = options.after + page.entries.size();
    if (!page.entries.empty() && next < page.total)
        session.remark(fmt::format("{} of {}; the next ones: --after {} --limit {}",
                                   page.entries.size(), page.total, next, options.limit));
    return status::ok;
}

Result<int> deadlines(Session& session, std::string const& slug) {
    auto vault = TRY(session.open(Use::read));
    auto const at = TRY(session.as_of());
    OutJson array = OutJson::array();
    std::string text;
    for (auto const& [ref, list] : TRY(vault::list_deadlines(vault, slug, at)))
        for (auto const& deadline : list) {
            auto json = json_of(deadline);
            json["engagement"] = ref.details.slug;
            array.push_back(json);
            text += ref.details.slug + "  " + deadline_text(deadline, ref.details.zone) + "\n";
        }
    for (auto const& problem : vault::load_rules(vault.folder()).problems)
        session.remark("left out: " + problem.reason);
    session.emit({{"deadlines", array}}, text.empty()
                                             ? "No deadline is running.\n"
                                             : text + "This is information, not legal advice.\n");
    return status::ok;
}

Result<int> alerts(Session& session, std::string const& slug) {
    auto vault = TRY(session.open(Use::read));
    auto const at = TRY(session.as_of());
    OutJson array = OutJson::array();
    std::string text;
    for (auto const& [ref, list] : TRY(vault::list_alerts(vault, slug, at))) {
        for (auto const& alert : list) {
            auto json = json_of(alert);
            json["engagement"] = ref.details.slug;
            array.push_back(json);
        }
        if (!list.empty()) text += ref.details.title + "\n" + alerts_text(list) + "\n";
    }
    session.emit({{"alerts", array}}, text.empty() ? "Nothing needs you now.\n" : text);
    return status::ok;
}

Result<int> checkpoint(Session& session, std::string const& slug) {
    auto vault = TRY(session.open(Use::write));
    auto const ref = TRY(vault::find_engagement(vault, slug));
    auto const published = TRY(vault::publish_checkpoint(vault, ref));
    session.emit({{"engagement", slug},
                  {"size", published.checkpoint.size.value},
                  {"root", published.checkpoint.root.text()},
                  {"note", published.note}},
                 published.note);
    session.remark(
        "Send this to the other side: whoever keeps it can prove later that nothing up "
        "to here was changed.");
    return status::ok;
}

struct VoidOptions {
    std::string slug;
    vault::VoidRequest request;
};

Result<int> void_entry(Session& session, VoidOptions const& options) {
    auto vault = TRY(session.open(Use::write));
    auto const ref = TRY(vault::find_engagement(vault, options.slug));
    auto const n = TRY(vault::void_entry(vault, ref, options.request));
    session.emit({{"engagement", options.slug}, {"voided", options.request.n}, {"n", n}},
                 fmt::format("Entry {} does not count any more; entry {} says why. Both stay.\n",
                             options.request.n, n));
    return status::ok;
}

void add_entry_command(CommandLine app, Session& session) {
    auto options = std::make_shared<VoidOptions>();
    auto group = app.add_subcommand("entry", "Single entries of the record");
    group.require_subcommand(1);
    auto command = group.add_subcommand("void", "Take back a mistake; it stays visible");
    command.add_option("ENG", options->slug, "Short name of the engagement").required();
    command.add_option("N", options->request.n, "Position, as timeline --json shows it").required();
    command.add_option("--reason", options->request.reason, "Why it is wrong").required();
    command.add_flag("--private", options->request.private_side, "An entry of the private side");
    command.callback([&session, options] {
        session.choose([options](Session& s) { return void_entry(s, *options); });
    });
}

// A command with one optional or required engagement.
void add_one(CommandLine app, Session& session, std::string const& name, std::string const& does,
             bool required, Result<int> (*action)(Session&, std::string const&)) {
    auto slug = std::make_shared<std::string>();
    auto command = app.add_subcommand(name, does);
    command.add_option("ENG", *slug, "Short name of the engagement").required(required);
    command.callback([&session, slug, action] {
        session.choose([slug, action](Session& s) { return action(s, *slug); });
    });
}

}  // namespace

void add_timeline_commands(CommandLine app, Session& session) {
    auto options = std::make_shared<TimelineOptions>();
    auto command = app.add_subcommand("timeline", "What happened, in order");
    command.add_option("ENG", options->slug, "Short name of the engagement").required();
    command.add_option("--from", options->from, "Only from this instant on");
    command.add_option("--to", options->to, "Only before this instant");
    command.add_option("--kind", options->kind, "Only this kind, such as milestone");
    command.add_option("--limit", options->limit, "At most so many; without it, all");
    command.add_option("--after", options->after, "Pass over so many first; default: 0");
    command.callback([&session, options] {
        session.choose([options](Session& s) { return timeline(s, *options); });
    });
    add_entry_command(app, session);
    add_one(app, session, "deadlines", "Which clocks run, and what silence costs", false,
            deadlines);
    add_one(app, session, "alerts", "What needs you now, most urgent first", false, alerts);
    add_one(app, session, "checkpoint", "Sign the record as it stands; prints the signed note",
            true, checkpoint);
}

}  // namespace tally::cli
