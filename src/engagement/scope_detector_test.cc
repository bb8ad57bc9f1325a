#include "engagement/scope_detector.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>

#include "engagement/scope_words.h"
#include "support/engagement_builder.h"

namespace tally::engagement {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr std::string_view website = R"(title = "Website for a pottery studio"
[[scope]]
id = "1"
text = "One design direction for five page types: home, work, piece, classes, visit"
[[scope]]
id = "2"
text = "The five pages built as HTML and CSS, for screens from 360 to 1440 pixels wide"
[[scope]]
id = "3"
text = "Placing the texts and up to 40 photographs that the client supplies"
[[scope]]
id = "4"
text = "Classes as a list; visit with a picture of the map that links to a map service"
[[scope]]
id = "5"
text = "Handover of all source files, the logo as vectors, and a note on changing texts"
[[out_of_scope]]
text = "An online shop, a cart or payments"
[[out_of_scope]]
text = "Writing or translating texts"
[[out_of_scope]]
text = "Photography and retouching"
[[out_of_scope]]
text = "Hosting, e-mail and domain names"
[[deliverable]]
id = "D1"
title = "Design of all pages, for phone and desk"
scope = ["1"]
)";

AgreementText agreement() { return parse_agreement(website, support::usd()).value(); }

struct Labelled {
    std::string_view message;
    bool is_request;
};

// Written and labelled by the authors of the rules: the figures say how the rules do on such
// messages, and nothing about the mails of others.
constexpr Labelled labelled[] = {
    {"Looks great! Could you also add a gallery with zoom to the work page?", true},
    {"While you're at it, please make the logo spin when somebody hovers over it.", true},
    {"One more thing: we need a newsletter sign-up in the footer.", true},
    {"Just a quick change - can the shop page show prices in two currencies?", true},
    {"Can we add a second language? It's only a few texts.", true},
    {"I forgot to mention that the booking form has to write into our calendar.", true},
    {"Would it be possible to get another version of the home page for the winter season?", true},
    {"We'd also like an app icon from the same logo.", true},
    {"Small favour: could you resize all 300 pictures for Instagram?", true},
    {"Please also set up our e-mail accounts.", true},
    {"Let's add a blog, it shouldn't take long.", true},
    {"My partner says we should also have a cart, nothing fancy.", true},
    {"There's a new requirement from the board: everything must work offline.", true},
    {"We changed our mind about the colours, please do the design in green instead.", true},
    {"Could you throw in a business card?", true},
    {"i need u to also do the facebook banner", true},
    {"We want the map to be interactive as well, with routes.", true},
    {"Any chance you can squeeze in a landing page before Friday?", true},
    {"Can you add Apple Pay?", true},
    {"It would be great if visitors could leave reviews, too.", true},
    {"Oh, and the menu should exist in French.", true},
    {"Please make a video tour of the studio.", true},
    {"What about a dark mode?", true},
    {"Could you build us a small tool for the stock?", true},
    {"Thanks, the design looks lovely.", false},
    {"Please send me the invoice for milestone 1.", false},
    {"Could you let me know when the next version is ready?", false},
    {"Can we have a call on Tuesday?", false},
    {"I approve the design. Go ahead with the build.", false},
    {"The contact link on the visit page is broken.", false},
    {"We need one more day to send you the texts.", false},
    {"No further changes from our side.", false},
    {"There's no need to add the photographs yet, they come on Monday.", false},
    {"Could you also confirm that you got the logo?", false},
    {"I forgot to thank you for the sketches!", false},
    {"Attached are the final texts and 38 photographs.", false},
    {"We funded the second milestone this morning.", false},
    {"The second direction is our favourite, please continue with it.", false},
    {"Please use the texts in the attached document.", false},
    {"What is the status of the build?", false},
    {"Our accountant asks for your address, please.", false},
    {"Sorry for the late answer, we were at a fair.", false},
    {"The pictures on the work page are too dark on my phone.", false},
    {"Can you explain how I change a text myself?", false},
    {"We also love the new font.", false},
    {"I will be away until the 14th, Anna decides in that time.", false},
    {"Please do not change the order of the classes.", false},
    {"Also, thanks for being so patient with us.", false},
    {"Did you get my last mail?", false},
    {"Would you like to see the kiln when you visit?", false},
};

