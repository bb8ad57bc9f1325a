// The page of a client's link as the build embeds it (web/client).
#pragma once

#include <string_view>

namespace tally::api {

std::string_view client_page();
std::string_view client_script();
std::string_view client_style();

}  // namespace tally::api
