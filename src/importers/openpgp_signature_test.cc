#include "importers/openpgp_signature.h"

#include <gmock/gmock.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "base/encoding.h"
#include "support/temp_folder.h"

namespace tally::importers {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string armored(std::string const& bytes) {
    return "-----BEGIN PGP SIGNATURE-----\n\n" + to_base64(bytes) +
           "\n=aaaa\n-----END PGP SIGNATURE-----\n";
}

// Version 4, over a binary document, EdDSA with SHA-512; its hashed and its other subpackets.
std::string signature(std::string const& hashed, std::string const& others) {
    auto const sized = [](std::string const& text) {
        return std::string{'\0', static_cast<char>(text.size())} + text;
    };
    auto const body = std::string{'\x04', '\0', '\x16', '\x0a'} + sized(hashed) + sized(others);
    return std::string{'\xc2', static_cast<char>(body.size())} + body;
}

std::string const fingerprint(20, '\xab');

TEST(OpenPgpSignature, the_key_that_it_names_is_told_by_its_fingerprint_or_its_id) {
    auto const by_fingerprint = std::string{'\x16', '\x21', '\x04'} + fingerprint;
    auto const by_id = std::string{'\x09', '\x10'} + std::string(8, '\x01');
    EXPECT_EQ(openpgp_key_named(armored(signature(by_fingerprint, by_id))), to_hex(fingerprint));
    EXPECT_EQ(openpgp_key_named(armored(signature("", by_id))), "0101010101010101");
    EXPECT_EQ(openpgp_key_named(armored(signature("", ""))), "");
}

TEST(OpenPgpSignature, bytes_that_are_cut_or_lie_about_lengths_name_no_key) {
    auto const whole = signature(std::string{'\x16', '\x21', '\x04'} + fingerprint, "");
    for (std::size_t size = 0; size < whole.size() - 2; ++size)
        EXPECT_EQ(openpgp_key_named(armored(whole.substr(0, size))), "") << size;
    EXPECT_EQ(openpgp_key_named(armored(signature("\xff\xff\xff\xff\xff", ""))), "");
    EXPECT_EQ(openpgp_key_named("no armor"), "");
    EXPECT_EQ(openpgp_key_named("-----BEGIN PGP SIGNATURE-----\n%%%\n"), "");
}

TEST(OpenPgpSignature, what_a_host_signed_on_its_pages_is_called_the_hosts) {
    auto const text = armored(signature("", ""));
    EXPECT_THAT(openpgp_words(text, "GitHub <noreply@github.com>"),
                HasSubstr("is the host's, and not the author's"));
    EXPECT_THAT(openpgp_words(text, "Mira <m@x.example>"), Not(HasSubstr("host")));
    EXPECT_THAT(openpgp_words(text, "Mira <m@x.example>"),
                HasSubstr("unchecked: it does not carry its key"));
}

// A real signature, where the program that makes them is there.
TEST(OpenPgpSignature, that_of_gnupg_names_the_key_that_made_it) {
    if (std::system("command -v gpg > /dev/null") != 0) GTEST_SKIP() << "gpg is not installed";
    support::TempFolder const folder;
    auto const gpg = "cd '" + folder.path().string() +
                     "' && GNUPGHOME=. gpg --batch --quiet --pinentry-mode loopback "
                     "--passphrase '' ";
    ASSERT_EQ(std::system(("chmod 700 '" + folder.path().string() + "'").c_str()), 0);
    ASSERT_EQ(
        std::system((gpg + "--quick-gen-key mira@x.example ed25519 sign 2>/dev/null").c_str()), 0);
    folder.write("text", "words");
    ASSERT_EQ(std::system((gpg + "--armor --detach-sign text").c_str()), 0);
    ASSERT_EQ(std::system((gpg + "--with-colons --list-keys | grep ^fpr > key").c_str()), 0);
    std::ifstream in{folder.path() / "text.asc"};
    std::string const made{std::istreambuf_iterator<char>{in}, {}};
    std::ifstream keys{folder.path() / "key"};
    std::string line{std::istreambuf_iterator<char>{keys}, {}};
    for (auto& c : line)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    auto const key = openpgp_key_named(made);
    EXPECT_EQ(key.size(), 40U);
    EXPECT_THAT(line, HasSubstr(key));
    EXPECT_EQ(
        std::system(("GNUPGHOME='" + folder.path().string() + "' gpgconf --kill all").c_str()), 0);
}

}  // namespace
}  // namespace tally::importers
