// Laws as data, read from TOML under packs/laws/: whom a law protects, what it demands, by when a
// client must pay, and what lateness costs. docs/formats/law-pack.md is the contract of the files.
// All of it informs and is no legal advice.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/money.h"
#include "base/result.h"
#include "base/time.h"
#include "engagement/vocabulary.h"
#include "ledger/entry.h"
#include "rights/pack.h"

namespace tally::rights {

// Whose place decides. The work is done where the freelancer is: nothing else is on record.
enum class Whose : std::uint8_t {
    client,
    work,
};
inline constexpr std::array<std::string_view, 2> whose_names{"client", "work"};

// The least that must be agreed before a law applies.
struct Least {
    Money amount;
    int within_days = 0;  // in this many days; 0: within a calendar year
};

// To whom a law applies. Every part that is given must hold; of a list, one.
struct Reach {
    std::vector<engagement::ClientKind> clients;
    std::vector<std::string> places;  // CC, CC-SUB or CC-SUB-city
    std::vector<Whose> whose;
    std::optional<Date> contract_from;  // contracts of this day and later
    std::vector<Least> least;           // one of them is enough; none: every amount
};

// What starts the clock where no day of payment was agreed.
enum class DueFrom : std::uint8_t {
    performed,  // the work was done
    invoice,    // the invoice reached the client
};
inline constexpr std::array<std::string_view, 2> due_from_names{"performed", "invoice"};

struct PaymentTerm {
    int days = 0;                // after the last of these
    std::vector<DueFrom> after;  // at least one
    int agreed_days_max = 0;     // a longer agreed term is said to be doubtful; 0: none is
};

// A yearly rate in hundredths of a percent: 1175 is 11.75 %.
using Rate = int;

struct InterestTerm {
    std::string reference;  // id of a rate table; empty: none
    Rate percent = 0;       // on top of the reference
    bool frozen = false;    // the reference of the first late day counts until the end
    int days_in_year = 365;
    Confidence confidence = Confidence::low;
};

// What a late debt costs once, by what was open at the end of its day of payment.
struct FixedSum {
    Money debt_from;  // this and more, up to the next band
    Money amount;
};

// What a court may add.
enum class DamagesKind : std::uint8_t {
    multiple,        // so many times what is unpaid, that itself included
    fixed,           // an amount
    contract_value,  // as much as the contract was worth
};
inline constexpr std::array<std::string_view, 3> damages_kind_names{"multiple", "fixed",
                                                                    "contract-value"};

enum class DamagesWhen : std::uint8_t {
    late,                     // something is unpaid behind its day
    contract_refused,         // a written contract was asked for and refused
    contract_refused_before,  // ... and it was asked for before the work began
};
inline constexpr std::array<std::string_view, 3> damages_when_names{"late", "contract-refused",
                                                                    "contract-refused-before-work"};

struct Damages {
    std::string id;
    std::string title;
    DamagesKind kind = DamagesKind::fixed;
    DamagesWhen when = DamagesWhen::late;
    int times = 0;                // of a multiple
    std::optional<Money> amount;  // of a fixed one
    Confidence confidence = Confidence::low;
};

// What starts a period in which somebody may or must act.
enum class PeriodFrom : std::uint8_t {
    due,       // the day after the debt fell due
    contract,  // the day of the contract, as long as none is signed by both
    dispute,   // a dispute was opened in one of these forums
};
inline constexpr std::array<std::string_view, 3> period_from_names{"due", "contract", "dispute"};

struct Period {
    std::string id;
    std::string title;
    PeriodFrom from = PeriodFrom::due;
    // Of `dispute`: where one starts it. Otherwise: where one settles it.
    std::vector<engagement::Forum> forums;
    int years = 0;  // one of the two is given
    int days = 0;
    ledger::Party acts = ledger::Party::freelancer;
    std::string action;
    std::string if_missed;
    Confidence confidence = Confidence::low;
};

// What the law demands of the contract, in words.
struct Demands {
    bool written = false;
    std::vector<std::string> holds;  // what the text must name
    std::string kept;                // how long the client must keep it
    std::string request;             // what hangs on asking for it
};

struct Law {
    std::string id;
    std::string title;
    std::string cites;  // the sections
    std::string summary;
    Date dated{};
    Date seen{};
    std::vector<std::string> supersedes;
    Confidence confidence = Confidence::low;
    std::vector<std::string> source;
    Reach reach;
    Demands contract;
    std::optional<PaymentTerm> payment;
    std::optional<InterestTerm> interest;
    std::vector<FixedSum> sums;  // by falling size
    std::vector<Damages> damages;
    std::vector<Period> periods;
    std::vector<std::string> check;     // what is not confirmed, in words
    std::vector<std::string> complain;  // where to turn to
};

// Unknown keys, names and places are errors with file, line and reason.
Result<Law> parse_law(std::string_view toml, std::string const& file);

// "check this" for what rests on one unchecked source.
bool needs_checking(Law const& law);

}  // namespace tally::rights
