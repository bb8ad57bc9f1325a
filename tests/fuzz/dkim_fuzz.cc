// Signed mails and key records come from strangers. The first line of the input is the TXT record,
// the rest the mail: no bytes may break the reader, what passes covers a From, and the canonical
// forms are stable when they are taken again.
#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "attest/canonical.h"
#include "attest/dkim.h"
#include "attest/evidence.h"
#include "attest/key_record.h"
#include "base/check.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

namespace {

using namespace tally;

void check_forms(attest::WireMessage const& message) {
    using attest::Form;
    for (auto const form : {Form::simple, Form::relaxed}) {
        auto const body = attest::canonical_body(message.body(), form);
        TALLY_CHECK(attest::canonical_body(body, form) == body);
    }
    for (auto const& field : message.fields()) {
        auto const relaxed = attest::canonical_field(field.raw, Form::relaxed);
        TALLY_CHECK(!relaxed.contains("\r\n"));
        TALLY_CHECK(attest::canonical_field(relaxed, Form::relaxed) == relaxed);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const input{reinterpret_cast<char const*>(data), size};
    auto const line_end = std::min(input.find('\n'), input.size());
    std::string const record{input.substr(0, line_end)};
    auto const mail = input.substr(std::min(line_end + 1, input.size()));
    (void)attest::parse_key_record(record);
    (void)attest::parse_key_file(input);
    attest::WireMessage const message{mail};
    check_forms(message);
    auto const results = attest::verify_dkim(
        message, [&](std::string const&) -> std::optional<std::string> { return record; });
    TALLY_CHECK(results.size() <= attest::signatures_max);
    for (auto const& result : results) {
        if (result.verdict != attest::DkimVerdict::pass) continue;
        TALLY_CHECK(result.signature.times_signed("from") > 0);
        TALLY_CHECK(result.unsigned_bytes <= mail.size() * 2 + 2);
    }
    (void)attest::arc_claim(message);
    return 0;
}
