#include "papers/fields.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/characters.h"
#include "support/sample_dossier.h"

namespace tally::papers {
namespace {

using engagement::Forum;
using support::sample_dossier;
using ::testing::EndsWith;
using ::testing::HasSubstr;

forums::Profile profile(Forum forum, std::string_view variant = "") {
    return forums::builtin_forum_book().profile(forum, variant).value();
}

forums::FilledField field(std::vector<forums::FilledField> const& fields, std::string const& id) {
    for (auto const& one : fields)
        if (one.field.id == id) return one;
    ADD_FAILURE() << "no field " << id;
    return {};
}

TEST(Fields, are_filled_from_the_record_with_what_shows_it) {
    auto const fields = fill_fields(profile(Forum::upwork_dispute), sample_dossier());
    EXPECT_EQ(fields.size(), profile(Forum::upwork_dispute).pack.fields.size());
    EXPECT_THAT(field(fields, "requirements-met").text, HasSubstr("(Exhibit 3)"));
    EXPECT_THAT(field(fields, "reasons").text, HasSubstr("“We expected a shop” (Exhibit 5)"));
    EXPECT_THAT(field(fields, "reason").text, EndsWith("I ask for $1,200.00."));
}

TEST(Fields, what_only_the_person_can_say_is_empty_until_it_was_said) {
    auto dossier = sample_dossier();
    auto const forum = profile(Forum::upwork_dispute);
    EXPECT_EQ(field(fill_fields(forum, dossier), "contract-id").text, "");
    dossier.details.answers.push_back({"contract-id", "39871234"});
    EXPECT_EQ(field(fill_fields(forum, dossier), "contract-id").text, "39871234");
}

TEST(Fields, long_texts_end_with_a_whole_sentence_below_the_limit) {
    auto forum = profile(Forum::chargeback, "stripe");
    for (auto& one : forum.pack.fields)
        if (one.id == "uncategorized_text") one.characters_max = 900;
    auto const filled = field(fill_fields(forum, sample_dossier()), "uncategorized_text");
    EXPECT_LE(characters_of(filled.text), 900U);
    EXPECT_THAT(filled.text, EndsWith(". (More in the attached file.)"));
    EXPECT_FALSE(forums::any_failed(forums::check_fields({filled})));
}

TEST(Fields, a_persons_own_words_are_never_cut) {
    auto forum = profile(Forum::chargeback, "stripe");
    auto dossier = sample_dossier();
    forum.pack.fields[0].characters_max = 10;
    dossier.details.answers.push_back({forum.pack.fields[0].id, "longer than ten characters"});
    auto const fields = fill_fields(forum, dossier);
    EXPECT_EQ(fields[0].text, "longer than ten characters");
    EXPECT_TRUE(forums::any_failed(forums::check_fields(fields)));
}

TEST(Fields, every_forum_can_be_filled_within_its_limits) {
    auto const dossier = sample_dossier();
    for (auto const& pack : forums::builtin_forum_book().packs) {
        auto const fields = fill_fields(profile(pack.forum), dossier);
        EXPECT_FALSE(forums::any_failed(forums::check_fields(fields))) << pack.id;
    }
}

}  // namespace
}  // namespace tally::papers
