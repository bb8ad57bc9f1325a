#include "ledger/attestation.h"

#include <algorithm>

#include "base/digest.h"
#include "ledger/kinds.h"

namespace tally::ledger {

Json encode(FoundKey const& key) {
    JsonObject body{{"found", key.found}, {"name", key.name}, {"text", key.text}};
    if (key.resolvers > 0) body.emplace("resolvers", key.resolvers);
    return body;
}

Result<FoundKey> decode_found_key(Json const& body) {
    auto reader = TRY(JsonReader::open(body, "key of a mail domain"));
    FoundKey key;
    key.found = TRY(reader.string("found"));
    key.name = TRY(reader.string("name"));
    key.text = TRY(reader.string("text"));
    key.resolvers = TRY(reader.integer_or_zero("resolvers"));
    TRY(reader.finish());
    return key;
}

Json encode(Attestation const& attestation) {
    JsonObject body{{"by", attestation.by},
                    {"checkpoint", attestation.checkpoint},
                    {"evidence", attestation.evidence},
                    {"method", attestation.method},
                    {"time", format_instant(attestation.time)}};
    if (attestation.key) body.emplace("key", encode(*attestation.key));
    if (!attestation.revocation.empty()) {
        JsonArray lists;
        for (auto const& digest : attestation.revocation) lists.emplace_back(digest);
        body.emplace("revocation", std::move(lists));
    }
    if (!attestation.strength.empty()) body.emplace("strength", attestation.strength);
    return body;
}

Result<Attestation> decode_attestation(std::uint64_t n, std::string_view kind, Json const& body) {
    auto reader = TRY(JsonReader::open(body, "body of " + std::string{kind}));
    Attestation attestation;
    attestation.n = n;
    attestation.kind = kind;
    attestation.by = TRY(reader.string("by"));
    attestation.checkpoint = TRY(reader.string("checkpoint"));
    attestation.evidence = TRY(reader.string("evidence"));
    TRY(Digest::parse(attestation.evidence));
    attestation.method = TRY(reader.string("method"));
    attestation.time = TRY(parse_instant_strict(TRY(reader.string("time"))));
    if (reader.has("key")) attestation.key = TRY(decode_found_key(TRY(reader.object("key"))));
    for (auto const& list : TRY(reader.array_or_empty("revocation"))) {
        auto const* const digest = list.string();
        if (digest == nullptr) return fail(Code::invalid_input, "revocation: not a digest");
        TRY(Digest::parse(*digest));
        attestation.revocation.push_back(*digest);
    }
    if (reader.has("strength")) attestation.strength = TRY(reader.string("strength"));
    TRY(reader.finish());
    return attestation;
}

bool is_attestation(std::string_view kind) {
    return kind == kind::timestamp_received || kind == kind::cosignature_received;
}

Bracket bracket_of(std::uint64_t n, std::vector<AttestedSize> const& attestations) {
    Bracket bracket;
    for (auto const& attested : attestations) {
        if (n < attested.covers.value)
            bracket.not_after = std::min(bracket.not_after.value_or(attested.time), attested.time);
        if (n >= attested.n)
            bracket.not_before =
                std::max(bracket.not_before.value_or(attested.time), attested.time);
    }
    return bracket;
}

bool fits(Instant at, Bracket const& bracket) {
    if (bracket.not_before && at + clock_skew_max < *bracket.not_before) return false;
    if (bracket.not_after && at - clock_skew_max > *bracket.not_after) return false;
    return true;
}

}  // namespace tally::ledger