TEST(FindRequests, on_self_labelled_messages_it_is_mostly_right) {
    int hits = 0;
    int false_alarms = 0;
    int missed = 0;
    for (auto const& one : labelled) {
        bool const found = !find_requests(one.message).empty();
        if (found && one.is_request) ++hits;
        if (found && !one.is_request) ++false_alarms;
        if (!found && one.is_request) ++missed;
    }
    int const said = hits + false_alarms;
    int const there = hits + missed;
    std::printf("self-labelled: %zu messages, precision %d of %d, recall %d of %d\n",
                std::size(labelled), hits, said, hits, there);
    EXPECT_GE(std::size(labelled), 40U);
    EXPECT_GE(hits * 100, said * 90);
    EXPECT_GE(hits * 100, there * 75);
}

TEST(FindRequests, it_says_which_words_gave_it_away) {
    auto const found = find_requests(
        "Hi Ines,\n\nthe pages look great. While you’re at\nit, please add a cart. Thanks!\nTom");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].quote, "While you’re at it, please add a cart.");
    EXPECT_THAT(found[0].words, ElementsAre("while you're at it", "please add"));
    EXPECT_EQ(found[0].why,
              "“while you're at it” and “please add” often begin a wish on top of "
              "what was agreed");
}

TEST(FindRequests, asking_for_something_on_top_needs_both_words) {
    auto const found = find_requests("We need another page for the winter.");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_THAT(found[0].words, ElementsAre("we need", "another"));
    EXPECT_THAT(found[0].why, HasSubstr("“another” says that it comes on top"));
    EXPECT_THAT(find_requests("We need the files."), IsEmpty());
    EXPECT_THAT(find_requests("Another lovely page."), IsEmpty());
}

TEST(FindRequests, quoted_mail_and_signatures_are_not_the_clients_wishes) {
    EXPECT_THAT(find_requests("Fine with me.\n> Could you also add a cart?\n"), IsEmpty());
    EXPECT_THAT(find_requests("Fine.\nOn 3 Nov 2026, Ines wrote:\nCould you also sign it?"),
                IsEmpty());
    EXPECT_THAT(find_requests("Fine.\r\n--\r\nCan we add you on social media?"), IsEmpty());
}

TEST(FindRequests, each_item_of_a_list_is_one_request) {
    auto const found =
        find_requests("Notes:\n- please add a cart\n- can you add reviews\n- thanks");
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].quote, "please add a cart");
    EXPECT_EQ(found[1].quote, "can you add reviews");
}

