// Cases: dispute files under work. They live on the private ledger until they are handed in.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/digest.h"
#include "base/money.h"
#include "base/time.h"
#include "engagement/vocabulary.h"
#include "ledger/ids.h"

namespace tally::engagement {

// case.opened; numbers count from 1
struct CaseOpened {
    int number = 0;
    Forum forum = Forum::generic;
    std::string claim;          // what is asserted, in one sentence; may be empty
    std::optional<Money> asks;  // what is demanded
    bool operator==(CaseOpened const&) const = default;
};

// case.item-linked
struct ExhibitLinked {
    int number = 0;   // of the case
    int exhibit = 0;  // from 1
    ledger::ItemId item;
    std::string why;      // what it shows
    bool strong = false;  // one of the few that the one-page brief quotes
    bool operator==(ExhibitLinked const&) const = default;
};

// case.built
struct CaseBuilt {
    int number = 0;
    Digest file;             // of the bundle
    std::uint64_t size = 0;  // of the shared ledger that it holds
    Digest root;
    bool operator==(CaseBuilt const&) const = default;
};

struct OpenCase {
    Forum forum = Forum::generic;
    std::string claim;
    std::optional<Money> asks;
};

struct LinkExhibit {
    int number = 0;
    ledger::ItemId item;
    std::string why;
    bool strong = false;
};

struct RecordCaseBuilt {
    int number = 0;
    Digest file;
    std::uint64_t size = 0;
    Digest root;
};

struct Exhibit {
    int number = 0;
    ledger::ItemId item;
    std::string why;
    bool strong = false;
    bool operator==(Exhibit const&) const = default;
};

struct Case {
    int number = 0;
    Forum forum = Forum::generic;
    std::string claim;
    std::optional<Money> asks;
    Instant opened;
    std::vector<Exhibit> exhibits;
    std::vector<CaseBuilt> built;

    Exhibit const* exhibit_of(ledger::ItemId const& item) const;
    bool operator==(Case const&) const = default;
};

}  // namespace tally::engagement
