// Where a case can be decided, with ceilings and fees, read from TOML under packs/courts/: small
// claims courts by place, and the arbitrators of platforms.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rights/law.h"

namespace tally::rights {

struct Court {
    std::string id;
    std::string title;
    std::vector<std::string> places;  // CC, CC-SUB or CC-SUB-city
    Money ceiling;                    // the most that can be asked for there
    std::string who;                  // for whom the ceiling is: "individuals"; may be empty
    Confidence confidence = Confidence::low;
};

// Arbitration that is paid for by those who want it.
struct Arbitration {
    std::string id;
    std::string title;
    std::vector<engagement::EngagementType> applies_to;
    Money ceiling;                 // claims up to this
    Money fee_each;                // of a side
    Money fee_alone;               // for both, paid by one
    std::optional<Money> hearing;  // a live hearing, if one is wanted
    int days_to_pay = 0;           // after the notice that the sides did not agree
    ledger::Party if_nobody_pays = ledger::Party::client;  // who gets the money held
    std::string limits;                                    // what can be asked for, in words
    std::string duration;                                  // as far as it is known
    Confidence confidence = Confidence::low;
};

struct CourtPack {
    std::string id;
    std::string title;
    Date dated{};
    Date seen{};
    std::vector<std::string> supersedes;
    std::vector<std::string> source;
    std::vector<Court> courts;
    std::vector<Arbitration> arbitrations;
};

Result<CourtPack> parse_court_pack(std::string_view toml, std::string const& file);

}  // namespace tally::rights
