#include "engagement/agreement.h"

#include <algorithm>

#include "engagement/event_codec.h"

namespace tally::engagement {

void write_fact(JsonObject& body, AgreementDrafted const& fact) {
    body.emplace("digest", fact.digest.text());
    body.emplace("text", fact.text);
    body.emplace("version", fact.version);
}

template <>
Result<Fact> read_fact<AgreementDrafted>(JsonReader& reader) {
    AgreementDrafted fact;
    fact.version = TRY(read_number(reader, "version"));
    fact.digest = TRY(Digest::parse(TRY(reader.string("digest"))));
    fact.text = TRY(reader.string("text"));
    return fact;
}

void write_fact(JsonObject& body, AgreementSigned const& fact) {
    body.emplace("by", std::string{ledger::name(fact.by)});
    body.emplace("digest", fact.digest.text());
    body.emplace("how", fact.how);
    body.emplace("version", fact.version);
}

template <>
Result<Fact> read_fact<AgreementSigned>(JsonReader& reader) {
    AgreementSigned fact;
    fact.version = TRY(read_number(reader, "version"));
    fact.digest = TRY(Digest::parse(TRY(reader.string("digest"))));
    fact.by = TRY(ledger::parse_party(TRY(reader.string("by"))));
    fact.how = TRY(reader.string("how"));
    return fact;
}

Signature const* AgreementVersion::signature_of(ledger::Party party) const {
    auto const found = std::ranges::find(signatures, party, &Signature::by);
    return found == signatures.end() ? nullptr : &*found;
}

}  // namespace tally::engagement
