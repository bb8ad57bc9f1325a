// What a link needs besides its entries, as settings of the vault: where its token leads, the code
// that was mailed, and who has opened it. Only digests of secrets are kept.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/digest.h"
#include "base/time.h"
#include "vault/vault.h"

namespace tally::vault {

// What a case showed when the file of a mediator's link was built.
struct ShownParts {
    std::vector<std::string> exhibits;   // ids of their items
    std::vector<std::string> kept_back;  // "item ID", "entry N"
    std::uint64_t erased = 0;            // items of the engagement that were erased by then

    bool operator==(ShownParts const&) const = default;
};

struct LinkSecrets {
    std::string engagement;  // slug
    int link = 0;
    std::optional<Digest> code;  // the one that was mailed last, while it is good
    Instant code_until;
    int code_tries = 0;               // wrong ones since it was mailed
    std::vector<Instant> codes;       // when codes were mailed, in the last hour
    std::vector<Digest> sessions;     // of browsers that typed a code in
    std::optional<std::string> note;  // the checkpoint that a passkey was asked to sign
    std::optional<ShownParts> shown;  // of a mediator's link

    bool operator==(LinkSecrets const&) const = default;
};

// By SHA-256 of the token; nullopt: no link has this token.
Result<std::optional<LinkSecrets>> read_link_secrets(Vault& vault, Digest const& token);
// Durable when it returns ok.
Result<void> keep_link_secrets(Vault& vault, Digest const& token, LinkSecrets const& secrets);

// The address that the program is reached at, "https://tally.example": remembered from the last
// time that it was given. Empty: never.
Result<std::string> public_url(Vault& vault);
// invalid_input for what a browser would not take as the address of a page with passkeys.
Result<void> set_public_url(Vault& vault, std::string const& url);

}  // namespace tally::vault
