// What a reply to one of our letters proves: that a mailbox of the domain that signed it had the
// letter, and so that the checkpoint in the letter existed by then (docs/formats/letter.md).
//
// What it never proves: which person wrote it, that they consented (unless their words do), or
// that "fail" means "forged".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "attest/dkim.h"
#include "attest/message.h"
#include "base/digest.h"
#include "base/time.h"

namespace tally::attest {

enum class Carrier : std::uint8_t {
    in_reply_to,  // names the letter's Message-ID, which holds the whole digest
    references,   // the same
    note,         // the signed note is quoted in the body
    subject,      // the token of 80 bits
    text,         // the same token in the body
};
std::string_view name(Carrier carrier);

enum class Strength : std::uint8_t {
    none,    // the carrier is not under the signature, or nothing signed it
    weak,    // only a token is signed: in the Subject or the text
    strong,  // the whole digest is signed
};
std::string_view name(Strength strength);

struct ReplyProof {
    Strength strength = Strength::none;
    std::string domain;             // that signed; empty for none
    std::string key_name;           // where its key was asked for
    std::string signature;          // b= of it: the same again is the same reply again
    std::vector<Carrier> carriers;  // under that signature, strongest first
    std::optional<Instant> time;    // t= of the signature, else a Date that is signed
    std::string reason;             // for none: why, in words
};

// Carriers of this checkpoint anywhere in the mail, signed or not; also used to find the letter.
std::vector<Carrier> carriers_in(WireMessage const& message, Digest const& checkpoint);

// The strongest proof that passing, aligned signatures of the mail give. `results` are those of
// verify_dkim.
ReplyProof prove_reply(WireMessage const& message, std::vector<DkimResult> const& results,
                       Digest const& checkpoint);

// Whether this signature holds, is of that domain, and covers the whole body.
bool signs_body(DkimResult const& result, std::string_view domain);

// Why no person wrote this: "an automatic answer", "sent by a mailing list"; empty: nothing speaks
// against it (RFC 3834 section 5, RFC 2919).
std::string no_person(WireMessage const& message);

// The instant of a Date field (RFC 5322 section 3.3, with the obsolete zones).
std::optional<Instant> parse_mail_date(std::string_view value);

}  // namespace tally::attest
