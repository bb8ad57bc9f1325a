// Signatures as electronic documents carry them: detached CMS (RFC 5652) with the attributes of
// CAdES (ETSI EN 319 122-1), made with a certificate and key out of a PKCS#12 file.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/time.h"
#include "crypto/age_keys.h"

namespace tally::crypto {

inline constexpr std::size_t pkcs12_bytes_max = std::size_t{1} << 20;
// Room enough for a signature with its certificates.
inline constexpr std::size_t cms_bytes_max = std::size_t{24} << 10;

class DocumentSigner {
public:
    // invalid_input for what is no PKCS#12 file, holds no key with its certificate, or holds one
    // that cannot sign; rejected when the passphrase does not open it.
    static Result<DocumentSigner> open(std::string_view pkcs12, SecretBytes const& passphrase);
    DocumentSigner(DocumentSigner&&) noexcept;
    DocumentSigner& operator=(DocumentSigner&&) noexcept;
    ~DocumentSigner();

    // DER of a signature over the bytes: SHA-256, the signing certificate's digest among the signed
    // attributes, no signing time (a PDF has its own entry for it, ETSI EN 319 142-1, 5.3), and the
    // certificates of the file. At most cms_bytes_max.
    Result<std::string> sign(std::string_view content) const;
    // The name that the certificate gives its holder.
    std::string const& holder() const { return holder_; }
    // When the certificate ends.
    Instant valid_to() const { return valid_to_; }

private:
    struct Keys;
    DocumentSigner(std::unique_ptr<Keys> keys, std::string holder, Instant valid_to);

    std::unique_ptr<Keys> keys_;
    std::string holder_;
    Instant valid_to_;
};

}  // namespace tally::crypto
