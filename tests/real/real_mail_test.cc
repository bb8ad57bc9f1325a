// Mails that people wrote, not mails that we made up: 3,000 of public lists. They lie outside the
// checkout (TALLY_SHARED, or the folder `shared` beside it); without them the test is skipped.
#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

#include "base/encoding.h"
#include "importers/source.h"
#include "mail/mime.h"
#include "support/temp_folder.h"

namespace tally {
namespace {

std::filesystem::path packed_mails() {
    auto const* shared = std::getenv("TALLY_SHARED");
    auto const beside = std::filesystem::path{TALLY_SOURCE_DIR}.parent_path() / "shared";
    auto const folder = shared == nullptr ? beside : std::filesystem::path{shared};
    return folder / "data" / "public-list-3000.mbox.xz";
}

bool unpack(std::filesystem::path const& from, std::filesystem::path const& to) {
    auto const command = "xz -dc '" + from.string() + "' > '" + to.string() + "'";
    return std::system(command.c_str()) == 0;
}

std::vector<importers::RawItem> read_all(std::filesystem::path const& box) {
    auto const reader = importers::open_source(box, importers::SourceKind::mbox).value();
    std::vector<importers::RawItem> items;
    while (auto item = reader->next().value()) items.push_back(std::move(*item));
    EXPECT_TRUE(reader->take_broken().empty());
    return items;
}

TEST(RealMail, three_thousand_mails_are_all_found_and_read) {
    auto const packed = packed_mails();
    if (!std::filesystem::exists(packed)) GTEST_SKIP() << "no " << packed;
    support::TempFolder const folder;
    auto const box = folder.path() / "public.mbox";
    ASSERT_TRUE(unpack(packed, box));
    auto const items = read_all(box);
    ASSERT_EQ(items.size(), 3'000U);

    std::size_t with_problems = 0;
    auto const start = std::chrono::steady_clock::now();
    for (auto const& item : items) {
        auto const mail = mail::parse_mail(item.bytes);
        EXPECT_FALSE(mail.from.empty()) << item.offset;
        EXPECT_TRUE(is_utf8(mail.text)) << item.offset;
        with_problems += mail.problems.empty() ? 0U : 1U;
    }
    std::chrono::duration<double> const took = std::chrono::steady_clock::now() - start;
    std::cout << with_problems << " of " << items.size() << " mails with problems, "
              << static_cast<double>(items.size()) / took.count() << " mails/s\n";
}

}  // namespace
}  // namespace tally
