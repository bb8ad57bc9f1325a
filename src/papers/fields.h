// The fields of a forum's form, filled from the record and ready to paste.
#pragma once

#include <vector>

#include "forums/checks.h"
#include "papers/dossier.h"

namespace tally::papers {

// In the order of the profile. What a person answered (`case.form-answered`) goes before what the
// record says. Texts that are too long lose sentences from their end, as far as the limit asks, and
// say so; a field that only the person can fill is empty.
std::vector<forums::FilledField> fill_fields(forums::Profile const& profile,
                                             Dossier const& dossier);

}  // namespace tally::papers
