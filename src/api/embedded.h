// The files under api/, as they were when the program was built.
#pragma once

#include <span>
#include <string_view>

#include "base/embedded_pack.h"

namespace tally::api {

std::string_view openapi_document();        // api/openapi.yaml
std::span<EmbeddedPack const> api_paths();  // api/paths/*.yaml
std::string_view cli_schema();              // docs/formats/cli.schema.json

}  // namespace tally::api
