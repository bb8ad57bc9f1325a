// tally playbook SITUATION ENG; tally playbook list
#include <memory>

#include "cli/command_line.h"
#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/present_owed.h"
#include "cli/present_playbook.h"
#include "cli/present_state.h"
#include "cli/rule_lookup.h"
#include "vault/playbooks.h"

namespace tally::cli {
namespace {

using vault::Use;

struct PlaybookOptions {
    std::string situation;
    std::string slug;
};

std::string closing(vault::PlaybookInput const& input) {
    std::string text;
    if (!input.knows_items())
        text =
            "\nThe search index cannot be read, so no mail or file was looked at: `tally "
            "reindex`.\n";
    return text + "\n" + std::string{no_advice} + "\n";
}

Result<int> play(Session& session, PlaybookOptions const& options) {
    if (options.situation.empty() || options.slug.empty())
        return fail(Code::invalid_input, "which situation, of which engagement?",
                    "tally playbook SITUATION ENG; `tally playbook list ENG` says which there are");
    auto vault = TRY(session.open(Use::read));
    auto const books = vault::load_playbooks(vault.folder());
    auto const* pack = TRY(vault::find_playbook(books.packs, options.situation));
    auto const input = TRY(vault::PlaybookInput::open(vault, options.slug, TRY(session.as_of())));
    auto const playbook = playbooks::play(input->scene(), *pack);
    auto json = json_of(playbook);
    json["engagement"] = options.slug;
    json["problems"] = problems_json(books.problems);
    json["advice"] = no_advice;
    session.emit(json, problems_text(books.problems) +
                           playbook_text(playbook, input->state().engagement.zone) +
                           closing(*input));
    return status::ok;
}

Result<int> list(Session& session, std::string const& slug) {
    auto vault = TRY(session.open(Use::read));
    auto const books = vault::load_playbooks(vault.folder());
    auto const input = TRY(vault::PlaybookInput::open(vault, slug, TRY(session.as_of())));
    auto const found = playbooks::situations(input->scene(), books.packs);
    session.emit({{"engagement", slug},
                  {"situations", json_of(found)},
                  {"problems", problems_json(books.problems)},
                  {"advice", no_advice}},
                 problems_text(books.problems) +
                     situations_text(found, slug, input->state().engagement.zone) +
                     closing(*input));
    return status::ok;
}

}  // namespace

void add_playbook_commands(CommandLine app, Session& session) {
    auto options = std::make_shared<PlaybookOptions>();
    auto group = app.add_subcommand(
        "playbook", "What to expect, gather, write and never write when something goes wrong");
    group.add_option("SITUATION", options->situation,
                     "client-cancelled, client-silent, scope-grew, changes-requested-again, "
                     "return-request, bad-review-threatened, hours-disputed, payment-late");
    group.add_option("ENG", options->slug, "Short name of the engagement");
    group.footer(
        "For example: tally playbook client-silent site\n"
        "Not sure which it is? tally playbook list site");
    add_view(group, session, "list", "Which situations seem to be there now, and why", list);
    group.callback([&session, group, options] {
        if (!group.went_further())
            session.choose([options](Session& s) { return play(s, *options); });
    });
}

}  // namespace tally::cli
