// What is kept back must not leave: not in the pages, not in the streams of the PDF, not in any
// other file of the bundle, and not as a digest that a guess could be held against.
#include <gmock/gmock.h>

#include "bundle/files.h"
#include "crypto/sha256.h"
#include "pdf_probe.h"
#include "scenario/freelancer.h"
#include "vault/case_build.h"
#include "vault/case_present.h"
#include "vault/file_items.h"

namespace tally::scenario {
namespace {

using engagement::WithheldFor;
using ledger::Verdict;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr char secret[] = "zimtsternkuchen";

std::string const offer =
    "From: anna@client.example\nTo: mira@design.example\nSubject: Our offer\n"
    "Date: Mon, 9 Nov 2026 10:00:00 +0100\nMIME-Version: 1.0\n"
    "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nthe word is zimtsternkuchen\n--b\n"
    "Content-Type: text/plain; name=\"terms.txt\"\n"
    "Content-Disposition: attachment\n\nnet 14 days\n--b--\n";

std::string const chat =
    "12/11/2026, 10:15 - Anna: all files arrived\n"
    "12/11/2026, 10:16 - Mira: thank you\n"
    "12/11/2026, 10:17 - Anna: the word is zimtsternkuchen\n"
    "13/11/2026, 10:18 - Anna: see you\n";

class Withholding : public ::testing::Test {
protected:
    void SetUp() override {
        freelancer.add_engagement();
        freelancer.submit_funded_milestone("website");
    }
    vault::CaseRef open_with(std::vector<search::IndexedItem> const& items) {
        auto vault = freelancer.open();
        auto const ref =
            vault::open_case(vault, vault::find_engagement(vault, "website").value(),
                             {engagement::Forum::generic, "The work was delivered.", {}})
                .value();
        for (auto const& item : items)
            EXPECT_TRUE(vault::link_exhibit(vault, ref, {item, "", "it shows", true}));
        return ref;
    }
    void withhold(vault::CaseRef const& ref, std::string const& part) {
        auto vault = freelancer.open();
        auto const found = vault::find_case_part(vault, ref, part);
        ASSERT_TRUE(found) << found.error().message;
        ASSERT_TRUE(vault::withhold_part(vault, ref, *found, WithheldFor::privilege, "a lawyer"));
    }
    vault::BuildResult build(vault::CaseRef const& ref, std::string const& name = "case.zip") {
        auto vault = freelancer.open();
        auto built = vault::build_case(vault, ref, {freelancer.home() / name, true});
        EXPECT_TRUE(built) << (built ? "" : built.error().message);
        return built.value();
    }
    // All that a reader could look into: files as they are, the PDF with its streams unpacked, and
    // its words.
    static std::string all_of(std::filesystem::path const& file) {
        auto files = bundle::open_bundle(file).value();
        std::string all;
        for (auto const& path : files->paths()) {
            auto const bytes = files->read_all(path, 1 << 28).value();
            all += path + "\n" + bytes + "\n";
            if (path == "data/case.pdf")
                all += testing::unpacked_pdf(bytes) + testing::text_of_pdf(bytes);
        }
        return all;
    }
    Freelancer freelancer;
};

TEST_F(Withholding, nothing_of_a_mail_that_is_kept_back_leaves_and_the_case_still_verifies) {
    freelancer.import("offer.eml", offer);
    auto const item = freelancer.find("subject:offer");
    auto const ref = open_with({item});
    EXPECT_THAT(all_of(build(ref).file), HasSubstr(secret)) << "the test looks in the wrong place";
    withhold(ref, item.id.text);
    auto const built = build(ref);
    auto const all = all_of(built.file);
    EXPECT_EQ(built.verdict, Verdict::intact);
    for (auto const& gone : {std::string{secret}, std::string{"Our offer"}, item.blob.hex(),
                             item.id.text, std::string{"terms.txt"}})
        EXPECT_THAT(all, Not(HasSubstr(gone)));
    EXPECT_THAT(all, HasSubstr("talk between a lawyer and a client; a lawyer"));
}

TEST_F(Withholding, the_words_of_a_mail_can_be_kept_back_alone) {
    freelancer.import("offer.eml", offer);
    auto const item = freelancer.find("subject:offer");
    auto const ref = open_with({item});
    withhold(ref, item.id.text + "/1");
    auto const built = build(ref);
    auto const all = all_of(built.file);
    EXPECT_EQ(built.verdict, Verdict::intact);
    EXPECT_THAT(all, Not(HasSubstr(secret)));
    EXPECT_THAT(all, Not(HasSubstr(item.blob.hex())));
    EXPECT_THAT(all, HasSubstr("Our offer"));
    EXPECT_THAT(all, HasSubstr("Withheld: the words of this mail"));
}

TEST_F(Withholding, an_attachment_can_be_kept_back_alone) {
    freelancer.import("offer.eml", offer);
    auto const item = freelancer.find("subject:offer");
    auto const ref = open_with({item});
    withhold(ref, item.id.text + "/2");
    auto const all = all_of(build(ref).file);
    EXPECT_THAT(all, Not(HasSubstr("net 14 days")));
    EXPECT_THAT(all, Not(HasSubstr("terms.txt")));
    EXPECT_THAT(all, Not(HasSubstr(crypto::sha256("net 14 days").hex())));
    EXPECT_THAT(all, HasSubstr(secret));
    EXPECT_THAT(all, HasSubstr("Withheld: attachment 2"));
}

TEST_F(Withholding, a_message_of_a_conversation_is_a_black_box_among_the_others) {
    freelancer.import("WhatsApp Chat with Anna.txt", chat, {.into = "website"});
    auto const message = freelancer.find("\"files arrived\"");
    auto const item = [&] {
        auto vault = freelancer.open();
        return vault::resolve_item(vault, message.id.whole().text).value();
    }();
    auto const ref = open_with({item});
    withhold(ref, item.id.whole().text + "/3");
    auto const all = all_of(build(ref).file);
    EXPECT_THAT(all, Not(HasSubstr(secret)));
    EXPECT_THAT(all, HasSubstr("all files arrived"));
    EXPECT_THAT(all, HasSubstr("Withheld: message 3"));
}

TEST_F(Withholding, what_is_let_in_again_is_there_again) {
    freelancer.import("offer.eml", offer);
    auto const item = freelancer.find("subject:offer");
    auto const ref = open_with({item});
    withhold(ref, item.id.text);
    {
        auto vault = freelancer.open();
        auto const part = vault::find_case_part(vault, ref, item.id.text).value();
        ASSERT_TRUE(vault::disclose_part(vault, ref, part));
        EXPECT_FALSE(vault::disclose_part(vault, ref, part));
    }
    EXPECT_THAT(all_of(build(ref).file), HasSubstr(secret));
}

TEST_F(Withholding, a_part_that_is_not_there_is_an_error) {
    freelancer.import("offer.eml", offer);
    auto const item = freelancer.find("subject:offer");
    auto const ref = open_with({item});
    auto vault = freelancer.open();
    EXPECT_EQ(vault::find_case_part(vault, ref, item.id.text + "/9").error().code, Code::not_found);
}

TEST_F(Withholding, a_sentence_is_marked_where_it_stands) {
    freelancer.import("offer.eml", offer);
    auto const ref = open_with({freelancer.find("subject:offer")});
    auto vault = freelancer.open();
    auto const marked =
        vault::mark_highlight(vault, ref, {1, "the  word is\nzimtsternkuchen", "", ""});
    ASSERT_TRUE(marked) << marked.error().message;
    EXPECT_EQ(marked->quote, "the word is zimtsternkuchen");
    auto const wrong = vault::mark_highlight(vault, ref, {1, "other words", "", ""});
    EXPECT_EQ(wrong.error().code, Code::not_found);
    EXPECT_EQ(vault::mark_highlight(vault, ref, {7, "the word", "", ""}).error().code,
              Code::not_found);
}

}  // namespace
}  // namespace tally::scenario
