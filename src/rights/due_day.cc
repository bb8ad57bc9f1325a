#include <algorithm>

#include "engagement/telling.h"
#include "rights/owed.h"

namespace tally::rights {
namespace {

struct Beginning {
    Date day;
    std::string why;
};

std::optional<Beginning> start_of(Debt const& debt, DueFrom from) {
    switch (from) {
        case DueFrom::performed:
            if (debt.performed)
                return Beginning{*debt.performed,
                                 "the work was done on " + engagement::day_text(*debt.performed)};
            if (debt.invoiced)
                return Beginning{*debt.invoiced, "the invoice of " +
                                                     engagement::day_text(*debt.invoiced) +
                                                     " (the day on which the work was done is not "
                                                     "recorded)"};
            return std::nullopt;
        case DueFrom::invoice:
            if (!debt.invoiced) return std::nullopt;
            return Beginning{*debt.invoiced, "the invoice reached the client on " +
                                                 engagement::day_text(*debt.invoiced)};
    }
    return std::nullopt;  // bits that name no start
}

}  // namespace

std::optional<DueDay> due_day(Debt const& debt, Law const& law) {
    if (debt.agreed) return DueDay{*debt.agreed, false, "as agreed", std::nullopt};
    if (!law.payment) return std::nullopt;
    std::optional<Beginning> last;
    for (auto const from : law.payment->after) {
        auto const start = start_of(debt, from);
        if (start && (!last || start->day > last->day)) last = start;
    }
    if (!last) return std::nullopt;
    auto const due = std::chrono::sys_days{last->day} + std::chrono::days{law.payment->days};
    return DueDay{Date{due}, true, std::to_string(law.payment->days) + " days after " + last->why,
                  last->day};
}

}  // namespace tally::rights
