// The one page that decides whether the rest is read: who, what, how much, what shows it, what is
// asked.
#pragma once

#include "casefile/document.h"
#include "vault/case_material.h"

namespace tally::vault {

casefile::Brief case_brief(CaseMaterial const& material);
// "Upwork dispute"
std::string forum_title(engagement::Forum forum);
// "12 of 40 entries are disclosed in full; ..."
std::string disclosure_sentence(CaseMaterial const& material);
// "$1,200.00": what the case asks for, or what is held.
Money amount_at_stake(CaseMaterial const& material);

}  // namespace tally::vault
