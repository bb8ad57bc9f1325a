// From a request to the words of a command. Pure: foreign text becomes the value of an option or a
// word behind "--", and can never become an option of its own.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "api/description.h"
#include "api/http.h"
#include "base/result.h"

namespace tally::api {

struct CommandInput {
    std::vector<std::pair<std::string, std::string>> parameters;  // of the path
    Json body = Json::object();
    std::vector<std::pair<std::string, std::string>> query;
    std::filesystem::path vault;
    std::filesystem::path output;  // where x-output is to be written
    // The path of an upload; not_found where there is none.
    std::function<Result<std::filesystem::path>(std::string const&)> upload;
};

// An upload that a request names.
struct NamedUpload {
    std::string id;
    bool is_secret = false;  // the member is marked x-secret
};
std::vector<NamedUpload> uploads_named(Operation const& operation, Json const& body);

// invalid_input names the member: one that the operation does not have, that is missing, or that
// has another type.
Result<std::vector<std::string>> command_words(Operation const& operation,
                                               CommandInput const& input);

}  // namespace tally::api
