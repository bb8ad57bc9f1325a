// Signatures that mail services made, in 3,000 mails of public lists. The mails lie outside the
// checkout (TALLY_SHARED, or the folder `shared` beside it); without them the test is skipped. Keys
// are asked of nobody: public-list-keys.txt beside the mails, where it is, holds those that were
// found (attest/evidence.h says how).
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "attest/canonical.h"
#include "attest/dkim.h"
#include "attest/evidence.h"
#include "crypto/sha256.h"
#include "importers/source.h"
#include "support/temp_folder.h"

namespace tally {
namespace {

std::filesystem::path shared_data() {
    auto const* shared = std::getenv("TALLY_SHARED");
    auto const beside = std::filesystem::path{TALLY_SOURCE_DIR}.parent_path() / "shared";
    return (shared == nullptr ? beside : std::filesystem::path{shared}) / "data";
}

class RealSignatures : public testing::Test {
protected:
    void SetUp() override {
        auto const packed = shared_data() / "public-list-3000.mbox.xz";
        if (!std::filesystem::exists(packed)) GTEST_SKIP() << "no " << packed;
        auto const box = folder_.path() / "public.mbox";
        auto const command = "xz -dc '" + packed.string() + "' > '" + box.string() + "'";
        ASSERT_EQ(std::system(command.c_str()), 0);
        auto const reader = importers::open_source(box, importers::SourceKind::mbox).value();
        while (auto item = reader->next().value()) mails_.push_back(std::move(item->bytes));
    }

    support::TempFolder folder_;
    std::vector<std::string> mails_;
};

bool body_is_whole(attest::WireMessage const& message, attest::DkimSignature const& signature) {
    auto body = attest::canonical_body(message.body(), signature.body_form);
    if (signature.body_length) body.resize(std::min(body.size(), *signature.body_length));
    return crypto::sha256(body).view() == signature.body_hash;
}

TEST_F(RealSignatures, every_signature_is_read_and_most_bodies_are_what_was_signed) {
    std::size_t read = 0;
    std::size_t whole = 0;
    std::map<std::string, std::size_t> unread;
    for (auto const& mail : mails_) {
        attest::WireMessage const message{mail};
        for (auto const& field : message.fields()) {
            if (field.name != "dkim-signature") continue;
            auto const signature = attest::parse_signature(field.value());
            if (!signature) {
                ++unread[signature.error().message];
                continue;
            }
            ++read;
            whole += body_is_whole(message, *signature) ? 1U : 0U;
        }
    }
    std::cout << read << " signatures read, " << whole << " bodies as they were signed\n";
    for (auto const& [why, count] : unread) std::cout << "  " << count << " not: " << why << "\n";
    std::size_t refused = 0;
    for (auto const& [why, count] : unread)  // RFC 8301 forbids it; a few old mails have it
        refused += why == "rsa-sha1 proves nothing any more" ? 0U : count;
    EXPECT_GT(read, 2'000U);
    EXPECT_EQ(refused, 0U);
    EXPECT_GT(whole * 2, read);  // lists add a footer to some
}

TEST_F(RealSignatures, what_a_frozen_key_file_allows_verifies) {
    auto const path = shared_data() / "public-list-keys.txt";
    std::ifstream in{path, std::ios::binary};
    if (!in) GTEST_SKIP() << "no " << path;
    std::string const text{std::istreambuf_iterator<char>{in}, {}};
    auto const keys = attest::parse_key_file(text).value();
    std::map<attest::DkimVerdict, std::size_t> verdicts;
    for (auto const& mail : mails_) {
        attest::WireMessage const message{mail};
        for (auto const& result : attest::verify_dkim(message, [&](std::string const& name) {
                 auto const found = keys.find(name);
                 return found == keys.end() ? std::nullopt : std::optional{found->second};
             }))
            ++verdicts[result.verdict];
    }
    for (auto const& [verdict, count] : verdicts)
        std::cout << count << " " << name(verdict) << "\n";
    EXPECT_GT(verdicts[attest::DkimVerdict::pass], 0U);
}

}  // namespace
}  // namespace tally
