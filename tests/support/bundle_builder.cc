#include "support/bundle_builder.h"

#include "bundle/files.h"

namespace tally::support {

std::map<std::string, std::string> BundleBuilder::payload() const {
    std::map<std::string, std::string> files{{"data/case.pdf", "%PDF-1.7 sample"},
                                             {"data/exhibits/E01.eml", exhibit}};
    ledger::KeyChain keys{ledger.id(), signing_key(1).public_key()};
    std::string lines;
    for (auto const& entry : ledger.entries) {
        lines += entry.line + "\n";
        if (!withheld.contains(entry.n))
            files[std::string{bundle::path::bodies} + std::to_string(entry.n)] = entry.salted_body;
        if (ledger::parse_entry(entry.line)->kind == ledger::kind::ledger_key_rotated) {
            auto const body = ledger::parse_json(*ledger::unsalted(entry.salted_body));
            static_cast<void>(keys.rotate(entry.n, *body));
        }
    }
    files[std::string{bundle::path::entries}] = lines;
    files[std::string{bundle::path::checkpoint}] = ledger.checkpoint();
    files[std::string{bundle::path::keys}] = bundle::keys_json(ledger.id(), keys);
    for (auto const& [path, content] : extra) files[path] = content;
    return files;
}

std::string BundleBuilder::zip() const {
    bundle::PackageInput input{{}, "Sample case", ledger.id(), ledger.writer.frontier().size()};
    for (auto const& [path, content] : payload())
        input.files.push_back(bundle::payload(path, content));
    std::string bytes;
    auto const written = bundle::write_package(std::move(input), ledger.key,
                                               [&](std::string_view piece) -> Result<void> {
                                                   bytes += piece;
                                                   return {};
                                               });
    return written ? bytes : std::string{};
}

std::map<std::string, std::string> BundleBuilder::unpacked() const {
    std::map<std::string, std::string> contents;
    auto files = bundle::open_zip(bundle::bytes_source(zip()));
    if (!files) return contents;
    for (auto const& path : (*files)->paths())
        contents[path] = (*files)->read_all(path, std::uint64_t{1} << 30).value_or("");
    return contents;
}

}  // namespace tally::support
