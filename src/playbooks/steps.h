// The steps of a playbook, held against the record.
#pragma once

#include "playbooks/focus.h"
#include "playbooks/playbook.h"

namespace tally::playbooks {

Step fill_step(Scene const& scene, Focus const& focus, PackStep const& step);

}  // namespace tally::playbooks
