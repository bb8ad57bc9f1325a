// What every index promises (src/search/index.h), asked of each adapter.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>

#include "search/fts_index.h"
#include "search/memory_index.h"
#include "support/mail_maker.h"
#include "support/temp_folder.h"

namespace tally::search {
namespace {

using support::a_document;
using Names = std::vector<std::string>;

class Subject {
public:
    virtual ~Subject() = default;
    virtual Index& index() = 0;
    virtual void reopen() = 0;
};

class MemorySubject final : public Subject {
public:
    Index& index() override { return *index_; }
    void reopen() override {}

private:
    std::unique_ptr<Index> index_ = make_memory_index();
};

class FtsSubject final : public Subject {
public:
    Index& index() override { return *index_; }
    void reopen() override {
        index_.reset();
        index_ = open_fts_index(file(), Access::read_write).value();
    }

private:
    std::filesystem::path file() const { return temp_.path() / "index.db"; }

    support::TempFolder temp_;
    std::unique_ptr<Index> index_ = open_fts_index(file(), Access::read_write).value();
};

struct Adapter {
    std::string name;
    std::function<std::unique_ptr<Subject>()> make;
};

class IndexContract : public testing::TestWithParam<Adapter> {
protected:
    Index& index() { return subject_->index(); }
    void reopen() { subject_->reopen(); }

