#include "bundle/package.h"

#include <algorithm>

#include "bundle/zip.h"
#include "crypto/sha256.h"

namespace tally::bundle {
namespace {

std::string bag_info(PackageInput const& input) {
    return "Bag-Software-Agent: Tallystick\nExternal-Description: " + input.title +
           "\nExternal-Identifier: tallystick/" + input.ledger.text + "\n";
}

PayloadFile tag_file(std::string_view path, std::string content) {
    return payload(std::string{path}, std::move(content));
}

}  // namespace

PayloadFile payload(std::string path, std::string content) {
    auto const digest = crypto::sha256(content);
    return {std::move(path), digest,
            [content = std::move(content)]() -> Result<std::string> { return content; }};
}

Result<void> write_package(PackageInput input, crypto::SigningKey const& key, Sink const& sink) {
    Manifest manifest;
    for (auto const& file : input.files) manifest.emplace(file.path, file.digest);
    auto const manifest_text = write_manifest(manifest);
    PackageNote const note{input.ledger, input.size, crypto::sha256(manifest_text)};
    std::vector<PayloadFile> tags;
    tags.push_back(tag_file(path::bag_info, bag_info(input)));
    tags.push_back(tag_file(path::bagit, std::string{bagit_declaration}));
    tags.push_back(tag_file(path::manifest, manifest_text));
    tags.push_back(tag_file(path::package_note, sign_package(note, key)));
    Manifest tag_manifest;
    for (auto const& file : tags) tag_manifest.emplace(file.path, file.digest);
    tags.push_back(tag_file(path::tag_manifest, write_manifest(tag_manifest)));
    std::ranges::move(tags, std::back_inserter(input.files));
    std::ranges::sort(input.files, {}, &PayloadFile::path);
    ZipWriter zip{sink};
    for (auto const& file : input.files) {
        auto const content = TRY(file.content());
        if (crypto::sha256(content) != file.digest)
            return fail(Code::corrupt, file.path + " changed while the bundle was written");
        TRY(zip.add(file.path, content));
    }
    return zip.finish();
}

}  // namespace tally::bundle
