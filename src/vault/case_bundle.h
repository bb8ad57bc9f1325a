// The files of a case bundle (docs/formats/bundle.md).
#pragma once

#include "bundle/package.h"
#include "vault/case_claims.h"
#include "vault/case_material.h"

namespace tally::vault {

// `pdf` becomes data/case.pdf. Needs the vault for proofs out of the inbox.
Result<bundle::PackageInput> case_package(Vault& vault, CaseMaterial const& material,
                                          FiledClaims const& filed, std::string pdf);

}  // namespace tally::vault
