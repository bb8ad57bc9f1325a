// Items as the rules read them: who sent what when, sentence by sentence. What they say is foreign
// and may be hostile: no more than the limits below is looked at.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/time.h"
#include "ledger/entry.h"
#include "ledger/ids.h"

namespace tally::claims {

inline constexpr std::size_t item_bytes_max = std::size_t{64} << 10;
inline constexpr std::size_t item_sentences_max = 400;
inline constexpr std::size_t quote_bytes_max = 240;

struct ItemText {
    ledger::ItemId id;
    std::string kind;                   // as engagement::item_kind_names has it
    std::optional<ledger::Party> from;  // nullopt: somebody else, or nobody knows
    Instant occurred;
    std::string subject;
    std::string text;
    std::vector<std::string> attachments;  // file names
};

struct Sentence {
    std::string text;   // as it stands there, cut to quote_bytes_max
    std::string flat;   // engagement::flattened
    bool asks = false;  // ends in a question mark: it says nothing
};

// An item, read. Views the ItemText, which must outlive it.
class ReadItem {
public:
    explicit ReadItem(ItemText const& item);

    ItemText const& item() const { return *item_; }
    std::vector<Sentence> const& sentences() const { return sentences_; }
    // The phrase stands in its subject, its text or the name of an attachment.
    bool names(std::string_view flat_phrase) const { return flat_.find(flat_phrase) != flat_.npos; }
    // False: the phrase stands in no sentence. It looks at the first word alone.
    bool may_hold(std::string_view phrase) const;

private:
    ItemText const* item_;
    std::vector<Sentence> sentences_;
    std::string flat_;
    std::unordered_set<std::string> words_;
};

}  // namespace tally::claims
