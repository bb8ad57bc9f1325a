#include "ledger/report.h"

#include <algorithm>
#include <cstdlib>

namespace tally::ledger {

std::string_view name(Status status) {
    switch (status) {
        case Status::passed: return "passed";
        case Status::failed: return "failed";
        case Status::missing: return "missing";
        case Status::unchecked: return "unchecked";
        case Status::noted: return "noted";
    }
    std::abort();  // bits that name no status
}

std::string_view name(Verdict verdict) {
    switch (verdict) {
        case Verdict::intact: return "intact";
        case Verdict::unproven: return "unproven";
        case Verdict::incomplete: return "incomplete";
        case Verdict::altered: return "altered";
    }
    std::abort();  // bits that name no verdict
}

void VerifyReport::add(std::string layer, std::string subject, Status status, std::string detail) {
    if (status == Status::failed && ++failures_ > failures_listed_max) {
        if (failures_ == failures_listed_max + 1)
            checks_.push_back({std::move(layer), "more", Status::failed,
                               "more failures follow; they are not listed one by one"});
        return;
    }
    checks_.push_back({std::move(layer), std::move(subject), status, std::move(detail)});
}

void VerifyReport::append(VerifyReport const& other) {
    for (auto const& check : other.checks_)
        add(check.layer, check.subject, check.status, check.detail);
}

Verdict VerifyReport::verdict() const {
    auto const any = [&](Status status) {
        return std::ranges::any_of(checks_, [&](Check const& c) { return c.status == status; });
    };
    if (any(Status::failed)) return Verdict::altered;
    if (any(Status::missing) || !any(Status::passed)) return Verdict::incomplete;
    bool const anchored = std::ranges::any_of(checks_, [](Check const& check) {
        return check.layer == anchor_layer && check.status == Status::passed;
    });
    return anchored ? Verdict::intact : Verdict::unproven;
}

}  // namespace tally::ledger
