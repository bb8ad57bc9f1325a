#include "cli/present_sheet.h"

#include <fmt/format.h>

#include "base/words.h"
#include "cli/present.h"
#include "cli/present_owed.h"

namespace tally::cli {
namespace {

constexpr int of_ten_max = 10;

OutJson outcomes_json(rights::Outcomes const& outcomes) {
    return {{"worst", json_of(outcomes.worst)},
            {"middle", json_of(outcomes.middle)},
            {"best", json_of(outcomes.best)}};
}

OutJson break_even_json(rights::BreakEven const& even) {
    return {{"of_ten", even.of_ten > of_ten_max ? OutJson(nullptr) : OutJson(even.of_ten)},
            {"against", json_of(even.against)}};
}

OutJson arbitration_json(rights::ArbitrationSheet const& one) {
    auto const& terms = one.terms;
    OutJson json{{"id", terms.id},
                 {"title", terms.title},
                 {"ceiling", json_of(terms.ceiling)},
                 {"fee_each", json_of(terms.fee_each)},
                 {"fee_alone", json_of(terms.fee_alone)},
                 {"hearing", terms.hearing ? json_of(*terms.hearing) : OutJson(nullptr)},
                 {"days_to_pay", terms.days_to_pay},
                 {"nobody_pays", name(terms.if_nobody_pays)},
                 {"one_pays", "whoever paid"},
                 {"both_pay", "the arbitrator decides"},
                 {"limits", terms.limits},
                 {"duration", terms.duration},
                 {"confidence", name(terms.confidence)},
                 {"source", one.source},
                 {"comparable", one.is_comparable},
                 {"why_not", one.why_not}};
    json["outcomes"] = one.is_comparable ? outcomes_json(one.both_pay) : OutJson(nullptr);
    json["you_alone"] = one.is_comparable ? json_of(one.you_alone) : OutJson(nullptr);
    json["break_even"] = one.is_comparable ? break_even_json(one.break_even) : OutJson(nullptr);
    return json;
}

OutJson court_json(rights::CourtSheet const& one) {
    return {{"id", one.court.id},
            {"title", one.court.title},
            {"place", one.who},
            {"certain", one.is_certain},
            {"ceiling", json_of(one.court.ceiling)},
            {"who", one.court.who},
            {"fits", one.is_comparable ? OutJson(one.fits) : OutJson(nullptr)},
            {"confidence", name(one.court.confidence)}};
}

std::string break_even_text(rights::BreakEven const& even) {
    if (even.of_ten > of_ten_max)
        return fmt::format(
            "    It cannot give more than {} without it: the fee is too high for "
            "what is at stake.\n",
            even.against.text());
    return fmt::format(
        "    To beat {} without it you would have to win in at least {} of 10 such "
        "cases.\n",
        even.against.text(), even.of_ten);
}

std::string arbitration_text(rights::ArbitrationSheet const& one) {
    auto const& terms = one.terms;
    auto text = fmt::format("{} ({} confidence)\n    {} for each side, {} for one side alone{}\n",
                            terms.title, name(terms.confidence), terms.fee_each.text(),
                            terms.fee_alone.text(),
                            terms.hearing ? "; a live hearing " + terms.hearing->text() : "");
    text += fmt::format(
        "    Within {}: nobody pays, the {} gets the money held; one side pays, "
        "it gets the money held; both pay, the arbitrator decides.\n",
        counted(static_cast<std::uint64_t>(terms.days_to_pay), "day"), name(terms.if_nobody_pays));
    if (!terms.limits.empty()) text += "    " + terms.limits + "\n";
    if (!terms.duration.empty()) text += "    Time: " + terms.duration + "\n";
    if (!one.is_comparable) return text + fmt::format("    Not compared: {}.\n", one.why_not);
    text += fmt::format("    Both pay, fee taken off: lost {}, middle {}, won {}\n",
                        one.both_pay.worst.text(), one.both_pay.middle.text(),
                        one.both_pay.best.text());
    text += fmt::format("    You alone pay: {}\n", one.you_alone.text());
    text += break_even_text(one.break_even);
    if (terms.confidence != rights::Confidence::high)
        text += "    Check this: look at the price before you pay it.\n";
    return text;
}

std::string court_text(rights::CourtSheet const& one) {
    auto text = fmt::format("    {} ({}{}): up to {}", one.court.title, one.who,
                            one.is_certain ? "" : ", known only in part", one.court.ceiling.text());
    if (!one.court.who.empty()) text += ", " + one.court.who;
    text += one.is_comparable ? (one.fits ? "; it fits" : "; too small for this")
                              : "; another currency, compare it yourself";
    return text + fmt::format(" ({} confidence)\n", name(one.court.confidence));
}

std::string courts_text(rights::Sheet const& sheet) {
    if (sheet.courts.empty())
        return "Small claims courts\n    None is known for the places on record: say them with "
               "`tally party set`.\n";
    std::string text = "Small claims courts: look at the court's own page before you file\n";
    for (auto const& one : sheet.courts) text += court_text(one);
    return text;
}

std::string collectable_text(rights::Collectable const& collectable) {
    std::string text = "Can it be collected?\n";
    if (collectable.todo.empty())
        text += "    Legal name, register number and address for papers are on record.\n";
    for (auto const& one : collectable.todo) text += "    " + one + "\n";
    return text;
}

}  // namespace

OutJson json_of(rights::Sheet const& sheet) {
    OutJson arbitrations = OutJson::array();
    for (auto const& one : sheet.arbitrations) arbitrations.push_back(arbitration_json(one));
    OutJson courts = OutJson::array();
    for (auto const& one : sheet.courts) courts.push_back(court_json(one));
    auto const& collectable = sheet.collectable;
    return {{"on", format_date(sheet.on)},
            {"subject", sheet.subject},
            {"stake", json_of(sheet.stake)},
            {"stake_why", sheet.stake_why},
            {"held", json_of(sheet.held)},
            {"proposal", sheet.proposal ? json_of(sheet.proposal->amount) : OutJson(nullptr)},
            {"without_fees", outcomes_json(sheet.without_fees)},
            {"arbitrations", arbitrations},
            {"courts", courts},
            {"collectable",
             {{"legal_name", collectable.knows_name},
              {"register_number", collectable.knows_register},
              {"service_address", collectable.knows_address},
              {"missing", collectable.todo}}},
            {"remarks", sheet.remarks}};
}

std::string sheet_text(rights::Sheet const& sheet) {
    auto text =
        fmt::format("{}, on {}: {} is at stake ({}), {} is held.\n\n", sheet.subject,
                    format_date(sheet.on), sheet.stake.text(), sheet.stake_why, sheet.held.text());
    text[0] = static_cast<char>(text[0] >= 'a' && text[0] <= 'z' ? text[0] - 'a' + 'A' : text[0]);
    text += fmt::format("Without fees: talks, mediation\n    worst {}, middle {}, best {}\n",
                        sheet.without_fees.worst.text(), sheet.without_fees.middle.text(),
                        sheet.without_fees.best.text());
    for (auto const& one : sheet.arbitrations) text += arbitration_text(one);
    text += courts_text(sheet) + collectable_text(sheet.collectable) + "\n";
    for (auto const& remark : sheet.remarks) text += remark + "\n";
    return text + no_advice + "\n";
}

}  // namespace tally::cli
