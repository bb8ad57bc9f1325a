// tally milestone add, fund, start, submit, approve, release; tally contract end
#include <CLI/CLI.hpp>
#include <memory>

#include "cli/act_options.h"
#include "cli/commands.h"
#include "cli/exit_status.h"
#include "vault/file_items.h"

namespace tally::cli {
namespace {

using engagement::Command;
using vault::EngagementRef;

struct MilestoneOptions {
    std::string slug;
    int number = 0;
    std::string title;
    std::string amount;
    std::string due;
    std::string via = "platform";
    std::vector<std::string> items;
    std::string note;
};
using Options = std::shared_ptr<MilestoneOptions>;
using Maker = Result<Command> (*)(MilestoneOptions const&, vault::Vault&, EngagementRef const&);

Result<std::optional<Money>> amount_of(MilestoneOptions const& options, EngagementRef const& ref) {
    if (options.amount.empty()) return std::optional<Money>{};
    return std::optional{
        TRY_WITHIN("--amount", Money::parse(options.amount, ref.details.currency))};
}

Result<std::vector<ledger::ItemId>> items_of(MilestoneOptions const& options, vault::Vault& vault) {
    std::vector<ledger::ItemId> items;
    for (auto const& each : options.items)
        items.push_back(TRY_WITHIN("--item", vault::resolve_item(vault, each)).id);
    return items;
}

Result<Command> make_add(MilestoneOptions const& options, vault::Vault&, EngagementRef const& ref) {
    std::optional<Date> due;
    if (!options.due.empty()) due = TRY_WITHIN("--due", parse_date(options.due));
    auto const amount = TRY(amount_of(options, ref)).value();
    return engagement::AddMilestone{options.title, amount, due};
}

Result<Command> make_fund(MilestoneOptions const& options, vault::Vault&,
                          EngagementRef const& ref) {
    auto const amount = TRY(amount_of(options, ref));
    return engagement::FundMilestone{options.number, amount};
}

Result<Command> make_start(MilestoneOptions const& options, vault::Vault&, EngagementRef const&) {
    return engagement::StartMilestone{options.number};
}

Result<Command> make_submit(MilestoneOptions const& options, vault::Vault& vault,
                            EngagementRef const&) {
    auto const channel = TRY(engagement::parse_name<engagement::Channel>(options.via));
    auto items = TRY(items_of(options, vault));
    return engagement::SubmitMilestone{options.number, channel, std::move(items), options.note};
}

Result<Command> make_approve(MilestoneOptions const& options, vault::Vault&, EngagementRef const&) {
    return engagement::ApproveMilestone{options.number, options.note};
}

Result<Command> make_release(MilestoneOptions const& options, vault::Vault&,
                             EngagementRef const& ref) {
    auto const amount = TRY(amount_of(options, ref));
    return engagement::ReleaseMilestone{options.number, amount};
}

CLI::App* add_step(CLI::App& group, Session& session, Options const& options,
                   std::string const& name, std::string const& does, Maker make) {
    auto* command = group.add_subcommand(name, does);
    command->add_option("ENG", options->slug, "Short name of the engagement")->required();
    add_act_options(*command, session);
    command->add_option("--reason", session.options.reason, "Why, against a warning");
    command->callback([&session, options, make] {
        session.choose([options, make](Session& s) {
            return act_and_show(s, options->slug, std::nullopt,
                                [&](vault::Vault& vault, EngagementRef const& ref) {
                                    return make(*options, vault, ref);
                                });
        });
    });
    return command;
}

CLI::App* add_numbered(CLI::App& group, Session& session, Options const& options,
                       std::string const& name, std::string const& does, Maker make) {
    auto* command = add_step(group, session, options, name, does, make);
    command->add_option("N", options->number, "Number of the milestone")->required();
    return command;
}

struct EndOptions {
    std::string slug;
    std::string by;
    std::string reason;
    std::string pays;
};

Result<int> end_contract(Session& session, EndOptions const& options) {
    auto const by = TRY(ledger::parse_party(options.by));
    session.options.reason = options.reason;
    return act_and_show(
        session, options.slug, by, [&](vault::Vault&, EngagementRef const& ref) -> Result<Command> {
            std::optional<Money> pays;
            if (!options.pays.empty())
                pays = TRY_WITHIN("--pays", Money::parse(options.pays, ref.details.currency));
            return engagement::EndContract{options.reason, pays};
        });
}

void add_contract(CLI::App& app, Session& session) {
    auto options = std::make_shared<EndOptions>();
    auto* group = app.add_subcommand("contract", "The contract as a whole");
    group->require_subcommand(1);
    auto* command = group->add_subcommand("end", "Record that the contract was ended");
    command->add_option("ENG", options->slug, "Short name of the engagement")->required();
    command->add_option("--by", options->by, "freelancer or client")->required();
    command->add_option("--reason", options->reason, "The reason given")->required();
    command->add_option("--pays", options->pays, "How much of the money held was paid");
    add_act_options(*command, session);
    command->callback([&session, options] {
        session.choose([options](Session& s) { return end_contract(s, *options); });
    });
}

}  // namespace

void add_milestone_commands(CLI::App& app, Session& session) {
    auto* group = app.add_subcommand("milestone", "Slices of work and their money");
    group->require_subcommand(1);
    auto const options = std::make_shared<MilestoneOptions>();
    auto* added = add_step(*group, session, options, "add", "Plan a milestone", make_add);
    added->add_option("--title", options->title, "What it delivers")->required();
    added->add_option("--amount", options->amount, "What it pays, such as 1200.00")->required();
    added->add_option("--due", options->due, "Day, such as 2026-11-30");
    add_numbered(*group, session, options, "fund", "The client's money is secured", make_fund)
        ->add_option("--amount", options->amount, "How much (default: all of it)");
    add_numbered(*group, session, options, "start", "Work begins", make_start);
    auto* submitted =
        add_numbered(*group, session, options, "submit", "Work was handed in", make_submit);
    submitted->add_option("--via", options->via, "platform, chat, email, link, in-person or other")
        ->capture_default_str();
    submitted->add_option("--item", options->items, "What was handed in; may be repeated");
    submitted->add_option("--note", options->note, "What you wrote with it");
    add_numbered(*group, session, options, "approve", "The client accepted it", make_approve)
        ->add_option("--note", options->note, "What the client wrote");
    add_numbered(*group, session, options, "release", "Held money was paid", make_release)
        ->add_option("--amount", options->amount, "How much (default: all that is held)");
    add_contract(app, session);
}

}  // namespace tally::cli
