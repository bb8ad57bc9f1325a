// What a reader of documents says after a document has taken it over.
#include <cstdint>
#include <string_view>

#include "base/check.h"
#include "base/encoding.h"
#include "extract/extraction.h"
#include "extract/unpacking.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

namespace {

using namespace tally::extract;

struct Counted final : MemberSink {
    std::uint64_t members = 0;
    std::uint64_t bytes_seen = 0;
    int open = 0;
    void begin(ArchiveMember const& member) override {
        TALLY_CHECK(tally::is_utf8(member.path));
        TALLY_CHECK(++open == 1);
        ++members;
    }
    void bytes(std::string_view piece) override { bytes_seen += piece.size(); }
    void end() override { TALLY_CHECK(--open == 0); }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const bytes{reinterpret_cast<char const*>(data), size};
    if (auto const extraction = read_extraction(bytes)) {
        TALLY_CHECK(read_extraction(write_extraction(*extraction)).has_value());
        TALLY_CHECK(tally::is_utf8(extraction->text));
    }
    (void)read_request(bytes);
    Counted counted;
    MemberReader reader{counted, {.members_max = 5, .member_bytes_max = 100}};
    (void)reader.take(bytes);
    auto const report = reader.finish("");
    TALLY_CHECK(counted.open == 0 && counted.members <= 5 && counted.members <= report.members);
    TALLY_CHECK(tally::is_utf8(report.why));
    return 0;
}
