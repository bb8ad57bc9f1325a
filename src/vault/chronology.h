// The order in which the entries of an engagement occurred: what a page of its timeline is cut
// from.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "vault/engagements.h"
#include "vault/timeline_entry.h"

namespace tally::vault {

class Chronology {
public:
    struct Place {
        Instant occurred;
        bool private_side = false;
        std::uint64_t n = 0;
        std::uint32_t kind = 0;  // kind_of says which
        auto operator<=>(Place const&) const = default;
    };

    // Oldest occurrence first.
    std::vector<Place> const& places() const { return places_; }
    // "item" where the index told the time, which does not know by which of the kinds under this
    // name the item came.
    std::string const& kind_of(Place const& place) const { return kinds_[place.kind]; }
    // Why a later entry took this one back or set it right; the newest counts. Empty: none did.
    std::string correction_of(TimelineEntry const& entry) const;

    enum class Standing : std::uint8_t {
        current,  // of the record as it stands
        behind,   // entries were added since
        other     // this is no beginning of the record: it was put back from a copy
    };
    Result<Standing> standing(Vault& vault, EngagementRef const& ref) const;
    // Adds what was recorded since. False: something in it was erased meanwhile, so it has to be
    // read anew. The times of items come from the index where it knows them, so a hundred thousand
    // mails need not be read to put them in order.
    Result<bool> extend(Vault& vault, EngagementRef const& ref);

private:
    struct Side {
        std::uint64_t size = 0;
        std::string last_line;
    };
    using Key = std::pair<bool, std::uint64_t>;  // private side, n

    Result<void> extend_side(Vault& vault, EngagementRef const& ref, bool private_side);
    Result<void> read_between(Vault& vault, EngagementRef const& ref, Key begin, std::uint64_t end);
    void add(TimelineEntry const& entry);
    void put(Instant occurred, Key key, std::string_view kind);

    std::array<Side, 2> sides_;  // shared, private
    std::vector<Place> places_;
    std::vector<std::string> kinds_;
    std::map<Key, std::string> corrections_;
    bool has_new_erasure_ = false;
};

// Of the record as it stands. What was read is kept by the process for the engagements that were
// asked for last, since a record only grows: the next call reads what was added. Safe to call from
// many threads, each with a vault of its own.
Result<std::shared_ptr<Chronology const>> chronology_of(Vault& vault, EngagementRef const& ref);

}  // namespace tally::vault
