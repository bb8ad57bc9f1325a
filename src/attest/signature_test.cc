#include "attest/signature.h"

#include <gtest/gtest.h>

#include "attest/key_record.h"
#include "attest/message.h"
#include "attest/reply.h"
#include "attest/tags.h"

namespace tally::attest {
namespace {

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    auto const at = text.find(from);
    return at == text.npos ? "not found" : text.replace(at, from.size(), to);
}

TEST(Canonical, the_examples_of_rfc_6376_come_out) {
    WireMessage const message{"A: X\r\nB : Y\t\r\n\tZ  \r\n\r\n C \r\nD \t E\r\n\r\n\r\n"};
    ASSERT_EQ(message.fields().size(), 2U);
    EXPECT_EQ(canonical_field(message.fields()[0].raw, Form::relaxed), "a:X");
    EXPECT_EQ(canonical_field(message.fields()[1].raw, Form::relaxed), "b:Y Z");
    EXPECT_EQ(canonical_body(message.body(), Form::relaxed), " C\r\nD E\r\n");
    EXPECT_EQ(canonical_field(message.fields()[0].raw, Form::simple), "A: X");
    EXPECT_EQ(canonical_field(message.fields()[1].raw, Form::simple), "B : Y\t\r\n\tZ  ");
    EXPECT_EQ(canonical_body(message.body(), Form::simple), " C \r\nD \t E\r\n");
}

TEST(Canonical, one_field_never_says_what_two_would_say) {
    EXPECT_EQ(canonical_field("a: x\r\r\n\nb:y", Form::relaxed), "a:xb:y");
    EXPECT_EQ(canonical_field("a: x\r\n y\rz", Form::relaxed), "a:x y\rz");
    EXPECT_EQ(canonical_field("a\r\n b: x", Form::relaxed), "a b:x");
}

TEST(Canonical, an_empty_body_is_a_line_end_or_nothing) {
    for (auto const* body : {"", "\r\n", "\r\n\r\n\r\n"}) {
        EXPECT_EQ(canonical_body(body, Form::simple), "\r\n");
        EXPECT_EQ(canonical_body(body, Form::relaxed), "");
    }
    EXPECT_EQ(canonical_body(" \r\n\t\r\n", Form::simple), " \r\n\t\r\n");
    EXPECT_EQ(canonical_body(" \r\n\t\r\n", Form::relaxed), "");
    EXPECT_EQ(canonical_body("\r\n\r\na", Form::relaxed), "\r\n\r\na\r\n");
}

TEST(Canonical, fields_keep_what_is_no_white_space) {
    EXPECT_EQ(canonical_field("Subject \t:\t a \r\n\t b\xc3\xa4 \t", Form::relaxed),
              "subject:a b\xc3\xa4");
    EXPECT_EQ(canonical_field("X:", Form::relaxed), "x:");
    EXPECT_EQ(canonical_field("X: a:b\x0b\x0c", Form::relaxed), "x:a:b\x0b\x0c");
    EXPECT_EQ(canonical_field("X: a\rb\r", Form::relaxed), "x:a\rb\r");
}

TEST(Tags, lists_are_read_with_their_white_space) {
    auto const tags = TagList::parse(" v=1; a =rsa ;\r\n\tb= x y\r\n z;c==;d=;").value();
    EXPECT_EQ(tags.get("v"), "1");
    EXPECT_EQ(tags.get("a"), "rsa");
    EXPECT_EQ(tags.get("b"), "x y\r\n z");
    EXPECT_EQ(tags.compact("b"), "xyz");
    EXPECT_EQ(tags.get("c"), "=");
    EXPECT_EQ(tags.get("d"), "");
    EXPECT_EQ(tags.get("e"), std::nullopt);
    EXPECT_EQ(tags.get("V"), std::nullopt);  // names have cases
    EXPECT_TRUE(TagList::parse("").has_value());
    for (auto const* wrong : {"v", "v=1; a", "=1", "v=1;; a=b", ";v=1", "v=1; v=1"})
        EXPECT_FALSE(TagList::parse(wrong).has_value()) << wrong;
}

TEST(Tags, only_the_value_is_taken_out) {
    EXPECT_EQ(without_value(" a=1; b = x\r\n y ;bh=2", "b"), " a=1; b =;bh=2");
    EXPECT_EQ(without_value("b=1", "b"), "b=");
    EXPECT_EQ(without_value("bh=1; c=b=2;", "b"), "bh=1; c=b=2;");
    EXPECT_EQ(without_value("", "b"), "");
}

TEST(Tags, base64_may_lack_its_padding) {
    EXPECT_EQ(lenient_base64("YQ==").value(), "a");
    EXPECT_EQ(lenient_base64(" Y\r\n\tQ ").value(), "a");
    EXPECT_EQ(lenient_base64("").value(), "");
    for (auto const* wrong : {"Y", "YR", "YQ=x", "Y-_="})
        EXPECT_FALSE(lenient_base64(wrong).has_value()) << wrong;
}

TEST(Message, folds_belong_to_their_field) {
    WireMessage const message{"A : b\n c\n\td\nnonsense\n more\nE:f\n \n\nbody\n"};
    ASSERT_EQ(message.fields().size(), 2U);
    EXPECT_EQ(message.fields()[0].name, "a");
    EXPECT_EQ(message.fields()[0].value(), " b\r\n c\r\n\td");
    EXPECT_EQ(message.fields()[1].raw, "E:f\r\n ");
    EXPECT_EQ(message.body(), "body\r\n");
    EXPECT_EQ(message.last("nonsense"), nullptr);
}

TEST(Message, addresses_are_found_where_they_are_plain) {
    using List = std::vector<std::string>;
    EXPECT_EQ(addresses_in(" Anna <anna@client.example>"), List{"anna@client.example"});
    EXPECT_EQ(addresses_in("\"a@x\\\" <b@y>\" <c@z>"), List{"c@z"});
    EXPECT_EQ(addresses_in("a@x, (b@y (c@z)) d@w;"), (List{"a@x", "d@w"}));
    EXPECT_EQ(addresses_in("Team: a@x,\r\n b@y;"), (List{"a@x", "b@y"}));
    EXPECT_EQ(addresses_in("Anna"), List{});
    EXPECT_EQ(addresses_in("@x, a@, <@>"), List{});
    EXPECT_EQ(domain_of("a@b@Client.Example.."), "client.example");
}

std::string const bh = "bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=";
std::string const good =
    " v=1; a=rsa-sha256; c=relaxed/simple; d=Client.Example; s=S1; i=a@mail.client.example;\r\n"
    " q=dns/txt; t=1000; x=2000; l=12; h=From : to:\r\n\tSUBJECT; z=From:a; " +
    bh + "; b=YW\r\n Jj";

TEST(Signature, every_tag_is_read) {
    auto const signature = parse_signature(good).value();
    EXPECT_EQ(signature.algorithm, Algorithm::rsa_sha256);
    EXPECT_EQ(signature.header_form, Form::relaxed);
    EXPECT_EQ(signature.body_form, Form::simple);
    EXPECT_EQ(signature.key_name(), "s1._domainkey.client.example");
    EXPECT_EQ(signature.identity, "a@mail.client.example");
    EXPECT_EQ(signature.signed_fields, (std::vector<std::string>{"from", "to", "subject"}));
    EXPECT_EQ(signature.body_hash.size(), 32U);
    EXPECT_EQ(signature.signature, "abc");
    EXPECT_EQ(signature.body_length, 12U);
    auto const least = parse_signature("b=YWJj;" + bh + ";h=from;s=s;d=x.example;a=rsa-sha256;v=1");
    EXPECT_EQ(least->identity, "@x.example");
    EXPECT_EQ(least->header_form, Form::simple);
    EXPECT_EQ(least->body_form, Form::simple);
    EXPECT_FALSE(least->body_length || least->signed_at || least->expires);
}

struct Broken {
    std::string_view from;
    std::string_view to;
    std::string_view reason;
};

constexpr Broken broken_signatures[] = {
    {"v=1", "v=2", "it is not of version 1"},
    {"v=1;", "", "it is not of version 1"},
    {"rsa-sha256", "rsa-sha1", "rsa-sha1 proves nothing any more"},
    {"rsa-sha256", "rsa-sha512", "an unknown algorithm"},
    {"rsa-sha256", "rsa-sha 256", "an unknown algorithm"},
    {"a=rsa-sha256;", "", "the tag a= is missing"},
    {"relaxed/simple", "relaxed/nowsp", "an unknown canonicalization"},
    {"relaxed/simple", "relaxed/", "an unknown canonicalization"},
    {"d=Client.Example;", "", "the tag d= is missing"},
    {"d=Client.Example", "d=", "the tag d= is missing"},
    {"d=Client.Example", "d=cli ent.example", "d= or s= is no name"},
    {"d=Client.Example", "d=client_example", "d= or s= is no name"},  // one label
    {"d=Client.Example", "d=example", "d= or s= is no name"},
    {"d=Client.Example", "d=.example", "d= or s= is no name"},
    {"d=Client.Example", "d=client..example", "d= or s= is no name"},
    {"d=Client.Example", "d=client.example.", "d= or s= is no name"},
    {"d=Client.Example", "d=client.example/x", "d= or s= is no name"},
    {"s=S1", "s=", "the tag s= is missing"},
    {"s=S1", "s=s1.", "d= or s= is no name"},
    {"i=a@mail.client.example", "i=a@x.example", "i= lies outside of d="},
    {"i=a@mail.client.example", "i=a@mailclient.example", "i= lies outside of d="},
    {"i=a@mail.client.example", "i=mail.client.example", "i= lies outside of d="},
    {"i=a@mail.client.example", "i=", "i= lies outside of d="},
    {"q=dns/txt", "q=http/txt", "its key is not in DNS"},
    {"q=dns/txt", "q=xdns/txt", "its key is not in DNS"},
    {"t=1000", "t=now", "t= is no number"},
    {"t=1000", "t=-1", "t= is no number"},
    {"t=1000", "t=", "t= is no number"},
    {"t=1000", "t=10 00", "t= is no number"},
    {"t=1000", "t=999999999999", "t= is too far"},
    {"x=2000", "x=1000", "x= is not behind t="},
    {"l=12", "l=1.2", "l= is no number"},
    {"l=12", "l=99999999999999999999", "l= is no number"},
    {"h=From : to:\r\n\tSUBJECT", "h=to", "h= leaves From out (RFC 6376 section 5.4)"},
    {"h=From", "h=", "h= leaves From out (RFC 6376 section 5.4)"},
    {"bh=2jUS", "bh=2jU", "bh=: base64: the last character leaves bits over"},
    {"bh=2jUS", "bh=", "bh= is no SHA-256 digest"},
    {"b=YW\r\n Jj", "b=", "the tag b= is missing"},
    {"b=YW\r\n Jj", "b=!", "b=: base64: character 0 is not of the alphabet"},
    {"z=From", "z", "a tag without ="},
    {"z=From:a", "v=1", "the tag v stands there twice"},
};

TEST(Signature, what_is_broken_is_named) {
    for (auto const& [from, to, reason] : broken_signatures) {
        auto const signature = parse_signature(replaced(good, from, to));
        ASSERT_FALSE(signature.has_value()) << from << " -> " << to;
        EXPECT_EQ(signature.error().message, reason) << from << " -> " << to;
    }
    EXPECT_FALSE(parse_signature(std::string(100'000, ' ') + good).has_value());
    EXPECT_TRUE(parse_signature(replaced(good, "dns/txt", "other:dns/txt")).has_value());
}

TEST(KeyRecord, records_are_read_as_they_are_published) {
    auto const plain = parse_key_record("p=YWJj").value();
    EXPECT_TRUE(plain.is_rsa && plain.for_mail && plain.sha256);
    EXPECT_FALSE(plain.testing || plain.strict);
    EXPECT_EQ(plain.key, "abc");
    auto const full =
        parse_key_record("v=DKIM1; k=ed25519; t=y : s; s=email; h=sha256; n=a note; p=YW Jj;")
            .value();
    EXPECT_TRUE(full.testing && full.strict && full.for_mail && full.sha256 && !full.is_rsa);
    EXPECT_FALSE(parse_key_record("s=other; p=YWJj")->for_mail);
    EXPECT_FALSE(parse_key_record("h=sha1; p=YWJj")->sha256);
    EXPECT_FALSE(parse_key_record(std::string(20'000, ' ') + "p=YWJj").has_value());
}

TEST(MailDate, a_day_that_no_month_has_is_no_date) {
    for (auto const* wrong : {"0 Nov 2026 10:00:00 +0000", "32 Nov 2026 10:00:00 +0000",
                              "257 Nov 2026 10:00:00 +0000", "65537 Nov 2026 10:00:00 +0000"})
        EXPECT_EQ(parse_mail_date(wrong), std::nullopt) << wrong;
}

}  // namespace
}  // namespace tally::attest
