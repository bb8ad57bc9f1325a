#include "vault/kept_file.h"

namespace tally::vault {

importers::RawItem kept_file(std::string name, std::string media, std::string bytes, Instant at) {
    auto const length = bytes.size();
    return {.source = importers::SourceKind::file,
            .kind = importers::ItemKind::file,
            .file = {},
            .offset = 0,
            .length = length,
            .name = std::move(name),
            .media = std::move(media),
            .bytes = std::move(bytes),
            .occurred = at};
}

Result<void> keep_files(Vault& vault, EngagementRef const& ref, std::string const& source,
                        std::vector<importers::RawItem> items) {
    for (auto& item : items) item.file = source;
    std::vector<OpenSource> sources;
    sources.push_back(memory_source(source, std::move(items)));
    auto const summary =
        TRY(import_sources(vault, sources, {.into = ref.details.slug, .look_inside = false}, {}));
    if (summary.failures > 0)
        return fail(Code::unavailable, "keep the " + source + ": " + summary.failed.front().error);
    return {};
}

}  // namespace tally::vault
