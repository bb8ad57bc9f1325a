// The page of a client's link as the build embeds it (web/client).
#pragma once

#include <string_view>

namespace tally::api {

std::string_view client_page();
std::string_view client_script();
std::string_view client_style();
// What a mediator's link loads on top of them: the verifier and the case.
std::string_view case_script();
std::string_view case_style();

}  // namespace tally::api
