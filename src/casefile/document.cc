#include "casefile/document.h"

#include "base/check.h"

namespace tally::casefile {

std::string_view name(CellStatus status) {
    switch (status) {
        case CellStatus::proved: return "proved";
        case CellStatus::supported: return "supported";
        case CellStatus::disputed_by_them: return "disputed by them";
        case CellStatus::disputed_by_us: return "disputed by us";
        case CellStatus::missing: return "missing";
    }
    TALLY_CHECK(false);
}

std::string_view name(ReasonStance stance) {
    switch (stance) {
        case ReasonStance::unfounded: return "unfounded";
        case ReasonStance::partly_founded: return "partly founded";
        case ReasonStance::founded: return "founded";
    }
    TALLY_CHECK(false);
}

}  // namespace tally::casefile
