// Mailboxes come from disks of every age: whatever the bytes, the mails lie in the file in order,
// apart from each other, and each is exactly the bytes of its range.
#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "base/check.h"
#include "importers/source.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

namespace {

// A file without a disk: a real one would be most of the work.
std::string file_with(std::string_view content) {
    static int const descriptor = ::memfd_create("box.mbox", MFD_CLOEXEC);
    TALLY_CHECK(::ftruncate(descriptor, 0) == 0);
    auto const put = ::pwrite(descriptor, content.data(), content.size(), 0);
    TALLY_CHECK(put == static_cast<ssize_t>(content.size()));
    return "/proc/self/fd/" + std::to_string(descriptor);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const content{reinterpret_cast<char const*>(data), size};
    auto const reader =
        tally::importers::open_source(file_with(content), tally::importers::SourceKind::mbox);
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
