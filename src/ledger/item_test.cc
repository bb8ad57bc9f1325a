#include "ledger/item.h"

#include <gtest/gtest.h>

#include "crypto/sha256.h"
#include "ledger/kinds.h"

namespace tally::ledger {
namespace {

ItemRecord a_mail() {
    auto const blob = crypto::sha256("From: anna@client.example\n\nthank you\n");
    ItemRecord record;
    record.item = ItemId::of_bytes(blob);
    record.blob = blob;
    record.bytes = 37;
    record.kind = "mail";
    record.provenance = {"mbox", "mail.mbox", 120};
    return record;
}

JsonObject members_of(Json const& body) { return *body.object(); }

TEST(Item, a_record_comes_back_as_it_was_written) {
    auto const decoded = decode_item(kind::item_recorded, encode(a_mail()));
    ASSERT_TRUE(decoded) << decoded.error().message;
    EXPECT_EQ(*decoded, a_mail());
}

TEST(Item, what_only_some_items_have_comes_back_too_and_is_absent_in_the_others) {
    auto chat = a_mail();
    chat.kind = "chat";
    chat.precision = "minute";
    chat.claims = {{"exported", "2026-11-01"}};
    chat.container = Container{ItemId::of_bytes(crypto::sha256("zip")), "_chat.txt"};
    chat.chat = ChatRecord{.format = "whatsapp",
                           .conversation = "whatsapp/Anna",
                           .title = "Anna",
                           .zone = "Europe/Berlin",
                           .order = "day-first",
                           .people = {{"U1", "Anna"}},
                           .messages = 3,
                           .last = Instant{std::chrono::seconds{1'793'000'000}}};
    auto const decoded = decode_item(encode(chat));
    ASSERT_TRUE(decoded) << decoded.error().message;
    EXPECT_EQ(*decoded, chat);
    for (auto const* member : {"chat", "claims", "container", "precision"}) {
        EXPECT_TRUE(members_of(encode(chat)).contains(member)) << member;
        EXPECT_FALSE(members_of(encode(a_mail())).contains(member)) << member;
    }
}

TEST(Item, a_member_that_nobody_defined_is_refused) {
    auto body = members_of(encode(a_mail()));
    body.emplace("ocsurred", "2026-11-01T14:00:00.000Z");
    EXPECT_EQ(decode_item(body).error().message,
              "body of item.recorded: unknown member \"ocsurred\"");
}

TEST(Item, a_filed_record_is_no_plain_one_and_the_other_way_round) {
    FiledItem const filed{a_mail(), LedgerId{std::string(32, 'a')}, 7};
    EXPECT_TRUE(decode_item(kind::item_filed, encode(filed)));
    EXPECT_FALSE(decode_item(kind::item_recorded, encode(filed)));
    EXPECT_FALSE(decode_item(kind::item_filed, encode(a_mail())));
    EXPECT_FALSE(decode_item(kind::item_erased, encode(a_mail())));
}

}  // namespace
}  // namespace tally::ledger
