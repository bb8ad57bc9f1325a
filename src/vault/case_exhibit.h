// One exhibit as pages: a mail to read, a picture, a text, or a cover sheet for what paper cannot
// show.
#pragma once

#include "casefile/document.h"
#include "vault/case_material.h"

namespace tally::vault {

casefile::Exhibit case_exhibit(ExhibitMaterial const& material, std::string const& zone);

}  // namespace tally::vault
