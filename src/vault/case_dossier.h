// What letters and forms of a case are written from, read out of the vault.
#pragma once

#include "papers/dossier.h"
#include "vault/cases.h"
#include "vault/rules.h"

namespace tally::vault {

// As of the instant. Of items that are withheld from the case neither words nor titles are in it.
Result<papers::Dossier> case_dossier(Vault& vault, CaseRef const& ref, RuleBook const& rules,
                                     Instant at);

}  // namespace tally::vault
