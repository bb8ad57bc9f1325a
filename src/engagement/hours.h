// Hourly work: weeks from Monday to Sunday in UTC, made of segments with memos. The shared side
// holds a salted digest of each segment and the sums; the segments themselves stay on the private
// side until a week is revealed, so that one week can be shown without the rest.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/digest.h"
#include "base/money.h"
#include "base/time.h"
#include "engagement/members.h"
#include "engagement/vocabulary.h"
#include "ledger/entry.h"
#include "ledger/ids.h"

namespace tally::engagement {

// A stretch of work. Its commitment is SHA-256(salt || its JSON without the salt).
struct Segment {
    Instant start;
    int minutes = 0;  // 1 to 1,440
    std::string memo;
    bool manual = false;  // entered by hand, not tracked by the platform's program
    std::string task;
    std::vector<std::string> commits;
    std::string salt;  // 64 hexadecimal digits

    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("start", &Self::start),  member("minutes", &Self::minutes),
                          member("memo", &Self::memo),    member("manual", &Self::manual),
                          sometimes("task", &Self::task), sometimes("commits", &Self::commits),
                          sometimes("salt", &Self::salt)};
    }
    bool operator==(Segment const&) const = default;
};

// rate.agreed: what an hour costs, and how many may be worked in a week
struct RateAgreed {
    static constexpr std::string_view kind = "rate.agreed";
    Money hourly;                // for an hour
    int weekly_minutes_max = 0;  // 0: no limit

    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("hourly", &Self::hourly),
                          sometimes("weekly_minutes_max", &Self::weekly_minutes_max)};
    }
    bool operator==(RateAgreed const&) const = default;
};

// hours.logged: work of one week
struct HoursLogged {
    static constexpr std::string_view kind = "hours.logged";
    Date week = {};  // its Monday
    int minutes = 0;
    int manual_minutes = 0;        // of these
    std::vector<Digest> segments;  // commitments

    std::string topic() const { return "hours/" + format_date(week); }
    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("week", &Self::week), member("minutes", &Self::minutes),
                          sometimes("manual_minutes", &Self::manual_minutes),
                          member("segments", &Self::segments)};
    }
    bool operator==(HoursLogged const&) const = default;
};

// hours.kept: what the commitments stand for
struct HoursKept {
    static constexpr std::string_view kind = "hours.kept";
    static constexpr bool private_side = true;
    Date week = {};
    std::vector<Segment> segments;  // with their salts

    std::string topic() const { return "hours/" + format_date(week); }
    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("week", &Self::week), member("segments", &Self::segments)};
    }
    bool operator==(HoursKept const&) const = default;
};

// hours.revealed: the segments of a week, for all to see
struct HoursRevealed {
    static constexpr std::string_view kind = "hours.revealed";
    Date week = {};
    std::vector<Segment> segments;

    std::string topic() const { return "hours/" + format_date(week); }
    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("week", &Self::week), member("segments", &Self::segments)};
    }
    bool operator==(HoursRevealed const&) const = default;
};

// hours.disputed: the client does not accept them
struct HoursDisputed {
    static constexpr std::string_view kind = "hours.disputed";
    static constexpr ledger::Party usual = ledger::Party::client;
    Date week = {};
    int minutes = 0;
    std::string reason;

    std::string topic() const { return "hours/" + format_date(week); }
    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("week", &Self::week), member("minutes", &Self::minutes),
                          member("reason", &Self::reason)};
    }
    bool operator==(HoursDisputed const&) const = default;
};

// hours.answered: to a dispute of hours
struct HoursAnswered {
    static constexpr std::string_view kind = "hours.answered";
    Date week = {};
    std::string note;
    std::vector<ledger::ItemId> items;

    std::string topic() const { return "hours/" + format_date(week); }
    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("week", &Self::week), member("note", &Self::note),
                          member("items", &Self::items)};
    }
    bool operator==(HoursAnswered const&) const = default;
};

// Whoever makes the command draws the salts and computes the commitments (vault/sealing.h).
struct LogHours {
    std::vector<Segment> segments;    // of any weeks
    std::vector<Digest> commitments;  // one for each segment, in their order
    int milestone = 0;                // guarded by its funding; 0: none
};

// Discloses everything that was kept for the week.
struct RevealHours {
    Date week{};
};

struct HoursDispute {
    int minutes = 0;
    std::string reason;
    Instant occurred;
    std::optional<Instant> answered;
    bool operator==(HoursDispute const&) const = default;
};

struct Week {
    Date monday{};
    int minutes = 0;
    int manual_minutes = 0;
    std::vector<Digest> commitments;
    std::vector<Segment> segments;  // what is known of them: kept or revealed
    bool revealed = false;
    std::optional<HoursDispute> dispute;  // the newest
    bool operator==(Week const&) const = default;
};

struct HourlyTerms {
    Money hourly;
    int weekly_minutes_max = 0;  // 0: no limit
    bool operator==(HourlyTerms const&) const = default;
};

// The Monday of the week that the instant lies in, in UTC.
Date week_of(Instant at);
// Monday 00:00 UTC after the week: its work is closed then.
Instant end_of_week(Date monday);
// What `minutes` cost, rounded half up to the minor unit.
Money worth(HourlyTerms const& terms, int minutes);
// The JSON of the segment without its salt: what its commitment covers behind the salt.
std::string segment_text(Segment const& segment);

}  // namespace tally::engagement
