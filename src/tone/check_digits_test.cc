#include "tone/check_digits.h"

#include <gtest/gtest.h>

#include <string>

namespace tally::tone {
namespace {

TEST(CheckDigits, a_card_is_told_from_an_order_number) {
    EXPECT_TRUE(is_card_number("4111 1111 1111 1111"));
    EXPECT_TRUE(is_card_number("5105-1051-0510-5100"));
    EXPECT_TRUE(is_card_number("378282246310005"));
    EXPECT_FALSE(is_card_number("4111 1111 1111 1112"));
    EXPECT_FALSE(is_card_number("4716 2210 0020 1187"));
    EXPECT_FALSE(is_card_number("0000 0000 0000 0000"));
    EXPECT_FALSE(is_card_number("4111 1111"));
    EXPECT_FALSE(is_card_number("4111x1111x1111x1111"));
    EXPECT_FALSE(is_card_number(""));
}

TEST(CheckDigits, an_account_number_is_told_from_a_made_up_one) {
    EXPECT_TRUE(is_iban("DE89 3704 0044 0532 0130 00"));
    EXPECT_TRUE(is_iban("GB29NWBK60161331926819"));
    EXPECT_TRUE(is_iban("NO9386011117947"));
    EXPECT_FALSE(is_iban("DE88 3704 0044 0532 0130 00"));
    EXPECT_FALSE(is_iban("XX00 0000 0000 0000 0000 00"));
    EXPECT_FALSE(is_iban("de89 3704 0044 0532 0130 00"));
    EXPECT_FALSE(is_iban("DE89"));
    EXPECT_FALSE(is_iban("DE89 3704 0044 0532 0130 0ß"));
    EXPECT_FALSE(is_iban(""));
    EXPECT_FALSE(is_iban("DE" + std::string(40, '0')));
}

}  // namespace
}  // namespace tally::tone
