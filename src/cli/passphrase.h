// Secrets that a command needs: from a file that only the owner can read, or typed on the terminal.
// Never from the command line, where other users of the machine can see them.
#pragma once

#include <string>

#include "base/result.h"
#include "crypto/age_keys.h"
#include "vault/key_access.h"

namespace tally::cli {

// Asks on the terminal, without showing what is typed. invalid_input with a hint when stdin is no
// terminal; rejected when nothing was typed. A signal that ends the program restores the terminal.
Result<crypto::SecretBytes> ask_passphrase(std::string const& prompt);
// Asks twice; rejected when the answers differ.
Result<crypto::SecretBytes> ask_new_passphrase(std::string const& prompt);
// The first line of the file. rejected when others can read the file.
Result<crypto::SecretBytes> read_passphrase_file(std::string const& path);

// Asks for the passphrase of the key that signs: out of the file that $TALLY_KEY_PASSPHRASE_FILE
// names, else on the terminal, where `somebody_there`.
vault::AskPassphrase ask_for_key(bool somebody_there);
// One for the whole process: a server asks once.
vault::UnlockedKeys& unlocked_keys();

}  // namespace tally::cli
