// tally party set, add, show; tally channel agree
#include <fmt/format.h>

#include <memory>

#include "cli/act_command.h"
#include "cli/command_line.h"
#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/present_state.h"
#include "rights/place.h"

namespace tally::cli {
namespace {

using engagement::Command;

Result<Command> describe(ActInput const& in) {
    engagement::PartyDescribed described;
    described.party = TRY(in.party("PARTY"));
    described.name = in.text("--name");
    described.legal_name = in.text("--legal-name");
    described.register_number = in.text("--register-number");
    described.service_address = in.text("--service-address");
    described.location = in.text("--location");
    TRY_WITHIN("--location", rights::check_place(described.location));
    described.client_kind = TRY(in.choice<engagement::ClientKind>("--is"));
    described.addresses = in.texts("--address");
    return described;
}

Result<Command> agree_on_channel(ActInput const& in) {
    engagement::ChannelAgreed agreed;
    agreed.channel = TRY(in.choice<engagement::Channel>("CHANNEL"));
    agreed.address = in.text("--address");
    agreed.hours = in.text("--hours");
    agreed.response_hours = TRY(in.number("--answer-within"));
    return agreed;
}

void add_describe(CommandLine group, Session& session, std::string const& name,
                  std::string const& does) {
    ActCommand{group, session, name, does}
        .needs("PARTY", "client or freelancer")
        .may("--name", "How people call them")
        .may("--legal-name", "Who they are before the law: \"Northwind Studio LLC\"")
        .may("--register-number", "Number in the trade or company register")
        .may("--service-address", "Where papers can be served on them")
        .may("--location", "CC, CC-SUB or CC-SUB-city: which laws apply depends on it")
        .may("--is", "business or consumer, for the client")
        .several("--address", "E-mail address or handle they write from; may be repeated")
        .makes(describe);
}

Result<int> show(Session& session, std::string const& slug) {
    auto const state = TRY(state_at(session, slug));
    session.emit({{"engagement", slug},
                  {"freelancer", json_of(state.freelancer)},
                  {"client", json_of(state.client)},
                  {"channels", json_of(state.channels)}},
                 people_text(state));
    return status::ok;
}

}  // namespace

void add_party_commands(CommandLine app, Session& session) {
    auto group = app.add_subcommand("party", "Who the two sides are, and where they are reached");
    group.require_subcommand(1);
    add_describe(group, session, "set", "Put on record who a party is");
    add_describe(group, session, "add", "The same: what is given is added to what is known");
    add_view(group, session, "show", "What is known of both sides", show);
    auto channel = app.add_subcommand("channel", "Where the sides agreed to talk");
    channel.require_subcommand(1);
    ActCommand{channel, session, "agree", "Record an agreed channel"}
        .needs("CHANNEL", "platform, chat, email, link, in-person or other")
        .may("--address", "Which one: an e-mail address, a room, a number")
        .may("--hours", "When people are there: \"Mon-Fri 9-17, Europe/Berlin\"")
        .may("--answer-within", "Hours within which an answer is promised")
        .makes(agree_on_channel);
}

}  // namespace tally::cli
