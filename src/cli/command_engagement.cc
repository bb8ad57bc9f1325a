// tally engagement add, list, show
#include <fmt/format.h>

#include <memory>

#include "cli/command_line.h"
#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/present.h"
#include "cli/present_lessons.h"
#include "cli/session.h"
#include "cli/text.h"
#include "rights/place.h"
#include "vault/deadlines.h"

namespace tally::cli {
namespace {

using vault::Use;

struct AddOptions {
    vault::NewEngagement request;
    std::string type;
    std::string client_kind = "unknown";
};

Result<int> add(Session& session, AddOptions options) {
    options.request.type = TRY(engagement::parse_name<engagement::EngagementType>(options.type));
    options.request.client.kind =
        TRY(engagement::parse_name<engagement::ClientKind>(options.client_kind));
    TRY_WITHIN("--client-location", rights::check_place(options.request.client.location));
    TRY_WITHIN("--own-location", rights::check_place(options.request.own_location));
    auto vault = TRY(session.open(Use::write));
    auto const ref = TRY(vault::add_engagement(vault, options.request));
    auto const& slug = ref.details.slug;
    auto const checklist = TRY(vault::checklist_for(vault, ref.details));
    auto text = fmt::format(
        "Opened the engagement '{0}'. Its ledger is tallystick/{1}.\n"
        "Next: tally agreement template {0} -o agreement.toml\n"
        "      tally import MAILBOX --into {0}\n",
        slug, ref.shared.text);
    if (!checklist.empty())
        text += "\nWhat earlier work taught you to look at now\n" + checklist_text(checklist);
    session.emit(
        {{"engagement", slug}, {"ledger", ref.shared.text}, {"checklist", json_of(checklist)}},
        text);
    return status::ok;
}

Result<int> list(Session& session) {
    auto vault = TRY(session.open(Use::read));
    auto const at = TRY(session.as_of());
    auto const rules = vault::load_rules(vault.folder());
    OutJson engagements = OutJson::array();
    Table table;
    for (auto const& ref : TRY(vault::list_engagements(vault))) {
        auto const state = TRY(vault::load_state(vault, ref));
        auto const alerts = vault::alerts_of(rules, state, at);
        engagements.push_back({{"engagement", ref.details.slug},
                               {"title", ref.details.title},
                               {"type", name(ref.details.type)},
                               {"client", ref.details.client.name},
                               {"zone", ref.details.zone},
                               {"held", json_of(state.held())},
                               {"paid", json_of(state.paid())},
                               {"alerts", alerts.size()}});
        table.row({ref.details.slug, ref.details.title, ref.details.client.name,
                   state.held().text() + " held",
                   alerts.empty() ? "" : "! " + alerts.front().text});
    }
    session.emit({{"engagements", engagements}},
                 table.empty() ? "No engagement yet. Open one: tally engagement add --help\n"
                               : table.text());
    return status::ok;
}

Result<int> show(Session& session, std::string const& slug) {
    auto vault = TRY(session.open(Use::read));
    auto const at = TRY(session.as_of());
    auto const ref = TRY(vault::find_engagement(vault, slug));
    auto state = TRY(vault::load_state(vault, ref));
    if (!session.options.at.empty()) state = engagement::as_of(state, at);
    auto const alerts = vault::alerts_of(vault::load_rules(vault.folder()), state, at);
    auto text = state_text(state) + "ledger     tallystick/" + ref.shared.text + "\n";
    if (!alerts.empty()) text += "\n" + alerts_text(alerts);
    session.emit({{"engagement", slug},
                  {"ledger", ref.shared.text},
                  {"state", json_of(state)},
                  {"alerts", json_of(alerts)}},
                 text);
    return status::ok;
}

void add_add_command(CommandLine group, Session& session) {
    auto options = std::make_shared<AddOptions>();
    auto& request = options->request;
    auto command = group.add_subcommand("add", "Open a contract with a client");
    command.add_option("--title", request.title, "What the work is").required();
    command.add_option("--client-name", request.client.name, "Who the client is").required();
    command
        .add_option("--type", options->type,
                    "upwork-fixed, upwork-hourly, direct-fixed, direct-hourly, fiverr-order, "
                    "freelancer-com, peopleperhour, other")
        .required();
    command.add_option("--currency", request.currency, "USD, EUR, ...").required();
    command.add_option("--client-email", request.client.email,
                       "Mails with this address are filed here by themselves");
    command.add_option("--slug", request.slug, "Short name (default: from the title)");
    command.add_option("--client-location", request.client.location, "CC, CC-SUB or CC-SUB-city");
    command.add_option("--client-is", options->client_kind, "business or consumer");
    command.add_option("--own-location", request.own_location, "CC, CC-SUB or CC-SUB-city");
    command.callback([&session, options] {
        session.choose([options](Session& s) { return add(s, *options); });
    });
}

}  // namespace

void add_engagement_commands(CommandLine app, Session& session) {
    auto group = app.add_subcommand("engagement", "Contracts with clients");
    group.require_subcommand(1);
    add_add_command(group, session);
    group.add_subcommand("list", "All engagements, with what needs attention").callback([&session] {
        session.choose(list);
    });
    auto slug = std::make_shared<std::string>();
    auto shown = group.add_subcommand("show", "Where an engagement stands");
    shown.add_option("ENG", *slug, "Short name of the engagement").required();
    shown.callback(
        [&session, slug] { session.choose([slug](Session& s) { return show(s, *slug); }); });
}

}  // namespace tally::cli
