// Random documents and random queries: FTS5 and the naive model give the same answers.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/encoding.h"
#include "search/fts_index.h"
#include "search/memory_index.h"
#include "support/mail_maker.h"
#include "support/temp_folder.h"

namespace tally::search {
namespace {

rc::Gen<std::string> word() {
    return rc::gen::element<std::string>("invoice", "Invoices", "in", "paid", "Müller", "muller",
                                         "e-mail", "mail", "ÅNGSTRÖM", "7", "İ", "a\xcc\x81", "ﬁn",
                                         "x\xffy", "don't", "東京", "NOT");
}

rc::Gen<std::string> text(std::size_t words_max) {
    return rc::gen::map(rc::gen::resize(static_cast<int>(words_max),
                                        rc::gen::container<std::vector<std::string>>(word())),
                        [](std::vector<std::string> const& words) {
                            std::string all;
                            for (auto const& one : words) all += one + (one == "7" ? ", " : " ");
                            return all;
                        });
}

// Which item it is decides nothing but its id: the same one may come twice with other words.
IndexDocument document() {
    auto made = support::a_document(std::to_string(*rc::gen::inRange(0, 12)), *text(8),
                                    *rc::gen::inRange(0, 4));
    made.item.occurred += std::chrono::milliseconds{*rc::gen::element(0, 0, 1, 999, 1000)};
    if (*rc::gen::inRange(0, 10) == 0) made.item.occurred = Instant{std::chrono::seconds{-5}};
    made.item.subject = *text(3);
    made.item.from = *text(2);
    made.item.to = *text(2);
    made.item.kind = *rc::gen::element<std::string>("mail", "file");
    made.item.source = *rc::gen::element<std::string>("mbox", "eml");
    made.item.engagement = *rc::gen::element<std::string>("", "acme", "Beta");
    if (*rc::gen::inRange(0, 4) == 0) made.item.id = made.item.id.part("2");
    made.item.ocr = *rc::gen::inRange(0, 3) == 0;
    if (*rc::gen::inRange(0, 3) == 0) made.item.attachments = {*text(2), "paid.pdf"};
    return made;
}

std::string term() {
    auto const one = [] { return to_valid_utf8(*word()); };
    switch (*rc::gen::inRange(0, 9)) {
        case 0: return "\"" + one() + " " + one() + "\"";
        case 1: return *rc::gen::element<std::string>("in*", "m*", "e-m*", "\"paid in\"*", "İ*");
        case 2:
            return *rc::gen::element<std::string>("from:", "to:", "subject:") + "\"" + one() + "\"";
        case 3:
            return *rc::gen::element<std::string>("has:attachment", "has:ocr", "kind:mail",
                                                  "source:eml", "engagement:acme",
                                                  "engagement:Beta");
        case 4:
            return *rc::gen::element<std::string>("before:", "after:") +
                   *rc::gen::element<std::string>("2026-01-02", "2026-01-03T00:00:00.001Z",
                                                  "2026-01-02T00:00:01Z", "1970-01-01",
                                                  "1969-12-31T23:59:58Z");
        default: return "\"" + one() + "\"";
    }
}

std::string query_text(int depth) {
    auto const shape = *rc::gen::inRange(0, depth == 0 ? 1 : 5);
    if (shape == 0) return term();
    if (shape == 1) return "NOT (" + query_text(depth - 1) + ")";
    auto const left = query_text(depth - 1);
    auto const right = query_text(depth - 1);
    if (shape == 2) return "(" + left + ") OR (" + right + ")";
    if (shape == 3) return "(" + left + ") NOT (" + right + ")";
    return "(" + left + ") (" + right + ")";
}

void change(Index& index, std::vector<IndexDocument> const& documents, ItemId const& filed,
            ItemId const& removed) {
    std::size_t const half = documents.size() / 2;
    auto const middle = documents.begin() + static_cast<std::ptrdiff_t>(half);
    RC_ASSERT(index.add({documents.begin(), middle}).has_value());
    RC_ASSERT(index.remove(removed).has_value());
    RC_ASSERT(index.add({middle, documents.end()}).has_value());
    (void)index.file(filed, "acme", {std::string(32, 'b')}, 1);
}

std::vector<std::string> ids(SearchResult const& result) {
    std::vector<std::string> all{std::to_string(result.total)};
    for (auto const& hit : result.hits) all.push_back(hit.id.text + hit.subject + hit.engagement);
    return all;
}

RC_GTEST_PROP(SearchModel, fts_and_the_naive_model_agree, ()) {
    support::TempFolder const temp;
    auto const fts = open_fts_index(temp.path() / "index.db", Access::read_write).value();
    auto const naive = make_memory_index();
    std::vector<IndexDocument> documents;
    auto const count = *rc::gen::inRange(1, 16);
    for (int i = 0; i < count; ++i) documents.push_back(document());
    auto const filed = support::a_document("3", "").item.id;
    auto const removed = support::a_document("5", "").item.id;
    for (auto* index : {fts.get(), naive.get()}) change(*index, documents, filed, removed);
    for (int i = 0; i < 10; ++i) {
        auto const text = query_text(3);
        RC_LOG(text);
        auto const query = parse_query(text).value();
        SearchOptions options;
        options.limit = *rc::gen::element<std::size_t>(50, 3);
        options.engagement = *rc::gen::element<std::string>("", "", "acme");
        RC_ASSERT(ids(fts->search(query, options).value()) ==
                  ids(naive->search(query, options).value()));
        RC_ASSERT(describe(parse_query(describe(query)).value()) == describe(query));
    }
}

}  // namespace
}  // namespace tally::search
