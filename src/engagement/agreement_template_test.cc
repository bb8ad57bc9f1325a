#include "engagement/agreement_template.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engagement/agreement_text.h"
#include "support/engagement_builder.h"

namespace tally::engagement {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr std::array kinds{TemplateKind::fixed, TemplateKind::hourly, TemplateKind::retainer};

Engagement engagement_in(std::string_view currency,
                         EngagementType type = EngagementType::direct_fixed) {
    auto engagement = support::an_engagement(type);
    engagement.currency = Currency::parse(currency).value();
    return engagement;
}

Lesson lesson(int number, LessonUse use, std::string text) {
    return {.number = number,
            .what = "The client waited\nfor weeks",
            .prevent = "A date",
            .use = use,
            .text = std::move(text),
            .owner = {},
            .signal = {},
            .occurred = {}};
}

std::string const* find_term(AgreementText const& text, std::string_view name) {
    for (auto const& [key, says] : text.terms)
        if (key == name) return &says;
    return nullptr;
}

TEST(AgreementTemplate, every_kind_type_and_currency_is_accepted_as_it_is) {
    for (auto const* currency : {"USD", "EUR", "JPY", "KWD", "CHF"})
        for (std::size_t type = 0; type < engagement_type_names.size(); ++type)
            for (auto const kind : kinds) {
                auto const engagement = engagement_in(currency, static_cast<EngagementType>(type));
                auto const read =
                    parse_agreement(agreement_template(engagement, kind, {}), engagement.currency);
                ASSERT_TRUE(read) << currency << " " << name(kind) << read.error().message;
                EXPECT_EQ(read->title, "Website redesign");
            }
}

TEST(AgreementTemplate, it_speaks_of_everything_that_disputes_are_about) {
    for (auto const kind : kinds) {
        auto const engagement = engagement_in("EUR");
        auto const text =
            parse_agreement(agreement_template(engagement, kind, {}), engagement.currency).value();
        EXPECT_FALSE(text.payment.empty());
        ASSERT_TRUE(text.revisions);
        EXPECT_EQ(text.revisions->rounds, 2);
        EXPECT_FALSE(text.revisions->counts_as.empty());
        EXPECT_EQ(text.out_of_scope.size(), 1U);
        ASSERT_EQ(text.deliverables.size(), 1U);
        EXPECT_FALSE(text.deliverables[0].acceptance.empty());
        EXPECT_EQ(text.responsibilities.size(), 4U);
        EXPECT_TRUE(text.milestones.empty());  // no amount is agreed before somebody writes it
        for (auto const* term : {"channels", "response_times", "intellectual_property", "kill_fee",
                                 "notice", "late_payment", "change_orders", "silence"})
            EXPECT_NE(find_term(text, term), nullptr) << term;
        EXPECT_THAT(*find_term(text, "intellectual_property"), HasSubstr("on full payment"));
    }
}

TEST(AgreementTemplate, amounts_to_fill_in_have_the_decimals_of_the_currency) {
    auto const in = [](std::string_view currency) {
        return agreement_template(engagement_in(currency), TemplateKind::fixed, {});
    };
    EXPECT_THAT(in("USD"), HasSubstr("# amount = \"0.00\""));
    EXPECT_THAT(in("JPY"), HasSubstr("# amount = \"0\""));
    EXPECT_THAT(in("KWD"), HasSubstr("# amount = \"0.000\""));
}

TEST(AgreementTemplate, its_comments_can_be_taken_away) {
    auto const engagement = engagement_in("JPY");
    auto text = agreement_template(engagement, TemplateKind::fixed, {});
    auto const at = text.find("# [[milestone]]");
    ASSERT_NE(at, text.npos);
    auto block = text.substr(at);
    for (auto hash = block.find("# "); hash != block.npos; hash = block.find("# "))
        block.erase(hash, 2);
    block.replace(block.find("\"0\""), 3, "\"45000\"");
    block.replace(block.find("YYYY-MM-DD"), 10, "2026-12-01");
    auto const read = parse_agreement(text.substr(0, at) + block, engagement.currency).value();
    ASSERT_EQ(read.milestones.size(), 1U);
    EXPECT_EQ(read.milestones[0].amount.minor, 45000);
}

TEST(AgreementTemplate, on_a_platform_money_and_words_stay_there) {
    auto const platform = agreement_template(engagement_in("USD", EngagementType::upwork_fixed),
                                             TemplateKind::fixed, {});
    EXPECT_THAT(platform, HasSubstr("funded on the platform before its work starts"));
    EXPECT_THAT(platform, Not(HasSubstr("by e-mail")));
    auto const direct = agreement_template(engagement_in("USD"), TemplateKind::fixed, {});
    EXPECT_THAT(direct, HasSubstr("written by e-mail"));
}

TEST(AgreementTemplate, a_lesson_becomes_a_clause_that_says_where_it_comes_from) {
    auto const engagement = engagement_in("USD");
    auto const text =
        agreement_template(engagement, TemplateKind::fixed,
                           {lesson(3, LessonUse::clause, "Feedback comes within 5 days"),
                            lesson(4, LessonUse::clause, "Calls are summed up")});
    EXPECT_THAT(text, HasSubstr("# From lesson 3: The client waited for weeks\n"
                                "lesson_1 = \"Feedback comes within 5 days\"\n"));
    auto const read = parse_agreement(text, engagement.currency).value();
    ASSERT_NE(find_term(read, "lesson_2"), nullptr);
    EXPECT_EQ(*find_term(read, "lesson_2"), "Calls are summed up");
}

TEST(AgreementTemplate, a_lesson_for_the_checklist_is_a_note_on_top) {
    auto const text = agreement_template(engagement_in("USD"), TemplateKind::fixed,
                                         {lesson(1, LessonUse::checklist, "Ask who decides"),
                                          lesson(2, LessonUse::alert, "Third reminder: stop")});
    auto const title = text.find("\ntitle = ");
    EXPECT_LT(text.find("#  [ ] Ask who decides  (The client waited for weeks)\n"), title);
    EXPECT_LT(text.find("#  [ ] Third reminder: stop"), title);
}

TEST(AgreementTemplate, no_words_of_a_lesson_or_a_title_break_the_file) {
    auto engagement = engagement_in("USD");
    engagement.title = "A \"quoted\" \\ title\twith\nlines";
    std::string const hostile = "\"\n[[scope]]\nid = \"9\" # \x01\x7F \\ \xE2\x80\x9C";
    std::vector<Lesson> lessons{lesson(1, LessonUse::clause, hostile),
                                lesson(2, LessonUse::checklist, hostile),
                                lesson(3, LessonUse::clause, "")};
    for (int i = 0; i < 500; ++i)
        lessons.push_back(lesson(4, LessonUse::clause, std::string(5'000, 'x') + "\xC3\xA9"));
    for (auto const kind : kinds) {
        auto const read =
            parse_agreement(agreement_template(engagement, kind, lessons), engagement.currency);
        ASSERT_TRUE(read) << read.error().message;
        EXPECT_EQ(read->title, engagement.title);
        EXPECT_EQ(read->scope.size(), 1U);
        EXPECT_EQ(*find_term(*read, "lesson_1"), hostile);
        EXPECT_EQ(*find_term(*read, "lesson_2"), "A date");
    }
}

TEST(AgreementTemplate, the_usual_kind_follows_from_how_the_engagement_is_paid) {
    EXPECT_EQ(usual_template(EngagementType::upwork_hourly), TemplateKind::hourly);
    EXPECT_EQ(usual_template(EngagementType::direct_fixed), TemplateKind::fixed);
}

}  // namespace
}  // namespace tally::engagement
