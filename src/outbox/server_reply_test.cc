#include "outbox/server_reply.h"

#include <gtest/gtest.h>

namespace tally::outbox {
namespace {

TEST(ServerReply, an_id_that_a_relay_gives_is_read_back) {
    EXPECT_EQ(message_id_in_reply("250 2.6.0 <A1B2@eur.prod.outlook.example> [InternalId=9] Queued",
                                  "smtp://smtp.office365.example:587", "ours@x"),
              "A1B2@eur.prod.outlook.example");
    auto const id = "0102018c7e2f0a11-5e5e-000000";
    auto const reply = std::string{"250 Ok "} + id;
    EXPECT_EQ(message_id_in_reply(reply, "smtps://email-smtp.eu-west-1.amazonaws.com:465", "ours"),
              std::string{id} + "@eu-west-1.amazonses.com");
    EXPECT_EQ(message_id_in_reply(reply, "smtps://email-smtp.us-east-1.amazonaws.com:465", "ours"),
              std::string{id} + "@email.amazonses.com");
}

TEST(ServerReply, other_words_of_a_server_leave_ours) {
    for (auto const* reply : {"250 2.0.0 Ok: queued as 4Zx", "250 Ok", "250 <not an id>", "250 <>",
                              "250 <a@b", "", "250 <a b@c>", "250 Ok 0102018c7e2f0a11-5e5e-000000"})
        EXPECT_EQ(message_id_in_reply(reply, "smtps://mail.example:465", "ours@x"), "ours@x")
            << reply;
}

TEST(Mailto, everything_is_escaped) {
    EXPECT_EQ(mailto_link("anna@client.example", "Done & [T-x]", "Hello,\r\nsch\xc3\xb6n=?\n"),
              "mailto:anna@client.example?subject=Done%20%26%20%5BT-x%5D"
              "&body=Hello%2C%0D%0Asch%C3%B6n%3D%3F%0D%0A");
}

}  // namespace
}  // namespace tally::outbox
