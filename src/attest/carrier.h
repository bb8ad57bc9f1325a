// How a letter carries a checkpoint, so that an ordinary reply attests it: in its Message-ID, in
// its Subject, and as a note in its text (docs/formats/letter.md).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/digest.h"

namespace tally::attest {

// "tally.<52 characters of base32>@<domain>", without angle brackets: the whole digest of the
// checkpoint's text.
std::string message_id_of(Digest const& checkpoint, std::string_view domain);
std::optional<Digest> digest_in_message_id(std::string_view message_id);
// Every message id in a field such as In-Reply-To or References.
std::vector<std::string> message_ids_in(std::string_view value);

// The first 16 characters of the digest in base32: 80 bits, short enough for people.
std::string token_of(Digest const& checkpoint);
// "Delivery of the homepage [T-abcdefghijklmnop]"
std::string subject_with_token(std::string_view subject, Digest const& checkpoint);
// Also where the subject was folded or encoded (RFC 2047: the token itself is plain ASCII).
bool names_token(std::string_view text, Digest const& checkpoint);

// The same for the text of a mail, in any of the forms below.
bool text_names_token(std::string_view text, Digest const& checkpoint);

// Whether the text of a mail has these words, whatever quoted and wrapped them on the way. `words`
// are in lower case and without white space, such as a digest.
bool text_quotes(std::string_view text, std::string_view words);

// Signed notes in a mail or letter, whole and in any quoting: plain, "> ", quoted-printable,
// base64. Each once; at most 10,000.
std::vector<std::string> find_notes(std::string_view text);

}  // namespace tally::attest
