// A key under a passphrase: who is asked for it, and how long it stays open.
#pragma once

#include <functional>
#include <map>
#include <mutex>
#include <string>

#include "base/result.h"
#include "crypto/age_keys.h"
#include "vault/owner_keys.h"

namespace tally::vault {

// The passphrase of the key, for the given attempt: 1, 2 or 3. An error ends the asking.
using AskPassphrase = std::function<Result<crypto::SecretBytes>(int attempt)>;

// Keys that were unlocked, for as long as this lives: a server asks once. Thread-safe.
class UnlockedKeys {
public:
    // Opens the key: one that was open before at once, else with the passphrase that is asked for.
    // rejected when three answers were wrong.
    Result<void> unlock(HeldKey& key, AskPassphrase const& ask);
    // What a key was unlocked with; not_found when it was not.
    Result<crypto::SecretBytes> passphrase_of(HeldKey const& key);

private:
    struct Known {
        crypto::SecretBytes seed;
        crypto::SecretBytes passphrase;
    };
    std::mutex mutex_;
    std::map<std::string, Known, std::less<>> known_;  // by key and sealed bytes
};

struct KeyAccess {
    UnlockedKeys* unlocked = nullptr;
    AskPassphrase ask = {};  // empty: nobody can be asked
};

// Opens a key under a passphrase. rejected when nobody knows it, or nobody can be asked.
Result<void> unlock(HeldKey& key, KeyAccess const& access);

}  // namespace tally::vault
