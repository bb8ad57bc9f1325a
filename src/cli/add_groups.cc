// Apart from groups.cc, which brings every command and its libraries into the program.
#include <algorithm>

#include "cli/command_line.h"
#include "cli/groups.h"
#include "cli/session.h"

namespace tally::cli {

void add_groups(CommandLine app, Session& session, std::vector<Group> const& groups,
                std::string_view first_word) {
    session.add_options(app);
    auto const is_wanted = [&](Group const& group) {
        return std::ranges::find(group.names, first_word) != group.names.end();
    };
    bool const is_known = std::ranges::any_of(groups, is_wanted);
    for (auto const& group : groups)
        if (!is_known || is_wanted(group)) group.add(app, session);
}

}  // namespace tally::cli
