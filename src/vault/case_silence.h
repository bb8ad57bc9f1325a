// Times in which the client said nothing, counted over everything on record and not only over what
// is shown.
#pragma once

#include <string>
#include <vector>

#include "vault/case_material.h"

namespace tally::vault {

// After deliveries and invoices, of seven days and more; the oldest first, never overlapping.
std::vector<Silence> silences(CaseMaterial const& material);

// Whose act an entry is: whoever recorded a mail, it is the act of its sender.
std::string who_acted(engagement::Engagement const& engagement, TimelineEntry const& entry);

}  // namespace tally::vault