    // Subjects of the hits, in order; all are counted.
    Names search(std::string_view query, SearchOptions const& options = {}) {
        auto const result = index().search(parse_query(query).value(), options).value();
        EXPECT_EQ(result.hits.size(), std::min<std::uint64_t>(result.total, options.limit));
        total_ = result.total;
        return names(result.hits);
    }
    static Names names(std::vector<IndexedItem> const& items) {
        Names all;
        for (auto const& item : items) all.push_back(item.subject);
        return all;
    }
    IndexDocument named(std::string const& name, std::string text, int day) {
        auto document = a_document(name, std::move(text), day);
        document.item.subject = name;
        return document;
    }
    void add(std::vector<IndexDocument> const& documents) {
        ASSERT_TRUE(index().add(documents).has_value());
    }
    std::uint64_t total_ = 0;

private:
    std::unique_ptr<Subject> subject_ = GetParam().make();
};

TEST_P(IndexContract, finds_words_phrases_and_begins_newest_first) {
    add({named("one", "the final invoice", 1), named("three", "Invoice paid", 3)});
    add({named("two", "final. INVOICES were sent", 2)});
    reopen();
    EXPECT_EQ(search("invoice"), (Names{"three", "one"}));
    EXPECT_EQ(search("invoi*"), (Names{"three", "two", "one"}));
    EXPECT_EQ(search("\"final invoice\""), (Names{"one"}));
    EXPECT_EQ(search("\"final invoi\"*"), (Names{"two", "one"}));
    EXPECT_EQ(search("final NOT sent"), (Names{"one"}));
    EXPECT_EQ(search("NOT final"), (Names{"three"}));
    EXPECT_EQ(search("paid OR sent"), (Names{"three", "two"}));
    EXPECT_EQ(search("nothing"), Names{});
}

TEST_P(IndexContract, case_and_diacritics_do_not_matter) {
    add({named("one", "Grüße aus Zürich, naïve façade", 1)});
    for (auto const* query : {"grusse OR grüße", "ZURICH", "naive", "\"FAÇADE\""})
        EXPECT_EQ(search(query), (Names{"one"})) << query;
}

TEST_P(IndexContract, fields_look_only_where_they_say) {
    auto mail = named("Invoice 7", "see below", 1);
    mail.item.from = "Ann Client <ann@client.example>";
    mail.item.to = "Bob <bob@studio.example>, carol@studio.example";
    mail.item.attachments = {"final logo.svg", ""};
    auto other = named("Hello", "ann invoice logo", 2);
    other.item.kind = "pdf";
    other.item.source = "file";
    add({mail, other});
    EXPECT_EQ(search("from:ann"), (Names{"Invoice 7"}));
    EXPECT_EQ(search("from:\"ann@client.example\""), (Names{"Invoice 7"}));
    EXPECT_EQ(search("from:bob"), Names{});
    EXPECT_EQ(search("to:carol"), (Names{"Invoice 7"}));
    EXPECT_EQ(search("subject:invo*"), (Names{"Invoice 7"}));
    EXPECT_EQ(search("invoice"), (Names{"Hello", "Invoice 7"}));
    EXPECT_EQ(search("logo"), (Names{"Hello", "Invoice 7"}));
    EXPECT_EQ(search("has:attachment"), (Names{"Invoice 7"}));
    EXPECT_EQ(search("NOT has:attachment"), (Names{"Hello"}));
    EXPECT_EQ(search("kind:pdf"), (Names{"Hello"}));
    EXPECT_EQ(search("logo source:mbox"), (Names{"Invoice 7"}));
    EXPECT_EQ(search("from:ann OR kind:pdf"), (Names{"Hello", "Invoice 7"}));
}

TEST_P(IndexContract, dates_include_their_begin_and_exclude_their_end) {
    add({named("first", "x", 0), named("second", "x", 1), named("third", "x", 2)});
    auto ancient = named("ancient", "x", 0);
    ancient.item.occurred = parse_instant("1965-01-01").value();
    add({ancient});
    EXPECT_EQ(search("x after:2026-01-02"), (Names{"third", "second"}));
    EXPECT_EQ(search("x before:2026-01-02"), (Names{"first", "ancient"}));
    EXPECT_EQ(search("after:2026-01-01T00:00:00.001Z before:2026-01-03"), (Names{"second"}));
    EXPECT_EQ(search("before:1966-01-01"), (Names{"ancient"}));
    EXPECT_EQ(search("x before:1960-01-01"), Names{});
    EXPECT_EQ(search("x after:1960-01-01").size(), 4u);
}

TEST_P(IndexContract, beyond_a_bound_there_are_just_more) {
    for (int n = 0; n < 12; ++n) add({named("many" + std::to_string(n), "tangible", n + 1)});
    auto const query = parse_query("tangible").value();
    auto const cut = index().search(query, {.limit = 2, .count_max = 5}).value();
    EXPECT_EQ(cut.total, 5U);
    EXPECT_FALSE(cut.total_is_exact);
    auto const whole = index().search(query, {.limit = 2, .count_max = 12}).value();
    EXPECT_EQ(whole.total, 12U);
    EXPECT_TRUE(whole.total_is_exact);
    EXPECT_TRUE(index().search(query, {.limit = 20, .count_max = 5}).value().total_is_exact);
}

TEST_P(IndexContract, the_limit_cuts_the_hits_and_not_the_total) {
    std::vector<IndexDocument> documents;
    for (int i = 0; i < 120; ++i)
        documents.push_back(named("n" + std::to_string(i), i % 2 == 0 ? "even word" : "word", i));
    add(documents);
    EXPECT_EQ(search("word", {.limit = 2}), (Names{"n119", "n118"}));
    EXPECT_EQ(total_, 120u);
    EXPECT_EQ(search("even").size(), 50u);
    EXPECT_EQ(total_, 60u);
    EXPECT_EQ(search("word kind:mail", {.limit = 0}), Names{});
    EXPECT_EQ(total_, 120u);
    ASSERT_TRUE(index().remove(documents[0].item.id).has_value());
    search("word", {.limit = 1});
    EXPECT_EQ(total_, 119u);
}

TEST_P(IndexContract, relevance_puts_more_matches_first) {
    add({named("often", "invoice invoice invoice", 1),
         named("once", "invoice and other words", 2)});
    EXPECT_EQ(search("invoice", {.sort = SearchOptions::Sort::relevance}),
              (Names{"often", "once"}));
    EXPECT_EQ(search("kind:mail", {.sort = SearchOptions::Sort::relevance}),
              (Names{"once", "often"}));
}

TEST_P(IndexContract, every_member_of_an_item_comes_back) {
    auto document = a_document("whole", "text", 3);
    auto& item = document.item;
    item.id = item.id.part("2.1");
    item.engagement = "acme";
    item.n = 77;
    item.recorded = item.occurred + std::chrono::milliseconds{5};
    item.from = "Zoë <z@example.org>";
    item.to = "a, b";
    item.subject = "s \xff";  // as it came
    item.message_id = "m@example.org";
    item.attachments = {"a:b", "", "c\nd"};
    item.conversation = "slack/general";
    item.precision = "minute";
    item.ocr = true;
    add({document});
    reopen();
    auto const found = index().find(item.id).value();
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(found->id, item.id);
    EXPECT_EQ(found->blob, item.blob);
    EXPECT_EQ(found->engagement, "acme");
    EXPECT_EQ(found->ledger, item.ledger);
    EXPECT_EQ(found->n, 77u);
    EXPECT_EQ(found->kind + found->source + found->media, "mailmboxmessage/rfc822");
    EXPECT_EQ(found->occurred, item.occurred);
    EXPECT_EQ(found->recorded, item.recorded);
    EXPECT_EQ(found->from + found->to + found->subject, item.from + item.to + item.subject);
    EXPECT_EQ(found->message_id, item.message_id);
    EXPECT_EQ(found->attachments, item.attachments);
    EXPECT_EQ(found->conversation + found->precision, "slack/generalminute");
    EXPECT_TRUE(found->ocr);
    EXPECT_FALSE(index().find(item.id.whole()).value().has_value());
}

TEST_P(IndexContract, an_item_that_comes_again_replaces_the_old_one) {
    add({named("same", "before", 1), named("other", "before", 2)});
    auto again = named("same", "afterwards", 3);
    add({again});
    EXPECT_EQ(search("before"), (Names{"other"}));
    EXPECT_EQ(search("afterwards"), (Names{"same"}));
    add({again, again});
    EXPECT_EQ(search("afterwards"), (Names{"same"}));
    EXPECT_EQ(index().count("").value(), 2u);
}

TEST_P(IndexContract, filing_moves_an_item_between_engagements) {
    auto const document = named("mail", "contract", 1);
    add({document, named("rest", "contract", 2)});
    LedgerId const there{std::string(32, 'b')};
    ASSERT_TRUE(index().file(document.item.id, "acme", there, 9).has_value());
    reopen();
    EXPECT_EQ(names(index().list("acme", 10).value()), (Names{"mail"}));
    EXPECT_EQ(names(index().list("", 10).value()), (Names{"rest"}));
    EXPECT_EQ(index().find(document.item.id).value()->ledger, there);
    EXPECT_EQ(search("engagement:acme"), (Names{"mail"}));
    EXPECT_EQ(search("contract", {.engagement = "acme"}), (Names{"mail"}));
    EXPECT_EQ(search("contract NOT engagement:acme"), (Names{"rest"}));
    EXPECT_EQ(index().file({"aaaaaaaaaaaaaaaa"}, "acme", there, 1).error().code, Code::not_found);
}

TEST_P(IndexContract, tells_when_the_items_of_an_engagement_occurred_by_their_entries) {
    auto late = named("late", "x", 3);
    auto early = named("early", "x", 1);
    auto timeless = named("timeless", "x", 2);
    std::uint64_t n = 4;
    for (auto* one : {&late, &early, &timeless}) {
        one->item.engagement = "acme";
        one->item.n = n++;
        one->item.recorded = one->item.occurred + std::chrono::hours{1};
    }
    timeless.item.recorded = timeless.item.occurred;
    add({late, early, timeless, named("elsewhere", "x", 1)});
    reopen();
    EXPECT_EQ(index().occurrences("acme").value(),
              (std::vector<Occurrence>{{4, late.item.occurred}, {5, early.item.occurred}}));
    EXPECT_TRUE(index().occurrences("none").value().empty());
}

TEST_P(IndexContract, what_was_removed_is_found_by_nothing) {
    auto document = named("gone", "secret word", 1);
    document.item.message_id = "id@x";
    add({document, named("kept", "word", 2)});
    ASSERT_TRUE(index().remove(document.item.id).has_value());
    ASSERT_TRUE(index().remove(document.item.id).has_value());  // twice is once
    reopen();
    EXPECT_EQ(search("secret"), Names{});
    EXPECT_EQ(search("word"), (Names{"kept"}));
    EXPECT_EQ(search("NOT secret"), (Names{"kept"}));
    EXPECT_TRUE(index().with_message_ids({"id@x"}).value().empty());
    EXPECT_FALSE(index().find(document.item.id).value().has_value());
    EXPECT_EQ(index().count("").value(), 1u);
    add({document});
    EXPECT_EQ(search("secret"), (Names{"gone"}));
}

TEST_P(IndexContract, parts_are_found_with_their_item_and_counted_with_it) {
    auto const whole = named("chat", "", 1);
    auto part = named("chat", "the second word", 2);
    part.item.id = whole.item.id.part("2");
    add({whole, part, named("other", "word", 3)});
    EXPECT_EQ(search("word"), (Names{"other", "chat"}));
    EXPECT_EQ(index().count("").value(), 2u);
    EXPECT_EQ(names(index().list("", 10).value()), (Names{"other", "chat"}));
    EXPECT_EQ(index().find_prefix(whole.item.id.text, 10).value().size(), 1u);
    LedgerId const there{std::string(32, 'b')};
    ASSERT_TRUE(index().file(whole.item.id, "acme", there, 9).has_value());
    EXPECT_EQ(search("word engagement:acme"), (Names{"chat"}));
    ASSERT_TRUE(index().remove(whole.item.id).has_value());
    EXPECT_EQ(search("word"), (Names{"other"}));
    EXPECT_FALSE(index().find(part.item.id).value().has_value());
}

TEST_P(IndexContract, captures_of_a_conversation_come_oldest_recorded_first) {
    auto first = named("first", "", 5);
    auto second = named("second", "", 1);
    auto message = named("second", "hello", 1);
    first.item.conversation = second.item.conversation = "whatsapp/Anna";
    second.item.recorded = first.item.recorded + std::chrono::seconds{1};
    message.item.conversation = "whatsapp/Anna";
    message.item.id = second.item.id.part("1");
    add({second, first, message, named("other", "", 2)});
    EXPECT_EQ(names(index().in_conversation("whatsapp/Anna").value()), (Names{"first", "second"}));
    EXPECT_TRUE(index().in_conversation("").value().empty());
}

TEST_P(IndexContract, the_same_content_is_found_wherever_it_lies) {
    auto mail = named("mail", "", 1);
    auto file = named("file", "", 2);
    auto const content = file.item.blob;
    mail.contents = {mail.item.blob, content};
    file.contents = {content};
    add({mail, file, named("other", "", 3)});
    EXPECT_EQ(names(index().with_content(content).value()), (Names{"file", "mail"}));
    ASSERT_TRUE(index().remove(file.item.id).has_value());
    EXPECT_EQ(names(index().with_content(content).value()), (Names{"mail"}));
}

TEST_P(IndexContract, finds_by_the_begin_of_an_id_and_by_message_ids) {
    std::vector<IndexDocument> documents;
    for (int i = 0; i < 40; ++i) {
        documents.push_back(named("n" + std::to_string(i), "", i));
        documents.back().item.message_id = i == 1 ? "n1@x" : i % 2 == 0 ? "even@x" : "";
        documents.back().item.recorded -= std::chrono::days{2 * i};
    }
    add(documents);
    auto const id = documents[7].item.id;
    auto const found = index().find_prefix(id.text.substr(0, 8), 5).value();
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].id, id);
    EXPECT_EQ(index().find_prefix("", 5).value().size(), 5u);
    EXPECT_TRUE(index().find_prefix("0", 5).value().empty());
    auto const found_mails = index().with_message_ids({"", "n1@x", "even@x", "nobody@x"}).value();
    ASSERT_EQ(found_mails.size(), 21u);
    EXPECT_EQ(found_mails.front().subject, "n1");
    EXPECT_EQ(found_mails[1].subject, "n38");
    EXPECT_EQ(found_mails.back().subject, "n0");
}

