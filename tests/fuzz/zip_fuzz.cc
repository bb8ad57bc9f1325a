// Bundles from strangers: a ZIP that is read is the one that our writer would write, and a bundle
// that is not byte for byte the corpus's own is never found intact under its owner's key.
#include <cstdint>
#include <string>
#include <string_view>

#include "base/check.h"
#include "bundle/verify_bundle.h"
#include "support/bundle_builder.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

namespace {

using namespace tally;

Sink sink_to(std::string& bytes) {
    return [&bytes](std::string_view piece) -> Result<void> {
        bytes += piece;
        return {};
    };
}

// Nothing when a member cannot be read.
std::string written_again(bundle::ByteSource& source,
                          std::vector<bundle::ZipMember> const& members) {
    std::string zip;
    bundle::ZipWriter writer{sink_to(zip)};
    for (auto const& member : members) {
        std::string content;
        if (!bundle::read_member(source, member, sink_to(content))) return {};
        TALLY_CHECK(writer.add(member.path, content).has_value());
    }
    TALLY_CHECK(writer.finish().has_value());
    return zip;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    static support::BundleBuilder const owner;
    static auto const honest = owner.zip();
    std::string const bytes{reinterpret_cast<char const*>(data), size};
    auto const source = bundle::bytes_source(bytes);
    auto const members = bundle::read_zip(*source);
    if (!members) return 0;
    auto const again = written_again(*source, *members);
    TALLY_CHECK(again.empty() || again == bytes);
    auto files = bundle::open_zip(bundle::bytes_source(bytes));
    TALLY_CHECK(files.has_value());
    auto const report = bundle::verify_bundle(**files, owner.pinned());
    TALLY_CHECK(report.verdict() != ledger::Verdict::intact || bytes == honest);
    return 0;
}
