#include "api/problem.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "cli/exit_status.h"

namespace tally::api {
namespace {

// RFC 9110 section 15
std::string_view title(int status) {
    struct Row {
        int status;
        std::string_view title;
    };
    static constexpr std::array rows{
        Row{400, "Bad Request"},         Row{401, "Unauthorized"},
        Row{403, "Forbidden"},           Row{404, "Not Found"},
        Row{405, "Method Not Allowed"},  Row{409, "Conflict"},
        Row{413, "Content Too Large"},   Row{415, "Unsupported Media Type"},
        Row{421, "Misdirected Request"}, Row{422, "Unprocessable Content"},
        Row{429, "Too Many Requests"},   Row{500, "Internal Server Error"},
        Row{503, "Service Unavailable"},
    };
    auto const* const found = std::ranges::find(rows, status, &Row::status);
    return found == rows.end() ? "Error" : found->title;
}

// How Rejection::error ends the hint of a warning that can be overridden.
constexpr std::string_view insisting = "to do it all the same: --yes-i-know --reason TEXT";

}  // namespace

int http_status(Code code) {
    switch (code) {
        case Code::invalid_input: return 400;
        case Code::not_found: return 404;
        case Code::rejected: return 422;
        case Code::conflict: return 409;
        case Code::unavailable: return 503;
        case Code::corrupt:
        case Code::unknown_state: return 500;
    }
    std::abort();  // bits that name no code
}

Problem problem_of(Error const& error) {
    Problem problem{http_status(error.code), cli::name(error.code), error.message, error.hint};
    if (!error.hint.ends_with(insisting)) return problem;
    problem.can_insist = true;
    problem.hint.resize(problem.hint.size() - insisting.size());
    if (problem.hint.ends_with("; ")) problem.hint.resize(problem.hint.size() - 2);
    return problem;
}

Json json_of(Problem const& problem) {
    Json json{{"type", "about:blank"},
              {"title", title(problem.status)},
              {"status", problem.status},
              {"detail", problem.detail},
              {"code", problem.code}};
    if (!problem.hint.empty()) json["hint"] = problem.hint;
    if (problem.can_insist) json["can_insist"] = true;
    return json;
}

Response json_response(Json const& json, int status) {
    Response response{.status = status, .headers = {}, .body = {}};
    response.headers.set("Content-Type", "application/json");
    response.body = json.dump(-1, ' ', false, Json::error_handler_t::replace);
    return response;
}

Response response_of(Problem const& problem) {
    Response response{.status = problem.status, .headers = {}, .body = {}};
    response.headers.set("Content-Type", "application/problem+json");
    response.body = json_of(problem).dump(-1, ' ', false, Json::error_handler_t::replace);
    return response;
}

Result<Json> json_body(Request const& request) {
    if (request.body.empty()) return Json::object();
    auto json = Json::parse(request.body, nullptr, false);
    if (json.is_discarded()) return fail(Code::invalid_input, "the body is not JSON");
    return json;
}

}  // namespace tally::api
