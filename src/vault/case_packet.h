// The authentication packet of a case: drafts that say what the file is and how it can be checked.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "casefile/document.h"
#include "papers/certificate.h"
#include "vault/case_material.h"

namespace tally::vault {

// Pure: the same material gives the same facts. Dated by the newest entry of the record.
papers::CertifiedFacts certified_facts(CaseMaterial const& material);

// How the record is made, for the pages of the case.
casefile::Statement process_statement(CaseMaterial const& material);

// data/papers/: a file for each kind of certificate, as plain text.
std::vector<std::pair<std::string, std::string>> packet_files(CaseMaterial const& material);

}  // namespace tally::vault
