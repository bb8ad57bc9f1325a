// Playbooks as JSON and as text.
#pragma once

#include <string>
#include <vector>

#include "cli/session.h"
#include "playbooks/playbook.h"

namespace tally::cli {

OutJson json_of(playbooks::Playbook const& playbook);
std::string playbook_text(playbooks::Playbook const& playbook, std::string const& zone);

OutJson json_of(std::vector<playbooks::Situation> const& situations);
std::string situations_text(std::vector<playbooks::Situation> const& situations,
                            std::string const& slug, std::string const& zone);

}  // namespace tally::cli
