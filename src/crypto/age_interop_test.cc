// What the age program writes we read, and the other way round.
#include <gtest/gtest.h>

#include "base/random.h"
#include "crypto/age.h"
#include "support/age_program.h"
#include "support/streams.h"
#include "support/temp_folder.h"

namespace tally::crypto {
namespace {

namespace fs = std::filesystem;

class AgeInterop : public testing::Test {
protected:
    void SetUp() override {
        if (!support::have_program("age") || !support::have_program("age-keygen"))
            GTEST_SKIP() << "the age program is not installed";
    }

    std::string encrypt(std::string const& plain, AgeRecipients const& recipients) {
        std::string file;
        auto writer = AgeWriter::start(support::sink_to(file), recipients, random_).value();
        EXPECT_TRUE(writer.write(plain));
        EXPECT_TRUE(writer.finish());
        return file;
    }
    static std::string decrypt(std::string const& file, AgeIdentities const& identities) {
        std::string plain;
        auto const done =
            age_decrypt(support::pull_from(file), identities, support::sink_to(plain));
        EXPECT_TRUE(done) << done.error().message;
        return plain;
    }
    fs::path at(std::string const& name) const { return temp_.path() / name; }

    SeededRandom random_{77};
    support::TempFolder temp_;
    // Empty, one byte, a full chunk and what lies beside it, and several chunks.
    std::vector<std::size_t> sizes_{0, 1, 65'535, 65'536, 65'537, 131'072, 300'000};
};

TEST_F(AgeInterop, age_opens_what_we_encrypted_for_a_recipient) {
    auto const identity = AgeIdentity::generate(random_);
    auto const other = AgeIdentity::generate(random_);
    temp_.write("key.txt", "# made by a test\n" + identity.text() + "\n");
    for (auto const size : sizes_) {
        auto const plain = random_.bytes(size);
        temp_.write("file.age",
                    encrypt(plain, std::vector{other.recipient(), identity.recipient()}));
        EXPECT_TRUE(support::succeeds("age -d -i " + at("key.txt").string() + " -o " +
                                      at("plain").string() + " " + at("file.age").string()));
        EXPECT_EQ(support::content_of(at("plain")), plain) << size;
    }
}

TEST_F(AgeInterop, we_open_what_age_encrypted_for_a_recipient) {
    ASSERT_TRUE(support::succeeds("age-keygen -o " + at("key.txt").string()));
    auto const text = support::content_of(at("key.txt"));
    auto const identities = parse_age_identities(text).value();
    ASSERT_EQ(identities.size(), 1U);
    auto const recipient = identities.front().recipient().text();
    EXPECT_TRUE(text.contains(recipient)) << "age-keygen prints the public key as a comment";
    for (auto const size : sizes_) {
        auto const plain = random_.bytes(size);
        temp_.write("plain", plain);
        ASSERT_TRUE(support::succeeds("age -r " + recipient + " -o " + at("file.age").string() +
                                      " " + at("plain").string()));
        EXPECT_EQ(decrypt(support::content_of(at("file.age")), identities), plain) << size;
        fs::remove(at("file.age"));
    }
}

TEST_F(AgeInterop, passphrases_work_both_ways) {
    if (!support::have_program("python3")) GTEST_SKIP() << "python3 is not installed";
    std::string const passphrase = "correct horse battery staple";
    auto const plain = random_.bytes(70'000);
    temp_.write("ours.age", encrypt(plain, AgePassphrase{SecretBytes{passphrase}, 10}));
    EXPECT_TRUE(support::succeeds_with_passphrase(
        temp_.path(), passphrase,
        "age -d -o " + at("plain").string() + " " + at("ours.age").string()));
    EXPECT_EQ(support::content_of(at("plain")), plain);
    ASSERT_TRUE(support::succeeds_with_passphrase(
        temp_.path(), passphrase,
        "age -p -o " + at("theirs.age").string() + " " + at("plain").string()));
    EXPECT_EQ(
        decrypt(support::content_of(at("theirs.age")), AgePassphrase{SecretBytes{passphrase}}),
        plain);
}

}  // namespace
}  // namespace tally::crypto