TEST_P(IndexContract, remembers_how_far_ledgers_are_projected) {
    LedgerId const ledger{std::string(32, 'c')};
    EXPECT_EQ(index().projected(ledger).value(), 0u);
    ASSERT_TRUE(index().set_projected(ledger, 5).has_value());
    ASSERT_TRUE(index().set_projected(ledger, 9).has_value());
    add({named("one", "word", 1)});
    reopen();
    EXPECT_EQ(index().projected(ledger).value(), 9u);
    EXPECT_EQ(search("word"), (Names{"one"}));
}

INSTANTIATE_TEST_SUITE_P(
    Adapters, IndexContract,
    testing::Values(Adapter{"memory", [] { return std::make_unique<MemorySubject>(); }},
                    Adapter{"fts", [] { return std::make_unique<FtsSubject>(); }}),
    [](auto const& adapter) { return adapter.param.name; });

TEST(FtsIndexFile, a_damaged_or_foreign_file_is_corrupt_and_a_missing_one_not_found) {
    support::TempFolder temp;
    auto const file = temp.path() / "index.db";
    EXPECT_EQ(open_fts_index(file, Access::read_only).error().code, Code::not_found);
    std::ofstream{file} << std::string(5000, 'x');
    EXPECT_EQ(open_fts_index(file, Access::read_write).error().code, Code::corrupt);
    std::filesystem::remove(file);
    ASSERT_TRUE(open_fts_index(file, Access::read_write).has_value());
    EXPECT_EQ(static_cast<int>(std::filesystem::status(file).permissions()), 0600);
    EXPECT_TRUE(open_fts_index(file, Access::read_only).has_value());
}

}  // namespace
}  // namespace tally::search
