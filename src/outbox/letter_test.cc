#include "outbox/letter.h"

#include <gtest/gtest.h>

#include "attest/carrier.h"
#include "support/engagement_builder.h"
#include "support/ledger_builder.h"

namespace tally::outbox {
namespace {

TEST(LetterText, carries_a_note_that_is_found_again_in_text_and_html) {
    support::LedgerBuilder builder;
    auto const note = builder.checkpoint();
    Carried const carried{note, Digest{}};
    auto const text = letter_text("Hello,\n\nit is done.\n\n", carried);
    EXPECT_TRUE(text.starts_with("Hello,\n\nit is done.\n\n----\nA plain reply"));
    EXPECT_TRUE(text.contains("before: sha256:0000"));
    EXPECT_EQ(attest::find_notes(text), std::vector<std::string>{note});
    auto const html = letter_html("<script>alert(1)</script> & more", carried);
    EXPECT_FALSE(html.contains("<script>"));
    EXPECT_TRUE(html.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; more"));
}

TEST(AcceptingWords, are_quoted_and_never_guessed_from_doubts) {
    EXPECT_EQ(accepting_words("Hi Mira,\nlooks good, thanks!\nAnna"), "looks good, thanks!");
    EXPECT_EQ(accepting_words("Agreed.\r\n"), "Agreed.");
    for (auto const* doubt : {"ok, got it", "I do not accept this", "Approved? Not yet",
                              "looks good but the logo is old", "we agree if the price is lower",
                              "> I approve\nno", "I haven't agreed to this"})
        EXPECT_EQ(accepting_words(doubt), "") << doubt;
}

TEST(Drafts, say_what_is_missing_before_they_can_be_written) {
    support::EngagementBuilder builder;
    auto const none = draft_letter(builder.state, engagement::LetterPurpose::delivery, "",
                                   parse_instant("2026-11-02T10:00:00Z").value());
    EXPECT_EQ(none.error().code, Code::not_found);
    auto const call = draft_letter(builder.state, engagement::LetterPurpose::summary, "",
                                   parse_instant("2026-11-02T10:00:00Z").value());
    EXPECT_TRUE(call.value().text.contains("As agreed on"));
}

constexpr std::string_view day = "2026-11-02T10:00:00Z";

bool can_draft(engagement::State const& state, engagement::LetterPurpose purpose,
               std::string const& about = {}) {
    return draft_letter(state, purpose, about, parse_instant(day).value()).has_value();
}

TEST(Drafts, can_be_written_for_the_purpose_that_is_proposed) {
    using engagement::LetterPurpose;
    support::EngagementBuilder builder;
    EXPECT_EQ(purpose_to_begin_with(builder.state), LetterPurpose::summary);
    builder.act(day, engagement::SendCheckin{.text = "all is well"});
    EXPECT_EQ(purpose_to_begin_with(builder.state), LetterPurpose::checkin);
    EXPECT_TRUE(can_draft(builder.state, LetterPurpose::checkin));
    builder = support::website_redesign();
    EXPECT_EQ(purpose_to_begin_with(builder.state), LetterPurpose::delivery);
    EXPECT_TRUE(can_draft(builder.state, LetterPurpose::delivery));
}

TEST(Drafts, ask_for_the_acceptance_of_a_milestone_whose_delivery_named_none) {
    support::EngagementBuilder builder;
    builder.act(day, engagement::AddMilestone{"Pages", support::dollars(600), {}});
    EXPECT_FALSE(can_draft(builder.state, engagement::LetterPurpose::delivery, "milestone/1"));
    engagement::DeliveryMade made;
    made.files = {{"pages.zip", 1, Digest{}}};
    builder.act(day, made);
    EXPECT_TRUE(can_draft(builder.state, engagement::LetterPurpose::delivery, "milestone/1"));
}

}  // namespace
}  // namespace tally::outbox
