// Signatures that OpenSSH makes of any bytes, as git keeps them in commits (the OpenSSH project's
// PROTOCOL.sshsig; keys and signatures as in RFC 4253 section 6.6, RFC 5656, RFC 8332 and RFC
// 8709).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tally::importers {

struct SshSignature {
    enum class Verdict : std::uint8_t {
        good,       // the key below signed exactly these bytes
        bad,        // it did not
        unchecked,  // a kind of key that is not checked here, or not readable
    };
    Verdict verdict = Verdict::unchecked;
    std::string key;  // as ssh-keygen -l prints it: "SHA256:<base64>"; empty: not readable
    std::string why;  // for people, where it is not good
};

// `armored` begins with "-----BEGIN SSH SIGNATURE-----". Whose key it is this does not say.
// Ed25519, ECDSA and RSA with SHA-2, with namespace "git"; keys of security keys and certificates
// are unchecked. Any bytes may come.
SshSignature check_ssh_signature(std::string_view armored, std::string_view message);

}  // namespace tally::importers
