#include "api/pages.h"

#include <algorithm>
#include <array>

#include "api/problem.h"

namespace tally::api {
namespace {

namespace fs = std::filesystem;

struct Kind {
    std::string_view extension;
    std::string_view media;
};
constexpr std::array kinds{
    Kind{".html", "text/html; charset=utf-8"},
    Kind{".js", "text/javascript"},
    Kind{".mjs", "text/javascript"},
    Kind{".css", "text/css"},
    Kind{".svg", "image/svg+xml"},
    Kind{".png", "image/png"},
    Kind{".wasm", "application/wasm"},
    Kind{".json", "application/json"},
    Kind{".webmanifest", "application/manifest+json"},
    Kind{".woff2", "font/woff2"},
};

std::string_view media_of(std::string const& file) {
    auto const extension = fs::path{file}.extension().string();
    auto const* const found = std::ranges::find(kinds, extension, &Kind::extension);
    return found == kinds.end() ? "application/octet-stream" : found->media;
}

std::vector<std::string> list_files(fs::path const& folder) {
    std::vector<std::string> files;
    std::error_code error;
    for (auto const& each : fs::recursive_directory_iterator{folder, error})
        if (each.is_regular_file(error))
            files.push_back(fs::relative(each.path(), folder).string());
    std::ranges::sort(files);
    return files;
}

std::string joined(std::vector<std::string> const& segments) {
    std::string path;
    for (auto const& each : segments) path += (path.empty() ? "" : "/") + each;
    return path;
}

}  // namespace

Pages::Pages(fs::path folder) : folder_{std::move(folder)}, files_{list_files(folder_)} {}

Response Pages::find(std::vector<std::string> const& segments) const {
    auto file = joined(segments);
    if (!std::ranges::binary_search(files_, file)) {
        if (file.starts_with("assets/"))
            return response_of({404, "not_found", "there is no file '" + file + "'"});
        file = "index.html";
    }
    if (!std::ranges::binary_search(files_, file))
        return response_of({404, "not_found", "this server was built without its page",
                            "cmake --build builds it where npm is installed"});
    Response response{.status = 200, .headers = {}, .body = FileBody{folder_ / file}};
    response.headers.set("Content-Type", std::string{media_of(file)});
    // The names of assets hold a digest of their content.
    response.headers.set("Cache-Control", file.starts_with("assets/")
                                              ? "public, max-age=31536000, immutable"
                                              : "no-cache");
    return response;
}

}  // namespace tally::api
