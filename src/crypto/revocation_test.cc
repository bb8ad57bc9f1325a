#include "crypto/revocation.h"

#include <gtest/gtest.h>

#include "support/timestamp_authority.h"

namespace tally::crypto {
namespace {

class Revocation : public support::TimestampTest {};

TEST_F(Revocation, what_is_no_list_or_no_token_is_refused) {
    auto const stamped = token();
    EXPECT_EQ(read_revocation_list("", stamped).error().code, Code::invalid_input);
    EXPECT_EQ(read_revocation_list("\x30\x82garbage", stamped).error().code, Code::invalid_input);
    EXPECT_EQ(read_revocation_list(stamped, "garbage").error().code, Code::invalid_input);
    EXPECT_TRUE(revocation_list_urls("garbage").empty());
    EXPECT_TRUE(revocation_list_urls(stamped).empty()) << "its certificate names none";
}

TEST_F(Revocation, a_list_of_the_root_says_whether_the_authority_was_revoked) {
    auto const stamped = token();
    auto const& ca = authority();
    ca.write("index.txt", "");
    ca.write("ca.cnf",
             "[ca]\ndefault_ca = it\n[it]\ndatabase = index.txt\ndefault_md = sha256\n"
             "default_crl_days = 30\n");
    auto const list_now = [&] {
        EXPECT_TRUE(
            ca.openssl("ca -config ca.cnf -gencrl -cert root.pem -keyfile root.key -out "
                       "list.pem"));
        EXPECT_TRUE(ca.openssl("crl -in list.pem -outform DER -out list.der"));
        return ca.read("list.der");
    };
    auto const clean = read_revocation_list(list_now(), stamped).value();
    EXPECT_FALSE(clean.revoked);
    EXPECT_TRUE(clean.issuer.contains("Root of a test"));
    EXPECT_TRUE(clean.next_update.has_value());
    EXPECT_TRUE(
        ca.openssl("ca -config ca.cnf -revoke authority.pem -cert root.pem -keyfile root.key"));
    auto const revoked = read_revocation_list(list_now(), stamped).value();
    EXPECT_TRUE(revoked.revoked.has_value());
}

}  // namespace
}  // namespace tally::crypto
