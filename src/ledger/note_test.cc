#include "ledger/note.h"

#include <gtest/gtest.h>

namespace tally::ledger {
namespace {

crypto::SigningKey key(int seed) {
    SeededRandom random{static_cast<std::uint64_t>(seed)};
    return crypto::SigningKey::generate(random);
}

Checkpoint sample() {
    return {LedgerId::of_leaf(leaf_hash("opened")), TreeSize{13}, leaf_hash("root")};
}

TEST(Checkpoint, is_three_lines_that_read_back) {
    auto const text = sample().text();
    EXPECT_TRUE(text.starts_with("tallystick/" + sample().ledger.text + "\n13\n"));
    EXPECT_EQ(Checkpoint::parse(text).value(), sample());
    for (auto const& broken :
         {text + "x\n", text.substr(1), text.substr(0, text.size() - 1), std::string{},
          "tallystick/" + sample().ledger.text + "\n013" + text.substr(text.find('\n', 45))})
        EXPECT_FALSE(Checkpoint::parse(broken).has_value()) << broken;
}

TEST(Note, is_opened_by_its_key_alone) {
    auto const mine = key(1);
    auto const note = parse_note(sign_checkpoint(sample(), mine)).value();
    EXPECT_EQ(note.text, sample().text());
    EXPECT_TRUE(signed_by(note, sample().origin(), mine.public_key()));
    EXPECT_FALSE(signed_by(note, sample().origin(), key(2).public_key()));
    EXPECT_FALSE(signed_by(note, "tallystick/other", mine.public_key()));
}

TEST(Note, refuses_altered_or_cut_bytes) {
    auto const mine = key(1);
    auto const bytes = sign_checkpoint(sample(), mine);
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        auto broken = bytes;
        broken[at] = static_cast<char>(broken[at] ^ 1);
        auto const note = parse_note(broken);
        EXPECT_FALSE(note && note->text == sample().text() &&
                     signed_by(*note, sample().origin(), mine.public_key()))
            << at;
        EXPECT_FALSE(parse_note(bytes.substr(0, at)).has_value()) << at;
    }
}

TEST(Note, verifier_keys_have_the_form_that_go_reads) {
    auto const text = verifier_key("tallystick/abc", key(1).public_key());
    EXPECT_TRUE(text.starts_with("tallystick/abc+"));
    EXPECT_EQ(text.size(), std::string{"tallystick/abc+"}.size() + 8 + 1 + 44);
}

}  // namespace
}  // namespace tally::ledger
