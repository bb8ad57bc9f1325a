// Replies to letters come from strangers: no bytes may break what looks for carriers, and nothing
// proves anything without a signature.
#include <cstdint>
#include <string>
#include <string_view>

#include "attest/reply.h"
#include "base/check.h"
#include "crypto/sha256.h"
#include "outbox/letter.h"
#include "outbox/server_reply.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using namespace tally;
    std::string_view const input{reinterpret_cast<char const*>(data), size};
    std::string const text{input};
    attest::WireMessage const message{input};
    auto const checkpoint = crypto::sha256("a checkpoint; who watches comparisons can name it");
    auto const proof = attest::prove_reply(message, {}, checkpoint);
    TALLY_CHECK(proof.strength == attest::Strength::none);
    (void)attest::carriers_in(message, checkpoint);
    (void)attest::no_person(message);
    (void)attest::parse_mail_date(input);
    auto const quote = outbox::accepting_words(text);
    TALLY_CHECK(quote.size() <= 200 && !quote.contains('\n'));
    auto const id =
        outbox::message_id_in_reply(input, "smtps://email-smtp.x.amazonaws.com", "ours");
    TALLY_CHECK(id == "ours" || id.contains('@'));
    TALLY_CHECK(!id.contains('\n') && !id.contains('<') && !id.contains('>'));
    auto const link = outbox::mailto_link(input, input, input);
    TALLY_CHECK(link.find_first_of(" \r\n<>\"") == link.npos);
    return 0;
}
