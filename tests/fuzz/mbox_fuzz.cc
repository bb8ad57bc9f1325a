// Mailboxes come from disks of every age: whatever the bytes, the mails lie in the file in order,
// apart from each other, and each is exactly the bytes of its range.
#include <cstdint>
#include <string_view>

#include "base/check.h"
#include "importers/source.h"
#include "support/temp_folder.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    static tally::support::TempFolder const folder;
    std::string_view const content{reinterpret_cast<char const*>(data), size};
    auto const path = folder.write("box.mbox", content);
    auto const reader = tally::importers::open_source(path, tally::importers::SourceKind::mbox);
    if (!reader) return 0;
    std::uint64_t end = 0;
    while (true) {
        auto const item = (*reader)->next();
        TALLY_CHECK(item.has_value());
        if (!*item) break;
        auto const& mail = **item;
        TALLY_CHECK(mail.offset >= end);
        end = mail.offset + mail.length;
        TALLY_CHECK(end <= size);
        TALLY_CHECK(content.substr(mail.offset, mail.length) == mail.bytes);
    }
    return 0;
}
