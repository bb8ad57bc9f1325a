// Files encrypted in the age format, version 1 (C2SP age), which the `age` program reads and writes
// too. Neither side holds more than one chunk of 64 KiB in memory.
//
// Errors of reading: rejected: none of the identities or not this passphrase opens the file;
// corrupt: the file is damaged, the message says where; invalid_input: this is no age file, or it
// asks for more than the limits grant.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/random.h"
#include "base/result.h"
#include "base/stream.h"
#include "crypto/age_keys.h"

namespace tally::crypto {

struct AgeLimits {
    std::size_t header_bytes_max = std::size_t{256} << 10;
    int work_factor_max = 20;  // of scrypt: 1 GiB of memory and some two seconds
};

class AgeWriter {
public:
    // Writes the header. invalid_input without a recipient, with one that is no point of the curve,
    // or with an empty passphrase; unavailable when there is no memory for scrypt.
    static Result<AgeWriter> start(Sink sink, AgeRecipients const& recipients, Random& random);
    ~AgeWriter();
    AgeWriter(AgeWriter&&) noexcept;
    AgeWriter& operator=(AgeWriter&&) noexcept;

    Result<void> write(std::string_view bytes);
    // Writes the last chunk. Without it the file is one that was cut off. Nothing comes behind it.
    Result<void> finish();

private:
    struct State;
    explicit AgeWriter(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

class AgeReader {
public:
    // Reads the header and finds the key of the file.
    static Result<AgeReader> open(Pull source, AgeIdentities const& identities,
                                  AgeLimits const& limits = {});
    ~AgeReader();
    AgeReader(AgeReader&&) noexcept;
    AgeReader& operator=(AgeReader&&) noexcept;

    // The next bytes, at most `max`; empty at the end, and only there the file is known to be
    // whole. Each byte has been authenticated, but those before a damaged chunk were handed out.
    Result<std::string> read(std::size_t max);

private:
    struct State;
    explicit AgeReader(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

// Reads to the end. On an error the sink must drop what it has seen.
Result<void> age_decrypt(Pull source, AgeIdentities const& identities, Sink const& sink,
                         AgeLimits const& limits = {});

}  // namespace tally::crypto
