// An engagement in memory, for tests: commands go through decide and evolve like everywhere else.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "engagement/decide.h"
#include "engagement/state.h"

namespace tally::support {

inline Currency usd() { return Currency::parse("USD").value(); }
inline Money dollars(std::int64_t amount) { return {amount * 100, usd()}; }

inline engagement::Engagement an_engagement(
    engagement::EngagementType type = engagement::EngagementType::upwork_fixed) {
    return {.slug = "website-redesign",
            .title = "Website redesign",
            .type = type,
            .currency = usd(),
            .zone = "UTC",
            .freelancer = {.name = "Ines Duarte", .email = "ines@studio.example", .location = ""},
            .client = {.name = "Tom Baker",
                       .email = "",
                       .location = "US-NY",
                       .kind = engagement::ClientKind::business},
            .opened = parse_instant("2026-09-01T09:00:00Z").value()};
}

// The item that this content would be.
inline ledger::ItemId an_item(unsigned char seed) {
    Digest digest;
    digest.bytes.fill(seed);
    return ledger::ItemId::of_bytes(digest);
}

class EngagementBuilder {
public:
    explicit EngagementBuilder(engagement::Engagement opening = an_engagement())
        : state{engagement::opened(std::move(opening))} {}

    // Whoever usually acts, at this time; the clock stands there too.
    engagement::Context at(std::string_view time, engagement::Command const& command) const {
        auto const instant = parse_instant(time).value();
        return {.now = instant,
                .occurred = instant,
                .author = engagement::usual_author(command),
                .basis = {}};
    }

    std::expected<engagement::Decision, engagement::Rejection> attempt(
        engagement::Command const& command, engagement::Context const& context) {
        auto decision = engagement::decide(state, command, context);
        if (!decision) return decision;
        for (auto const& one : decision->events)
            engagement::evolve(state, {one.event, one.author, context.now, n++});
        return decision;
    }

    // Must be accepted.
    EngagementBuilder& act(std::string_view time, engagement::Command const& command) {
        attempt(command, at(time, command)).value();
        return *this;
    }
    EngagementBuilder& act_as(ledger::Party author, std::string_view time,
                              engagement::Command const& command) {
        auto context = at(time, command);
        context.author = author;
        attempt(command, context).value();
        return *this;
    }
    // Must be rejected.
    engagement::Rejection rejected(std::string_view time, engagement::Command const& command) {
        return attempt(command, at(time, command)).error();
    }

    engagement::State state;
    std::uint64_t n = 1;
};

// Two milestones; the first is done and paid, the second funded with $1,200 and not yet started.
inline EngagementBuilder website_redesign() {
    using namespace engagement;
    EngagementBuilder builder;
    builder.act("2026-09-14T09:00:00Z", AddMilestone{"Design", dollars(600), {}})
        .act("2026-09-14T09:05:00Z", AddMilestone{"Build", dollars(1200), {}})
        .act("2026-09-15T10:00:00Z", FundMilestone{1, {}})
        .act("2026-10-09T16:00:00Z", SubmitMilestone{1, Channel::platform, {an_item(1)}, ""})
        .act("2026-10-12T08:00:00Z", ApproveMilestone{1, ""})
        .act("2026-10-12T08:01:00Z", ReleaseMilestone{1, {}})
        .act("2026-10-13T10:00:00Z", FundMilestone{2, {}});
    return builder;
}

}  // namespace tally::support
