#include "tone/check.h"

#include <gtest/gtest.h>

#include "tone/rewrite.h"

namespace tally::tone {
namespace {

constexpr Date monday{std::chrono::year{2026} / 11 / 30};

Circumstances on_platform() { return {.on_platform = true, .today = monday}; }

Report checked(std::string_view draft, Circumstances const& about = on_platform()) {
    auto report = check_draft(draft, about, builtin_tone_packs());
    EXPECT_TRUE(report) << report.error().message;
    return *std::move(report);
}

std::string suggestion(std::string_view draft) {
    auto const report = checked(draft);
    EXPECT_FALSE(report.findings.empty()) << draft;
    return report.findings.empty() ? std::string{} : report.findings.front().suggest;
}

TEST(Check, a_finding_says_where_it_is_in_lines_and_characters) {
    auto const report = checked("Hello Zoë,\nthe “naïve” plan: you are an idiot.\n");
    ASSERT_EQ(report.findings.size(), 1U);
    auto const& finding = report.findings.front();
    EXPECT_EQ(finding.rule, "insult");
    EXPECT_EQ(finding.line, 2);
    EXPECT_EQ(finding.column, 19);
    EXPECT_EQ(finding.length, 16);
    EXPECT_EQ(finding.text, "you are an idiot");
    EXPECT_EQ(report.verdict, Verdict::heated);
}

TEST(Check, words_that_a_line_end_parts_are_found_and_those_of_two_paragraphs_are_not) {
    EXPECT_EQ(checked("Please pay me\n   by bank\ntransfer.").verdict, Verdict::forbidden);
    EXPECT_EQ(checked("I wrote about the bank\n\ntransfer of the domain.").verdict, Verdict::calm);
}

TEST(Check, letters_that_cannot_be_seen_hide_nothing) {
    EXPECT_EQ(checked("Please pay me by Pay\u200bPal.").verdict, Verdict::forbidden);
    EXPECT_EQ(checked("You’re a li\u00adar.").verdict, Verdict::heated);
}

TEST(Check, what_is_quoted_and_what_is_signed_are_not_the_writers_words) {
    EXPECT_TRUE(checked("> You are an idiot.\n\nThank you for your message.").findings.empty());
    EXPECT_TRUE(checked("Thank you.\n\nOn 3 May 2026, Ann wrote:\n> YOU NEVER ANSWER!!!\n")
                    .findings.empty());
    EXPECT_TRUE(checked("Thank you.\n\n-- \nMira, STUPID DESIGN STUDIO\n").findings.empty());
    EXPECT_TRUE(checked("Thank you.\n\nBest regards\nMira WORK FOR FREE\n").findings.empty());
}

TEST(Check, a_way_to_be_paid_in_the_signature_counts) {
    EXPECT_EQ(checked("Thank you.\n\n-- \nMira\nMy PayPal: mira@design.example\n").verdict,
              Verdict::forbidden);
}

TEST(Check, with_a_direct_client_a_bank_transfer_is_ordinary) {
    Circumstances const direct{.today = monday};
    EXPECT_TRUE(
        checked("Please pay invoice 4 by bank transfer by Friday.", direct).findings.empty());
}

TEST(Check, an_address_is_forbidden_before_the_contract_and_allowed_after_it) {
    auto about = on_platform();
    std::string const words = "We can meet on Zoom on Friday.";
    EXPECT_TRUE(checked(words, about).findings.empty());
    about.before_contract = true;
    EXPECT_EQ(checked(words, about).verdict, Verdict::forbidden);
}

TEST(Check, a_word_that_has_to_be_proved_is_a_risk_in_public) {
    auto about = on_platform();
    EXPECT_TRUE(checked("The photo was stolen from another site.", about).findings.empty());
    about.kind = Kind::feedback;
    EXPECT_EQ(checked("The photo was stolen from another site.", about).verdict, Verdict::risky);
}

TEST(Check, one_sharp_sentence_is_sharp_and_several_are_heated) {
    EXPECT_EQ(checked("You failed to send the logins.").verdict, Verdict::sharp);
    EXPECT_EQ(checked("You failed to send the logins. You always send late.").verdict,
              Verdict::heated);
    EXPECT_FALSE(should_wait(Verdict::risky));
    EXPECT_TRUE(should_wait(Verdict::heated));
}

TEST(Check, a_better_sentence_keeps_the_writers_own_words) {
    EXPECT_EQ(suggestion("You failed to send me the logins for the shop."),
              "I have not received the logins for the shop yet. Could you send this by Thursday, 3 "
              "December?");
    EXPECT_EQ(suggestion("You always send the texts late."), "You send the texts late.");
    EXPECT_EQ(suggestion("You keep ignoring my messages."),
              "I have no answer yet to my messages. Could you answer by Thursday, 3 December?");
    EXPECT_EQ(suggestion("WHERE IS MY PDF FILE???"), "Where is my pdf file?");
    EXPECT_EQ(suggestion("Please send the files!!!"), "Please send the files.");
    EXPECT_EQ(suggestion("You are an idiot."), "");
}

TEST(Check, an_answer_is_asked_for_after_three_working_days) {
    EXPECT_EQ(day_in_words(answer_day(monday)), "Thursday, 3 December");
    EXPECT_EQ(day_in_words(answer_day(Date{std::chrono::year{2026} / 12 / 4})),
              "Wednesday, 9 December");
}

TEST(Check, a_long_draft_that_leaves_something_open_and_asks_for_nothing_is_told_so) {
    std::string draft;
    for (int i = 0; i < 12; ++i) draft += "The page has a new menu. ";
    EXPECT_TRUE(checked(draft).findings.empty());  // news needs no answer
    auto const report = checked(draft + "\n\nYour texts are missing.");
    ASSERT_EQ(report.findings.size(), 1U);
    EXPECT_EQ(report.findings.front().rule, "missing-ask");
    EXPECT_EQ(report.findings.front().line, 3);
    EXPECT_EQ(report.verdict, Verdict::calm);
}

TEST(Check, a_paragraph_of_200_words_is_too_long_and_two_of_100_are_not) {
    std::string half;
    for (int i = 0; i < 20; ++i) half += "Could you read this today? ";
    EXPECT_TRUE(checked(half + "\n\n" + half).findings.empty());
    auto const report = checked(half + "\n" + half);
    ASSERT_EQ(report.findings.size(), 1U);
    EXPECT_EQ(report.findings.front().rule, "wall-of-text");
}

TEST(Check, foreign_bytes_and_drafts_without_end_are_refused_with_a_hint) {
    auto const broken = check_draft("caf\xe9", on_platform(), builtin_tone_packs());
    ASSERT_FALSE(broken);
    EXPECT_EQ(broken.error().code, Code::invalid_input);
    auto const endless =
        check_draft(std::string(draft_bytes_max + 1, 'a'), on_platform(), builtin_tone_packs());
    ASSERT_FALSE(endless);
    EXPECT_FALSE(endless.error().hint.empty());
}

TEST(Check, findings_have_an_end) {
    std::string draft;
    while (draft.size() < 60'000) draft += "You idiot. ";
    EXPECT_EQ(checked(draft).findings.size(), findings_max);
}

std::vector<std::string> rules_in(std::string_view draft, std::string const& language = {}) {
    auto about = on_platform();
    about.language = language;
    std::vector<std::string> rules;
    for (auto const& finding : checked(draft, about).findings) rules.push_back(finding.rule);
    return rules;
}

using Rules = std::vector<std::string>;

TEST(Check, a_draft_is_held_against_the_rules_of_its_language) {
    EXPECT_EQ(rules_in("Das ist allein Ihre Schuld."), Rules{"blame"});
    EXPECT_EQ(checked("Das ist allein Ihre Schuld.").language, "de");
    EXPECT_EQ(checked("It is your fault.").language, "en");
    EXPECT_EQ(rules_in("Das ist allein Ihre Schuld.", "en"), Rules{});
    EXPECT_EQ(rules_in("The clown in the video is late, as he should be.", "de"), Rules{});
}

TEST(Check, what_is_forbidden_is_found_in_a_sentence_of_another_language) {
    EXPECT_EQ(rules_in("Die Seiten sind fertig, und ich bin zufrieden. Please pay me by PayPal. "
                       "Ich freue mich auf die nächste Runde mit Ihnen."),
              Rules{"off-platform-payment"});
    EXPECT_EQ(rules_in("The pages are done and I am happy with them. Können Sie mir das Geld auf "
                       "mein Konto überweisen? I look forward to the next round with you."),
              Rules{"off-platform-payment"});
}

TEST(Check, where_the_language_cannot_be_told_all_rules_are_held) {
    EXPECT_EQ(rules_in("Idiot!"), Rules{"insult"});
    EXPECT_EQ(rules_in("Vollidiot!"), Rules{"insult"});
    EXPECT_EQ(checked("Vollidiot!").language, "");
}

TEST(Check, a_language_that_no_pack_is_about_is_refused_with_those_there_are) {
    auto about = on_platform();
    about.language = "tlh";
    auto const refused = check_draft("nuqneH", about, builtin_tone_packs());
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, Code::invalid_input);
    EXPECT_TRUE(refused.error().hint.contains("de, en")) << refused.error().hint;
}

TEST(Check, words_between_quotation_marks_are_somebody_elses_but_for_what_is_forbidden) {
    EXPECT_EQ(rules_in("The hero shouts “you ruined everything” twice."), Rules{});
    EXPECT_EQ(rules_in("Er ruft „Das ist alles deine Schuld“, und dann geht er."), Rules{});
    EXPECT_EQ(rules_in("Can you do “pay me by PayPal” for once?"), Rules{"off-platform-payment"});
}

TEST(Check, a_bargain_in_two_sentences_is_one) {
    EXPECT_EQ(
        rules_in("I saw your three-star feedback. If you lift it to five, the banner is free."),
        Rules{"feedback-bargain"});
    EXPECT_EQ(rules_in("The price of the banner is low. If you lift it to five, it is fair."),
              Rules{});
}

TEST(Check, letters_of_other_alphabets_are_parts_of_words) {
    EXPECT_EQ(rules_in("So ein Scheiß, sagte ich mir."), Rules{"insult"});
    EXPECT_EQ(rules_in("Die Überidioten heißen in der Serie so, und das ist kein Zufall."),
              Rules{});
}

TEST(Check, a_better_german_sentence_names_the_day_in_german) {
    EXPECT_EQ(suggestion("Wegen Ihnen habe ich zwei Kunden verloren."),
              "Die Verzögerung hat mich zwei Kunden gekostet. Können wir bis Donnerstag, 3. "
              "Dezember klären, wie es weitergeht?");
    EXPECT_EQ(suggestion("Schicken Sie mir bitte die Dateien!!!"),
              "Schicken Sie mir bitte die Dateien.");
}

TEST(Check, guards_ask_one_rule_alone) {
    EXPECT_EQ(words_against("off-platform-payment", "Could you\npay me by PayPal?"),
              "pay me by PayPal");
    EXPECT_FALSE(words_against("off-platform-payment", "You are an idiot."));
    EXPECT_FALSE(words_against("feedback-bargain", "If you have questions about the review, ask."));
    EXPECT_TRUE(words_against("feedback-bargain", "\xff 5 stars if you pay"));
}

}  // namespace
}  // namespace tally::tone
