#include "tone/language.h"

#include <gtest/gtest.h>

#include "tone/tone_book.h"

namespace tally::tone {
namespace {

std::string told(std::string_view draft) {
    return language_of(sentences_of(draft), builtin_tone_packs());
}

TEST(Language, is_told_by_small_words) {
    EXPECT_EQ(told("The pages are online. Could you look at them by Friday?"), "en");
    EXPECT_EQ(told("Die Seiten sind online. Können Sie sie bis Freitag ansehen?"), "de");
    EXPECT_EQ(told("Danke für die Datei!"), "de");
    EXPECT_EQ(told("Thank you!"), "en");
}

TEST(Language, of_the_writer_counts_and_not_that_of_quotes_and_signatures) {
    EXPECT_EQ(told("> Where is the file that you promised me?\n\nDie Datei ist im Ordner."), "de");
    EXPECT_EQ(told("Im Untertitel steht jetzt “where is the file that you have promised us”."),
              "de");
    EXPECT_EQ(
        told("The file is in the folder.\n\nMit freundlichen Grüßen\nIhre Mira von der Agentur"),
        "en");
}

TEST(Language, that_no_pack_knows_is_not_guessed_at) {
    EXPECT_EQ(told("Les sous-titres sont prêts, il reste juste à valider la musique avec Paul."),
              "");
    EXPECT_EQ(told("字幕はできました。金曜日までに見てください。"), "");
    EXPECT_EQ(told("OK"), "");
    EXPECT_EQ(told(""), "");
}

TEST(Language, is_one_more_with_a_pack_that_brings_its_words) {
    auto packs = builtin_tone_packs();
    TonePack french;
    french.id = "my-french";
    french.language = "fr";
    french.known_by = {"les", "sont", "il", "à", "la"};
    put(packs, french);
    EXPECT_EQ(languages_of(packs), (std::vector<std::string>{"de", "en", "fr"}));
    EXPECT_EQ(language_of(sentences_of("Les sous-titres sont là."), packs), "fr");
}

}  // namespace
}  // namespace tally::tone
