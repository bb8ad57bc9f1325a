#include "importers/media.h"

#include <gtest/gtest.h>

namespace tally::importers {
namespace {

TEST(Media, the_bytes_count_before_the_name) {
    EXPECT_EQ(media_of("\x89PNG\r\n\x1a\nrest", "a.txt"), "image/png");
    EXPECT_EQ(media_of("%PDF-1.7", "x"), "application/pdf");
    EXPECT_EQ(media_of("RIFF1234WEBPVP8", "x"), "image/webp");
    EXPECT_EQ(media_of("hello", "notes.TXT"), "text/plain");
    EXPECT_EQ(media_of("hello", "noname"), "application/octet-stream");
}

TEST(Media, items_are_mails_pictures_pdfs_or_files) {
    EXPECT_EQ(item_kind_of("image/png"), ItemKind::image);
    EXPECT_EQ(item_kind_of("application/pdf"), ItemKind::pdf);
    EXPECT_EQ(item_kind_of("message/rfc822"), ItemKind::mail);
    EXPECT_EQ(item_kind_of("application/zip"), ItemKind::file);
}

TEST(Media, mails_and_mailboxes_are_told_from_other_texts) {
    EXPECT_TRUE(looks_like_mbox("From a@x.example Mon Nov  2 10:00:00 2026\nFrom: a\n"));
    EXPECT_FALSE(looks_like_mbox("From here on\n"));
    EXPECT_TRUE(looks_like_mail("Received: from x\n\tby y\nFrom: a@x.example\n\nbody"));
    EXPECT_FALSE(looks_like_mail("Dear Anna,\nnote: this is no mail\n"));
    EXPECT_FALSE(looks_like_mail("title: a recipe\n\ntext"));
    EXPECT_FALSE(looks_like_mail(""));
}

}  // namespace
}  // namespace tally::importers
