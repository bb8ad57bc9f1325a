#include "cli/answer.h"

#include "cli/command_line.h"
#include "cli/exit_status.h"
#include "cli/groups.h"

namespace tally::cli {
namespace {

// What the command has printed, or said of its failure.
Answer outcome(Result<int> const& status, std::optional<OutJson> json) {
    Answer answer;
    if (!status) {
        answer.error = status.error();
        answer.status = exit_status(status.error().code);
    } else {
        answer.status = *status;
    }
    if (json) answer.json = *std::move(json);
    return answer;
}

}  // namespace

Answer answer(Asked asked) {
    RootCommandLine root{about, "tally"};
    Session session;
    add_groups(root.line(), session, all_groups(), asked.words.empty() ? "" : asked.words.front());
    std::optional<OutJson> printed;
    session.answer_to({.json = [&](OutJson const& json) { printed = json; },
                       .bytes = std::move(asked.bytes),
                       .progress = std::move(asked.progress)});
    auto const understood = root.parse(std::move(asked.words));
    session.options.json = true;
    session.options.vault = asked.vault.string();
    if (session.options.at.empty()) session.options.at = asked.at;
    session.options.offline = session.options.offline || asked.offline;
    auto const status =
        understood ? session.act() : Result<int>{std::unexpected(understood.error())};
    return outcome(status, std::move(printed));
}

}  // namespace tally::cli
