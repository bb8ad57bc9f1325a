// How fast small mails are indexed, and how long the newest 50 hits take at 100,000 documents.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>

#include "search/fts_index.h"
#include "support/mail_maker.h"
#include "support/temp_folder.h"

namespace tally::search {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int documents_count = 100'000;
constexpr int batch_documents = 20'000;
constexpr int words_each = 120;
constexpr int vocabulary = 40'000;
constexpr int repeats = 41;

double milliseconds_since(Clock::time_point begin) {
    return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

// Word k is about k times rarer than word 1, as in real text.
std::string word(SeededRandom& random) {
    auto const uniform = static_cast<double>(random.next() >> 11) / 9007199254740992.0;
    return "w" + std::to_string(static_cast<int>(std::pow(vocabulary, uniform)));
}

IndexDocument mail(SeededRandom& random, int n) {
    std::string text;
    for (int i = 0; i < words_each; ++i) text += word(random) + " ";
    auto document = support::a_document("m" + std::to_string(n), std::move(text), n % 1000);
    document.item.occurred += std::chrono::seconds{random.next() % 86'400};
    document.item.subject = "about " + word(random) + " " + word(random);
    document.item.from = "p" + std::to_string(n % 300) + "@example.org";
    document.item.to = "me@example.org";
    document.item.engagement = n % 20 == 0 ? "acme" : "other";
    document.item.message_id = std::to_string(n) + "@example.org";
    return document;
}

void time_query(Index& index, char const* text, SearchOptions const& options) {
    auto const query = parse_query(text).value();
    std::vector<double> times;
    std::uint64_t total = 0;
    for (int i = 0; i < repeats; ++i) {
        auto const begin = Clock::now();
        total = index.search(query, options).value().total;
        times.push_back(milliseconds_since(begin));
    }
    std::ranges::sort(times);
    std::printf("%-34s %-9s %-6s total %6llu  p50 %8.3f ms\n", text,
                options.sort == SearchOptions::Sort::newest ? "newest" : "relevance",
                options.engagement.c_str(), static_cast<unsigned long long>(total),
                times[times.size() / 2]);
}

void run() {
    support::TempFolder const temp;
    auto const index = open_fts_index(temp.path() / "index.db", Access::read_write).value();
    SeededRandom random{1};
    double spent = 0;
    for (int n = 0; n < documents_count;) {
        std::vector<IndexDocument> batch;
        for (int i = 0; i < batch_documents; ++i) batch.push_back(mail(random, n++));
        auto const begin = Clock::now();
        index->add(batch).value();
        spent += milliseconds_since(begin);
    }
    std::printf("indexed %d mails of %d words: %.0f/s; file %.0f MB\n", documents_count, words_each,
                documents_count / spent * 1000,
                static_cast<double>(std::filesystem::file_size(temp.path() / "index.db")) / 1e6);
    for (auto const* text : {"w30000", "w1000", "w100", "w1", "w10 w20", "w100 NOT w1",
                             "\"w10 w20\"", "w12* subject:w9", "w10 OR w3000", "from:p7",
                             "w10 after:2026-06-01 before:2026-07-01", "w100 has:attachment"})
        time_query(*index, text, {});
    for (auto const* text : {"w1000", "w100", "w1"}) {
        time_query(*index, text, {.engagement = "acme"});
        time_query(*index, text, {.sort = SearchOptions::Sort::relevance});
    }
}

}  // namespace
}  // namespace tally::search

int main() { tally::search::run(); }
