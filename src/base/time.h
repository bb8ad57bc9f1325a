// Instants and calendar dates. Inside the program every time is an Instant: UTC, milliseconds.
// Zones appear only where people read or write times (IANA names, the system's tzdata).
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "base/result.h"

namespace tally {

using Instant = std::chrono::sys_time<std::chrono::milliseconds>;
using Date = std::chrono::year_month_day;

// The clock is handed in, never asked for: a test is a pure function of its inputs.
class Clock {
public:
    virtual ~Clock() = default;
    virtual Instant now() = 0;
};

// Always the same time, until told otherwise.
class FixedClock final : public Clock {
public:
    explicit FixedClock(Instant at) : at_{at} {}
    Instant now() override { return at_; }
    void set(Instant at) { at_ = at; }

private:
    Instant at_;
};

// RFC 3339 in UTC with milliseconds: 2026-11-22T10:00:00.123Z. Years 0000 to 9999.
std::string format_instant(Instant at);
// What format_instant writes, byte for byte; the ledger's reader.
Result<Instant> parse_instant_strict(std::string_view text);
// What people write: RFC 3339 with any offset, with or without fraction or seconds, a space for T.
// A date alone is its first moment in UTC.
Result<Instant> parse_instant(std::string_view text);

// 2026-11-22
std::string format_date(Date date);
Result<Date> parse_date(std::string_view text);

// An IANA zone name such as Europe/Berlin, known to this system, or invalid_input with a hint.
Result<void> check_zone(std::string const& zone);
// "22 Nov 2026, 11:00 CET". The zone must have passed check_zone.
std::string format_local(Instant at, std::string const& zone);
// "22 Nov 2026". The zone must have passed check_zone.
std::string format_local_date(Instant at, std::string const& zone);
// The calendar date that people in the zone would name.
Date local_date(Instant at, std::string const& zone);
// The last millisecond of the date there: a date without a time ends that day in its zone.
Instant end_of_day(Date date, std::string const& zone);

}  // namespace tally
