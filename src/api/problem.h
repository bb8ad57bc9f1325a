// Errors as problem+json (RFC 9457), and the one table from error codes to HTTP statuses.
#pragma once

#include <string>

#include "api/description.h"
#include "api/http.h"
#include "base/result.h"

namespace tally::api {

int http_status(Code code);

// Why something was not done. `code` is one of docs/formats/cli.schema.json, or says what the
// server itself refuses: "signed_out", "forged", "too_large", "too_many", "busy".
struct Problem {
    int status = 500;
    std::string code;
    std::string detail;
    std::string hint = {};
    bool can_insist = false;  // the same with insist and a reason is done
};

Problem problem_of(Error const& error);
Json json_of(Problem const& problem);
Response response_of(Problem const& problem);

Response json_response(Json const& json, int status = 200);

// The body of a request; an empty one is an empty object. invalid_input where it is no JSON.
Result<Json> json_body(Request const& request);

}  // namespace tally::api
