// docs/formats/passkey.md as files: what passkeys signed, and the same systematically broken.
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "attest/passkey_evidence.h"
#include "base/encoding.h"
#include "passkey/registration.h"

namespace tally::golden {
namespace {

using Vector = nlohmann::json;

std::string bytes(Vector const& vector, char const* member) {
    return from_base64(vector.at(member).get<std::string>()).value();
}

std::vector<Vector> vectors(std::string_view format) {
    std::vector<Vector> all;
    std::ifstream in{TALLY_GOLDEN_FOLDER "/passkey.ndjson"};
    for (std::string line; std::getline(in, line);)
        if (auto vector = Vector::parse(line); vector.at("format") == format)
            all.push_back(std::move(vector));
    return all;
}

ledger::Checkpoint checkpoint_of(Vector const& vector) {
    return {ledger::LedgerId::parse(vector.at("ledger").get<std::string>()).value(),
            {vector.at("size").get<std::uint64_t>()},
            Digest::from_bytes(bytes(vector, "root"))};
}

template <typename T>
void expect(Vector const& vector, Result<T> const& result) {
    auto const name = vector.at("name").get<std::string>();
    EXPECT_EQ(result.has_value(), vector.at("expect") == "ok")
        << name << (result ? "" : ": " + result.error().message);
    if (!result && vector.contains("reason")) {
        EXPECT_TRUE(result.error().message.contains(vector.at("reason").get<std::string>()))
            << name << ": " << result.error().message;
    }
}

Result<passkey::AuthenticatorData> check_signature(Vector const& vector) {
    auto const evidence = TRY(attest::decode_passkey_evidence(bytes(vector, "input")));
    return attest::check_passkey(evidence, checkpoint_of(vector));
}

TEST(PasskeyVectors, signatures_are_taken_or_refused_for_the_reason_that_is_named) {
    auto const all = vectors("passkey-signature");
    EXPECT_GE(all.size(), 90U);
    for (auto const& vector : all) {
        auto const said = check_signature(vector);
        expect(vector, said);
        if (said) {
            EXPECT_EQ(said->user_verified, vector.at("user_verified").get<bool>());
        }
    }
}

Result<passkey::Registration> read_new(Vector const& vector) {
    auto const agreement = TRY(Digest::parse(vector.at("agreement").get<std::string>()));
    auto const challenge = attest::passkey_challenge(checkpoint_of(vector), agreement).digest();
    return passkey::read_registration(bytes(vector, "input"), bytes(vector, "client_data"),
                                      challenge, vector.at("origin").get<std::string>());
}

TEST(PasskeyVectors, new_passkeys_are_taken_or_refused_for_the_reason_that_is_named) {
    auto const all = vectors("passkey-registration");
    EXPECT_GE(all.size(), 38U);
    for (auto const& vector : all) {
        auto const made = read_new(vector);
        expect(vector, made);
        if (made) {
            EXPECT_EQ(made->key.spki(), bytes(vector, "key"));
        }
    }
}

}  // namespace
}  // namespace tally::golden
