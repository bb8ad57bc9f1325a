// The header of an age file: for whom it is, and the file's key wrapped for each of them. For the
// files of the format alone.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/random.h"
#include "base/result.h"
#include "base/stream.h"
#include "crypto/age.h"

namespace tally::crypto {

// corrupt: the header is damaged, and how.
std::unexpected<Error> damaged_age_header(std::string const& how);
// RFC 4648 section 4 without padding, and its strict reader; corrupt for anything else.
std::string age_base64(std::string_view bytes);
Result<std::string> from_age_base64(std::string_view text);

// Bytes of a source by lines and by counts.
class AgeInput {
public:
    explicit AgeInput(Pull source) : source_{std::move(source)} {}
    // The next line without its end; corrupt when there is none or it is longer than `max`.
    Result<std::string> line(std::size_t max);
    // `count` bytes, fewer only at the end.
    Result<std::string> read(std::size_t count);
    Result<bool> at_end();

private:
    Result<bool> fill();

    Pull source_;
    std::string held_;
    std::size_t at_ = 0;
    bool ended_ = false;
};

struct AgeStanza {
    std::vector<std::string> arguments;  // the first is the type
    std::string body;
};

struct AgeHeader {
    std::vector<AgeStanza> stanzas;
    std::string authenticated;  // the bytes under the MAC
    std::string mac;
};

// The whole header with its MAC.
std::string write_age_header(std::vector<AgeStanza> const& stanzas, SecretBytes const& file_key);
// The header as it stands; nothing of it can be believed before check_age_header.
Result<AgeHeader> read_age_header(AgeInput& input, AgeLimits const& limits);
// corrupt when somebody has changed the header.
Result<void> check_age_header(AgeHeader const& header, SecretBytes const& file_key);

// One stanza for each recipient. Errors: AgeWriter::start.
Result<std::vector<AgeStanza>> wrap_file_key(SecretBytes const& file_key,
                                             AgeRecipients const& recipients, Random& random);
// Errors: age.h.
Result<SecretBytes> unwrap_file_key(std::vector<AgeStanza> const& stanzas,
                                    AgeIdentities const& identities, AgeLimits const& limits);

}  // namespace tally::crypto
