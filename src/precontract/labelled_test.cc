// How well the shipped demands are found, on posts that were written and labelled for this test.
#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>
#include <map>
#include <set>
#include <string>

#include "precontract/check.h"

namespace tally::precontract {
namespace {

struct Post {
    std::set<std::string> flags;
    std::string text;
};

std::set<std::string> split(std::string const& list) {
    std::set<std::string> parts;
    for (std::size_t at = 0; at < list.size();) {
        auto const end = std::min(list.find(',', at), list.size());
        if (auto part = list.substr(at, end - at); part != "-") parts.insert(std::move(part));
        at = end + 1;
    }
    return parts;
}

std::vector<Post> labelled_posts() {
    std::ifstream file{TALLY_SOURCE_DIR "/tests/data/precontract/posts.tsv"};
    std::vector<Post> posts;
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with('#') || line.empty()) continue;
        auto const tab = line.find('\t');
        posts.push_back({split(line.substr(0, tab)), line.substr(tab + 1)});
    }
    return posts;
}

struct Tally {
    int right = 0;
    int wrong = 0;   // raised, and no person would
    int missed = 0;  // not raised, and a person would
};

struct Figures {
    std::map<std::string, Tally> by_flag;
    Tally all;
};

void add(Figures& figures, Post const& post) {
    std::set<std::string> raised;
    for (auto const& flag : read_post(joined(builtin_packs()), post.text, std::nullopt))
        raised.insert(flag.id);
    for (auto const& flag : raised) {
        bool const is_right = post.flags.contains(flag);
        if (!is_right) std::printf("raised wrongly: %s: %s\n", flag.c_str(), post.text.c_str());
        ++(is_right ? figures.by_flag[flag].right : figures.by_flag[flag].wrong);
        ++(is_right ? figures.all.right : figures.all.wrong);
    }
    for (auto const& flag : post.flags)
        if (!raised.contains(flag)) {
            std::printf("missed: %s: %s\n", flag.c_str(), post.text.c_str());
            ++figures.by_flag[flag].missed;
            ++figures.all.missed;
        }
}

TEST(LabelledPosts, are_flagged_as_a_person_would_and_the_figures_are_printed) {
    auto const posts = labelled_posts();
    ASSERT_GE(posts.size(), 80U);
    Figures figures;
    for (auto const& post : posts) add(figures, post);
    std::printf("%zu posts, labelled by ourselves\n", posts.size());
    for (auto const& [flag, tally] : figures.by_flag)
        std::printf("%-22s raised rightly %2d of %2d, missed %d\n", flag.c_str(), tally.right,
                    tally.right + tally.wrong, tally.missed);
    auto const& all = figures.all;
    std::printf("all: precision %d of %d, recall %d of %d\n", all.right, all.right + all.wrong,
                all.right, all.right + all.missed);
    EXPECT_GE(all.right * 100, (all.right + all.wrong) * 95);
    EXPECT_GE(all.right * 100, (all.right + all.missed) * 80);
    for (auto const* flag : {"off-platform-payment", "off-platform-talk", "pay-to-work"})
        EXPECT_EQ(figures.by_flag[flag].missed, 0) << flag;
}

TEST(LabelledPosts, a_harmless_post_raises_nothing) {
    for (auto const& post : labelled_posts()) {
        auto const flags = read_post(joined(builtin_packs()), post.text, std::nullopt);
        EXPECT_TRUE(!post.flags.empty() || flags.empty()) << post.text;
    }
}

}  // namespace
}  // namespace tally::precontract
