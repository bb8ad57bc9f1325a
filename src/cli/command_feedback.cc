// tally feedback seal, reveal, reply, show
#include <fmt/format.h>

#include "cli/act_command.h"
#include "cli/command_line.h"
#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/present_state.h"
#include "vault/sealing.h"

namespace tally::cli {
namespace {

using engagement::Command;

Result<Command> make_seal(ActInput const& in) {
    engagement::SealFeedback seal;
    seal.stars = TRY(in.number("--stars"));
    seal.text = in.text("--text");
    seal.salt = vault::draw_salt(*in.vault().world().random);
    seal.digest = TRY(vault::seal_of(seal.salt, seal.stars, seal.text));
    return seal;
}

Result<Command> make_reveal(ActInput const& in) {
    engagement::GiveFeedback given;
    given.stars = TRY(in.number("--stars"));
    given.text = in.text("--text");
    given.salt = in.text("--salt");
    if (!given.salt.empty())
        given.digest = TRY(vault::seal_of(given.salt, given.stars, given.text));
    return given;
}

Result<Command> make_reply(ActInput const& in) {
    return engagement::FeedbackReplied{in.text("--text")};
}

Result<int> show(Session& session, std::string const& slug) {
    auto const state = TRY(state_at(session, slug));
    session.emit({{"engagement", slug},
                  {"freelancer", json_of(state.feedback.freelancer)},
                  {"client", json_of(state.feedback.client)}},
                 feedback_text(state));
    return status::ok;
}

}  // namespace

void add_feedback_commands(CommandLine app, Session& session) {
    auto group = app.add_subcommand("feedback", "What each side says of the other at the end");
    group.require_subcommand(1);
    ActCommand{group, session, "seal", "Fix your feedback now, to be shown when both have posted"}
        .needs("--stars", "1 to 5")
        .needs("--text", "The words")
        .makes(make_seal);
    ActCommand{group, session, "reveal", "Feedback was posted: yours as sealed, or the client's"}
        .may("--stars", "1 to 5; not needed for what you sealed")
        .may("--text", "The words; not needed for what you sealed")
        .may("--salt", "Of the seal, where the words are not kept here")
        .makes(make_reveal);
    ActCommand{group, session, "reply", "The one public answer to the other side's feedback"}
        .needs("--text", "The words")
        .makes(make_reply);
    add_view(group, session, "show", "What is sealed, posted and answered", show);
}

}  // namespace tally::cli
