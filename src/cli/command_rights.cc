// tally owed; tally rights show, check, sheet
#include <fmt/format.h>

#include <memory>

#include "base/words.h"
#include "cli/command_line.h"
#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/present_owed.h"
#include "cli/present_sheet.h"
#include "cli/rule_lookup.h"
#include "cli/session.h"
#include "vault/engagements.h"
#include "vault/rules.h"

namespace tally::cli {
namespace {

using vault::Use;

struct DayOptions {
    std::string slug;
    std::string on;
    int dispute = 0;
};

// --on, else the day of --at or today in the engagement's zone.
Result<Date> day_of(Session& session, DayOptions const& options, std::string const& zone) {
    if (!options.on.empty()) return TRY_WITHIN("--on", parse_date(options.on));
    return local_date(TRY(session.as_of()), zone);
}

struct Asked {
    engagement::State state;
    Date on{};
    vault::RuleBook rules;
};

Result<Asked> ask(Session& session, DayOptions const& options) {
    auto vault = TRY(session.open(Use::read));
    auto const ref = TRY(vault::find_engagement(vault, options.slug));
    Asked asked;
    asked.state = TRY(vault::load_state(vault, ref));
    asked.on = TRY(day_of(session, options, ref.details.zone));
    asked.rules = vault::load_rules(vault.folder());
    return asked;
}

Result<int> owed(Session& session, DayOptions const& options) {
    auto const asked = TRY(ask(session, options));
    auto const result = rights::owed(asked.state, asked.rules.laws, asked.on);
    auto json = json_of(result);
    json["engagement"] = options.slug;
    json["problems"] = problems_json(asked.rules.problems);
    json["advice"] = no_advice;
    session.emit(json, problems_text(asked.rules.problems) + owed_text(result));
    return status::ok;
}

Result<int> sheet(Session& session, DayOptions const& options) {
    auto const asked = TRY(ask(session, options));
    auto const result = rights::sheet(asked.state, asked.rules.laws, options.dispute, asked.on);
    if (!result)
        return fail(Code::not_found, fmt::format("there is no dispute {}", options.dispute),
                    "`tally timeline " + options.slug + " --kind dispute` shows which there are");
    auto json = json_of(*result);
    json["engagement"] = options.slug;
    json["problems"] = problems_json(asked.rules.problems);
    json["advice"] = no_advice;
    session.emit(json, problems_text(asked.rules.problems) + sheet_text(*result));
    return status::ok;
}

Result<int> show(Session& session, std::string const& rule) {
    auto const rules = vault::load_rules(session.vault_folder());
    auto const cards = rule_cards(rules.packs, rules.laws);
    auto const* card = find_card(cards, rule);
    if (card == nullptr) {
        std::string known;
        for (auto const& one : cards) known += (known.empty() ? "" : ", ") + one.id;
        return fail(Code::not_found, "there is no rule or law '" + rule + "'",
                    "there are " + known);
    }
    auto json = json_of(*card);
    json["problems"] = problems_json(rules.problems);
    json["advice"] = no_advice;
    session.emit(json, problems_text(rules.problems) + card_text(*card) + no_advice + "\n");
    return status::ok;
}

// "its sources were read on 2025-01-02, more than a year ago", "3 points are not confirmed"
std::vector<std::string> reasons_of(RuleCard const& card, Date today) {
    std::vector<std::string> reasons;
    if (is_old(card, today))
        reasons.push_back("its sources were read on " + format_date(card.seen) +
                          ", more than a year ago");
    if (card.confidence == rights::Confidence::low)
        reasons.emplace_back("check this: some of it rests on a source that nobody checked");
    for (auto const& one : card.check) reasons.push_back("check this: " + one);
    return reasons;
}

Result<int> check(Session& session) {
    auto const today = local_date(TRY(session.as_of()), "UTC");
    auto const rules = vault::load_rules(session.vault_folder());
    OutJson array = OutJson::array();
    auto text = problems_text(rules.problems);
    for (auto const& card : rule_cards(rules.packs, rules.laws)) {
        auto const reasons = reasons_of(card, today);
        if (reasons.empty()) continue;
        array.push_back({{"rule", card.id},
                         {"kind", card.kind},
                         {"title", card.title},
                         {"seen", format_date(card.seen)},
                         {"old", is_old(card, today)},
                         {"check", needs_checking(card)},
                         {"reasons", reasons},
                         {"source", card.source}});
        text += fmt::format("{}  ({})\n", card.title, card.id);
        for (auto const& reason : reasons) text += "    " + reason + "\n";
        for (auto const& source : card.source) text += "    " + source + "\n";
    }
    bool const is_clean = array.empty() && rules.problems.empty();
    if (is_clean) text = "Nothing is old, and nothing is marked to be checked.\n";
    session.emit({{"rules", array}, {"problems", problems_json(rules.problems)}}, text);
    return is_clean ? status::ok : status::rejected;
}

std::shared_ptr<DayOptions> add_day_options(CommandLine command) {
    auto options = std::make_shared<DayOptions>();
    command.add_option("ENG", options->slug, "Short name of the engagement").required();
    command.add_option("--on", options->on, "As of the end of this day (default: today)")
        .type_name("DATE");
    return options;
}

}  // namespace

void add_rights_commands(CommandLine app, Session& session) {
    auto owed_command = app.add_subcommand("owed", "What the client owes, law by law");
    auto const owed_options = add_day_options(owed_command);
    owed_command.callback([&session, owed_options] {
        session.choose([owed_options](Session& s) { return owed(s, *owed_options); });
    });
    auto group = app.add_subcommand("rights", "Rules of platforms, laws, and the way out");
    group.require_subcommand(1);
    auto rule = std::make_shared<std::string>();
    auto show_command = group.add_subcommand("show", "Explain a rule or a law, with its sources");
    show_command.add_option("RULE", *rule, "As deadlines, alerts and owed name it").required();
    show_command.callback(
        [&session, rule] { session.choose([rule](Session& s) { return show(s, *rule); }); });
    group.add_subcommand("check", "What is older than a year or marked to be checked")
        .callback([&session] { session.choose(check); });
    auto sheet_command =
        group.add_subcommand("sheet", "Fight, settle or arbitrate: stake, fees, outcomes");
    auto const sheet_options = add_day_options(sheet_command);
    sheet_command.add_option("--dispute", sheet_options->dispute, "Its number (default: newest)")
        .between(1, 1'000'000);
    sheet_command.callback([&session, sheet_options] {
        session.choose([sheet_options](Session& s) { return sheet(s, *sheet_options); });
    });
}

}  // namespace tally::cli
