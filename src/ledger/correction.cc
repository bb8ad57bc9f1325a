#include "ledger/correction.h"

#include "ledger/kinds.h"

namespace tally::ledger {

bool is_correction(std::string_view kind) {
    return kind == kind::entry_corrected || kind == kind::entry_voided;
}

Json encode(Correction const& correction) {
    JsonObject body{{"entry", static_cast<std::int64_t>(correction.entry)},
                    {"reason", correction.reason}};
    if (correction.right) body.emplace("right", *correction.right);
    return body;
}

Result<Correction> decode_correction(std::uint64_t n, std::string_view kind, Json const& body) {
    auto reader = TRY(JsonReader::open(body, "body of " + std::string{kind}));
    auto const entry = TRY(reader.integer("entry"));
    Correction correction;
    correction.reason = TRY(reader.string("reason"));
    if (kind == kind::entry_corrected) correction.right = TRY(reader.object("right"));
    TRY(reader.finish());
    if (entry < 0 || static_cast<std::uint64_t>(entry) >= n)
        return fail(Code::corrupt, "a correction points to an entry that is not in front of it");
    correction.entry = static_cast<std::uint64_t>(entry);
    return correction;
}

}  // namespace tally::ledger
