// The keys of the age file format, version 1 (C2SP age): X25519 recipients and identities, and
// passphrases. Private ones are wiped when they go, and never written to a log or an error.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/random.h"
#include "base/result.h"

namespace tally::crypto {

// Bytes that nobody else may see; overwritten when they go.
class SecretBytes {
public:
    SecretBytes() = default;
    explicit SecretBytes(std::string bytes) : bytes_{std::move(bytes)} {}
    ~SecretBytes();
    SecretBytes(SecretBytes const&) = default;
    SecretBytes& operator=(SecretBytes const&);
    SecretBytes(SecretBytes&& other) noexcept { bytes_.swap(other.bytes_); }
    SecretBytes& operator=(SecretBytes&& other) noexcept;

    // The view lives as long as this object and is not changed.
    std::string_view view() const { return bytes_; }

private:
    std::string bytes_;
};

// For whom a file is encrypted. Public.
class AgeRecipient {
public:
    static constexpr std::size_t size = 32;
    bool operator==(AgeRecipient const&) const = default;

    // "age1..." as age-keygen prints it; invalid_input for anything else.
    static Result<AgeRecipient> parse(std::string_view text);
    // Exactly 32 bytes; anything else is a bug of the caller.
    static AgeRecipient from_bytes(std::string_view raw);
    std::string text() const;
    std::string_view view() const { return {reinterpret_cast<char const*>(bytes_.data()), size}; }

private:
    std::array<std::uint8_t, size> bytes_{};
};

// Who can open it.
class AgeIdentity {
public:
    static AgeIdentity generate(Random& random);
    // "AGE-SECRET-KEY-1..."; invalid_input for anything else. The error never repeats the text.
    static Result<AgeIdentity> parse(std::string_view text);
    // For the identity file alone.
    std::string text() const;
    AgeRecipient const& recipient() const { return recipient_; }
    // The 32 bytes of the X25519 private key.
    std::string_view secret() const { return secret_.view(); }

private:
    explicit AgeIdentity(SecretBytes secret);
    SecretBytes secret_;
    AgeRecipient recipient_;
};

// The lines of an identity file; empty lines and those that start with # are passed over.
// invalid_input names the line that is none, or says that there is no identity at all.
Result<std::vector<AgeIdentity>> parse_age_identities(std::string_view text);

struct AgePassphrase {
    SecretBytes text;
    int work_factor = 18;  // for writing: scrypt runs 2^18 rounds, half a second and 256 MiB
};

// A file is for recipients, or under one passphrase that stands alone.
using AgeRecipients = std::variant<std::vector<AgeRecipient>, AgePassphrase>;
using AgeIdentities = std::variant<std::vector<AgeIdentity>, AgePassphrase>;

}  // namespace tally::crypto
