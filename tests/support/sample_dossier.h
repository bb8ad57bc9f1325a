// A dispute for tests: two milestones, the second handed in twice and received, a wish outside of
// the scope, an end without payment.
#pragma once

#include <string>

#include "papers/dossier.h"
#include "rights/law_book.h"
#include "support/engagement_builder.h"

namespace tally::support {

inline constexpr auto agreement_toml = R"(
title = "Website redesign"
[[scope]]
text = "Five pages"
[[milestone]]
title = "Design"
amount = "600"
[[milestone]]
title = "Build"
amount = "1200"
)";

inline papers::PaperExhibit an_exhibit(int number, unsigned char seed, std::string title,
                                       std::string why, bool from_client = false,
                                       std::string text = {}) {
    return {.number = number,
            .item = an_item(seed),
            .title = std::move(title),
            .why = std::move(why),
            .from_client = from_client,
            .text = std::move(text)};
}

inline void record_dispute(EngagementBuilder& builder) {
    using namespace engagement;
    auto const act = [&](std::string_view time, Command const& command, unsigned char basis = 0) {
        auto context = builder.at(time, command);
        if (basis > 0) context.basis = an_item(basis);
        if (time.starts_with("2026-11-20")) context.author = ledger::Party::client;
        builder.attempt(command, context).value();
    };
    act("2026-10-14T10:00:00Z", StartMilestone{2});
    act("2026-10-16T10:00:00Z", LogRequest{.quote = "could you also build the shop?"}, 12);
    act("2026-10-17T10:00:00Z", ProposeChange{1, "An online shop", dollars(1450)});
    act("2026-10-19T10:00:00Z", ChangeDeclined{1, "let us park the shop"}, 13);
    act("2026-10-30T10:00:00Z", SubmitMilestone{2, Channel::platform, {an_item(14)}, "five pages"});
    act("2026-11-05T10:00:00Z", ChangesRequested{2, "the phone number", {}}, 15);
    act("2026-11-10T10:00:00Z",
        SubmitMilestone{2, Channel::platform, {an_item(16)}, "all changes done"});
    act("2026-11-20T10:00:00Z", EndContract{"no files came, and a shop is missing", {}}, 17);
    act("2026-11-20T10:01:00Z", RequestReturn{2, {}, "asked for it back"}, 17);
    act("2026-11-20T10:02:00Z", ReasonStated{0, "We never received the files"}, 17);
    act("2026-11-20T10:03:00Z", ReasonStated{0, "We expected a shop"}, 17);
}

inline papers::Dossier sample_dossier() {
    auto builder = website_redesign();
    record_dispute(builder);
    builder.act("2026-11-21T10:00:00Z",
                engagement::OpenCase{.forum = engagement::Forum::upwork_dispute,
                                     .claim = "The pages were delivered as agreed.",
                                     .asks = dollars(1200)});
    papers::Dossier dossier{.state = builder.state,
                            .details = builder.state.cases.back(),
                            .exhibits = {},
                            .owed = {},
                            .laws = rights::builtin_law_book().laws,
                            .on = parse_date("2026-11-22").value()};
    dossier.owed = rights::owed(builder.state, rights::builtin_law_book(), dossier.on);
    dossier.exhibits = {
        an_exhibit(1, 12, "small addition", "The wish for a shop.", true),
        an_exhibit(2, 13, "Re: small addition", "The client declined the shop.", true),
        an_exhibit(3, 16, "delivery.zip", "The files as they were handed over."),
        an_exhibit(4, 18, "Re: done", "The client received the files and likes them.", true),
        an_exhibit(5, 17, "contract ended", "The reasons given.", true)};
    return dossier;
}

}  // namespace tally::support
