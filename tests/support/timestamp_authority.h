// A timestamp authority made with the openssl program of this machine: a root, the certificates
// below it, and replies to queries; and the fixture of tests that ask it.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "crypto/sha256.h"
#include "crypto/timestamp.h"
#include "support/age_program.h"
#include "support/temp_folder.h"

namespace tally::support {

class TimestampAuthority {
public:
    // Makes root.pem, and authority.pem with its key authority.key.
    TimestampAuthority() {
        write("openssl.cnf", configuration);
        made_ = make_root("root", "/CN=Root of a test") &&
                make("authority", "root", "authority", authority_name);
    }

    // False where the openssl program is missing or failed.
    bool made() const { return made_; }
    std::string read(std::string const& name) const { return content_of(folder_.path() / name); }
    void write(std::string const& name, std::string_view content) const {
        folder_.write(name, content);
    }

    // Runs openssl in the folder of the authority; true when it is content.
    bool openssl(std::string const& arguments) const {
        return succeeds("cd " + folder_.path().string() + " && openssl " + arguments);
    }
    // What openssl writes to the file "out" for these arguments; empty when it fails.
    std::string output(std::string const& arguments) const {
        std::filesystem::remove(folder_.path() / "out");
        return openssl(arguments + " -out out") ? read("out") : "";
    }

    bool make_root(std::string const& name, std::string const& subject) const {
        return openssl("req -x509 " + new_key + " -keyout " + name + ".key -out " + name +
                       ".pem -days 3650 -config openssl.cnf -extensions root_extensions -subj '" +
                       subject + "'");
    }
    // A certificate signed by `issuer`, with the extensions of that section, for 1000 days or so.
    bool make(std::string const& name, std::string const& issuer, std::string const& section,
              std::string const& subject, std::string const& key = new_key,
              std::string const& more = "-days 1000") const {
        return openssl("req -new " + key + " -utf8 -keyout " + name + ".key -out " + name +
                       ".csr -config openssl.cnf -subj '" + subject + "'") &&
               openssl("x509 -req -in " + name + ".csr -CA " + issuer + ".pem -CAkey " + issuer +
                       ".key -CAcreateserial -extfile openssl.cnf -extensions " + section +
                       " -out " + name + ".pem " + more);
    }
    // A certificate from one time to another, both as 20261231235959Z; a root signs itself.
    bool make_between(std::string const& name, std::string const& issuer,
                      std::string const& section, std::string const& from,
                      std::string const& to) const {
        write("index.txt", "");
        return openssl("req -new " + new_key + " -keyout " + name + ".key -out " + name +
                       ".csr -config openssl.cnf -subj '/CN=" + name + "'") &&
               openssl("ca -batch -config openssl.cnf -in " + name + ".csr -notext -out " + name +
                       ".pem -startdate " + from + " -enddate " + to + " -extensions " + section +
                       " -create_serial -md sha256 -keyfile " + issuer + ".key " +
                       (issuer == name ? "-selfsign" : "-cert " + issuer + ".pem"));
    }

    // The TimeStampResp to a query, signed with that certificate; empty when openssl refuses.
    std::string reply(std::string const& query, std::string const& signer = "authority",
                      std::string const& more = "") const {
        write("query.tsq", query);
        return output("ts -reply -config openssl.cnf -queryfile query.tsq -signer " + signer +
                      ".pem -inkey " + signer + ".key " + more);
    }
    // A token over any TSTInfo, correctly signed with that certificate: what no authority would do.
    std::string signed_with(std::string const& signer, std::string const& info,
                            std::string const& more = "-cades") const {
        write("info.der", info);
        return output(
            "cms -sign -binary -nodetach -nosmimecap -econtent_type 1.2.840.113549.1.9."
            "16.1.4 -md sha256 -outform DER -in info.der -signer " +
            signer + ".pem -inkey " + signer + ".key " + more);
    }

    static constexpr auto authority_name = "/C=DE/O=Zeitstempel Köln, GmbH/CN=Authority of a test";

    inline static std::string const new_key =
        "-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes";

private:
    static constexpr auto configuration = R"(
[req]
distinguished_name = name
[name]
[ca]
default_ca = issuing
[issuing]
database = index.txt
new_certs_dir = .
serial = issued
policy = any
unique_subject = no
[any]
commonName = supplied
[tsa]
default_tsa = ours
[ours]
serial = serial
signer_digest = sha256
default_policy = 1.3.6.1.4.1.32473.1
other_policies = 1.3.6.1.4.1.32473.2
digests = sha256
accuracy = secs:1
clock_precision_digits = 3
[named]
serial = serial
signer_digest = sha256
default_policy = 1.3.6.1.4.1.32473.1
digests = sha256
tsa_name = yes
[sha512_only]
serial = serial
signer_digest = sha256
default_policy = 1.3.6.1.4.1.32473.1
digests = sha512
[root_extensions]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[authority]
basicConstraints = CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
[uncritical]
basicConstraints = CA:FALSE
extendedKeyUsage = timeStamping
[server]
basicConstraints = CA:FALSE
extendedKeyUsage = critical, serverAuth
)";
    TempFolder folder_;
    bool made_ = false;
};

// One authority for all tests of a suite, and what they do with it.
class TimestampTest : public testing::Test {
protected:
    static void SetUpTestSuite() { authority_.emplace(); }
    static void TearDownTestSuite() { authority_.reset(); }
    void SetUp() override {
        if (!have_program("openssl")) GTEST_SKIP() << "openssl is not installed";
        ASSERT_TRUE(authority_->made());
    }

    static TimestampAuthority const& authority() { return *authority_; }
    std::string query() const { return crypto::timestamp_query(digest_, nonce_).value(); }
    std::string reply() const { return authority().reply(query()); }
    // The token of a reply to our query, signed with that certificate.
    std::string token(std::string const& signer = "authority", std::string const& more = "") const {
        auto const token =
            crypto::read_timestamp_reply(authority().reply(query(), signer, more), digest_, nonce_);
        EXPECT_TRUE(token) << token.error().message;
        return token.value_or("");
    }
    // The TSTInfo in a token.
    static std::string info_in(std::string const& token) {
        authority().write("token.der", token);
        return authority().output("cms -verify -noverify -inform DER -in token.der");
    }
    crypto::TimestampCheck check(std::string const& token,
                                 std::string const& root = "root.pem") const {
        return crypto::check_timestamp(token, digest_, authority().read(root));
    }
    static void expect(crypto::TimestampCheck const& check, crypto::TimestampVerdict verdict,
                       std::string const& reason) {
        EXPECT_EQ(check.verdict, verdict) << check.reason;
        EXPECT_TRUE(check.reason.contains(reason)) << check.reason;
    }
    // Reads a reply that must be refused.
    Error refused(std::string const& reply) const {
        auto const token = crypto::read_timestamp_reply(reply, digest_, nonce_);
        EXPECT_FALSE(token);
        return token ? Error{} : token.error();
    }

    Digest digest_ = crypto::sha256("a checkpoint");
    std::uint64_t nonce_ = 0xfedc'ba98'7654'3210;

private:
    inline static std::optional<TimestampAuthority> authority_;
};

}  // namespace tally::support
