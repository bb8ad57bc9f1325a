#include "casefile/pdf/image.h"

#include <gtest/gtest.h>

#include <string>

#include "sample_case_document.h"

namespace tally::casefile::pdf {
namespace {

using tally::testing::sample_chat_png;
using tally::testing::sample_jpeg;

// The JPEG with an Exif segment that says how the camera was held.
std::string turned_jpeg(char orientation) {
    std::string const tiff{"MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0", 19};
    auto const exif = std::string{"Exif\0\0", 6} + tiff + orientation + std::string(6, '\0');
    auto const length = static_cast<char>(exif.size() + 2);
    auto jpeg = sample_jpeg();
    return jpeg.insert(2, std::string{"\xFF\xE1\0", 3} + length + exif);
}

TEST(ReadImageInfo, knows_the_size_of_a_png) {
    auto const info = read_image_info(sample_chat_png(2)).value();
    EXPECT_EQ(info.format, ImageFormat::png);
    EXPECT_EQ(info.width, 400);
    EXPECT_EQ(info.height, 150);
}

TEST(ReadImageInfo, knows_the_size_of_a_jpeg) {
    auto const info = read_image_info(sample_jpeg()).value();
    EXPECT_EQ(info.format, ImageFormat::jpeg);
    EXPECT_EQ(info.width, 320);
    EXPECT_EQ(info.height, 200);
    EXPECT_EQ(info.orientation, 1);
}

TEST(ReadImageInfo, knows_how_the_camera_was_held) {
    for (char orientation = 1; orientation <= 8; ++orientation)
        EXPECT_EQ(read_image_info(turned_jpeg(orientation)).value().orientation, orientation);
    EXPECT_EQ(read_image_info(turned_jpeg(9)).value().orientation, 1);
}

TEST(ReadImageInfo, every_prefix_of_a_picture_is_read_or_refused) {
    for (auto const& whole : {sample_chat_png(1), turned_jpeg(6)})
        for (std::size_t size = 0; size < whole.size(); ++size) {
            auto const bytes = whole.substr(0, size);
            auto const info = read_image_info(bytes);
            EXPECT_TRUE(info || info.error().code == Code::invalid_input);
        }
}

TEST(ReadImageInfo, refuses_a_jpeg_whose_download_broke_off) {
    auto const jpeg = sample_jpeg();
    EXPECT_FALSE(read_image_info(jpeg.substr(0, jpeg.size() - 2)));
}

TEST(ReadImageInfo, refuses_sizes_beyond_the_limits_and_none_at_all) {
    auto png = sample_chat_png(1);
    auto const with_size = [&](std::string const& size) { return png.replace(16, 8, size); };
    EXPECT_FALSE(read_image_info(with_size(std::string{"\0\0\x75\x31\0\0\0\x01", 8})));
    EXPECT_FALSE(read_image_info(with_size(std::string{"\0\0\x75\x30\0\0\x75\x30", 8})));
    EXPECT_FALSE(read_image_info(with_size(std::string(8, '\0'))));
    EXPECT_FALSE(read_image_info(with_size(std::string(8, '\xFF'))));
}

TEST(LoadImage, refuses_a_png_that_is_cut_off) {
    auto const png = sample_chat_png(2);
    auto const half = png.substr(0, png.size() / 2);
    EXPECT_FALSE(load_image(half, read_image_info(half).value()));
}

}  // namespace
}  // namespace tally::casefile::pdf