TEST(FindRequests, hostile_lengths_are_bounded) {
    std::string long_one = "Could you also add ";
    while (long_one.size() < 5'000'000) long_one += "é";
    auto const found = find_requests(long_one);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_LE(found[0].quote.size(), quote_bytes_max);
    std::string many;
    for (int i = 0; i < 1'000; ++i) many += "Can we add more? ";
    EXPECT_EQ(find_requests(many).size(), request_candidates_max);
    EXPECT_THAT(find_requests(std::string(1'000'000, '\n')), IsEmpty());
    EXPECT_THAT(find_requests(std::string(1'000'000, '>')), IsEmpty());
}

TEST(DetectScope, words_of_what_is_out_of_scope_propose_outside) {
    auto const found = detect_scope(agreement(), "Can you add a shop with a cart?");
    EXPECT_EQ(found.proposed, ScopeTie::outside);
    EXPECT_EQ(found.clause, "An online shop, a cart or payments");
    EXPECT_THAT(found.words, ElementsAre("shop", "cart"));
    EXPECT_EQ(found.why,
              "“shop” and “cart” stand in what is out of scope: “An online shop, a cart or "
              "payments”");
}

TEST(DetectScope, endings_do_not_hide_a_word) {
    EXPECT_EQ(detect_scope(agreement(), "we need a translation into French").clause,
              "Writing or translating texts");
    EXPECT_EQ(detect_scope(agreement(), "Please retouch the sky").clause,
              "Photography and retouching");
    EXPECT_EQ(detect_scope(agreement(), "Accept online payment").proposed, ScopeTie::outside);
}

TEST(DetectScope, two_words_of_a_scope_line_propose_inside) {
    auto const found = detect_scope(agreement(), "The classes list should link to the map");
    EXPECT_EQ(found.proposed, ScopeTie::inside);
    EXPECT_EQ(found.clause, "4");
    EXPECT_THAT(found.words, ElementsAre("classes", "list", "link", "map"));
    EXPECT_THAT(found.why, HasSubstr("stand in scope line 4 (“Classes as a list"));
}

TEST(DetectScope, a_deliverable_lends_its_words_to_its_scope_line) {
    auto const found = detect_scope(agreement(), "Show me the design for the phone");
    EXPECT_EQ(found.proposed, ScopeTie::inside);
    EXPECT_EQ(found.clause, "1");
}

TEST(DetectScope, a_single_word_is_too_weak) {
    auto const found = detect_scope(agreement(), "Make the logo bigger");
    EXPECT_EQ(found.proposed, ScopeTie::undecided);
    EXPECT_EQ(found.clause, "5");
    EXPECT_THAT(found.why, HasSubstr("only “logo” stands in scope line 5"));
}

TEST(DetectScope, what_the_agreement_does_not_speak_of_is_left_to_people) {
    auto const found = detect_scope(agreement(), "Print 500 flyers");
    EXPECT_EQ(found.proposed, ScopeTie::undecided);
    EXPECT_EQ(found.clause, "");
    EXPECT_THAT(found.why, HasSubstr("no word of it stands in the agreement"));
}

TEST(DetectScope, more_of_what_is_included_is_left_to_people) {
    auto const found = detect_scope(agreement(), "One more home page design, please");
    EXPECT_EQ(found.proposed, ScopeTie::undecided);
    EXPECT_EQ(found.clause, "1");
    EXPECT_THAT(found.why, HasSubstr("asks for more than that"));
}

TEST(DetectScope, words_on_both_sides_are_left_to_people) {
    auto const weak = detect_scope(agreement(), "The texts");
    EXPECT_EQ(weak.proposed, ScopeTie::undecided);
    auto const strong = detect_scope(
        agreement(), "Place the texts and photographs that we supplied next to the shop sign");
    EXPECT_EQ(strong.proposed, ScopeTie::undecided);
    EXPECT_THAT(strong.why, HasSubstr("“shop” stands in what is out of scope"));
}

TEST(DetectScope, hostile_lengths_are_bounded) {
    auto text = agreement();
    for (int i = 0; i < 20'000; ++i) text.scope.push_back({std::to_string(i + 10), "page piece"});
    std::string request;
    while (request.size() < 1'000'000) request += "page" + std::to_string(request.size()) + " ";
    auto const begin = std::chrono::steady_clock::now();
    detect_scope(text, request);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds{2});
}

TEST(ScopeWords, stems_bring_the_forms_of_a_word_together) {
    EXPECT_EQ(stem_of("pages"), stem_of("page"));
    EXPECT_EQ(stem_of("Translating"), stem_of("translations"));
    EXPECT_EQ(stem_of("galleries"), stem_of("gallery"));
    EXPECT_EQ(stem_of("classes"), stem_of("class"));
    EXPECT_EQ(stem_of("shipping"), stem_of("ship"));
    EXPECT_EQ(stem_of("payments"), stem_of("payment"));
    EXPECT_NE(stem_of("photography"), stem_of("photographs"));
    EXPECT_EQ(stem_of("css"), "css");
    EXPECT_EQ(stem_of("as"), "as");
}

TEST(ScopeWords, no_phrase_is_in_a_form_that_could_never_be_found) {
    for (auto const table :
         {asking_phrases(), extra_phrases(), telling_phrases(), harmless_phrases()})
        for (auto const phrase : table)
            EXPECT_THAT(found_in(flattened(phrase), table), Contains(std::string{phrase}));
}

}  // namespace
}  // namespace tally::engagement
