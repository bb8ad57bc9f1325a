// What happens in the sample engagement, chapter by chapter, each act with the mail that vouches
// for it.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "engagement/agreement_text.h"
#include "engagement/decide.h"
#include "search/index.h"

namespace tally::cli {

// An item of the sample: the newest whose subject and sender hold these words.
struct DemoMail {
    std::string_view subject;  // empty: none
    std::string_view sender;
    std::string_view before = {};  // older than this day
};

struct DemoAct {
    std::string_view occurred;
    ledger::Party author = ledger::Party::freelancer;
    engagement::Command command;
    DemoMail basis = {};
};

using DemoItem = std::function<Result<search::IndexedItem>(DemoMail const&)>;

// The whole story up to the end of the contract, in the order in which it is put on record.
Result<std::vector<DemoAct>> demo_acts(engagement::AgreementText const& plan,
                                       engagement::DraftAgreement draft, DemoItem const& find);

}  // namespace tally::cli
