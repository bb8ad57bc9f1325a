#include "api/application.h"

#include <algorithm>

namespace tally::api {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t body_bytes_max = 4U << 20;
constexpr std::uint64_t upload_bytes_max = 4ULL << 30;
constexpr std::string_view cookie_name = "tally_session";

bool is_api(Target const& target) {
    return target.segments.size() >= 2 && target.segments[0] == "api" && target.segments[1] == "v1";
}

std::vector<std::string> below_api(Target const& target) {
    return {target.segments.begin() + 2, target.segments.end()};
}

// RFC 6265 section 4.2.1
std::string cookie(Request const& request, std::string_view name) {
    auto rest = request.headers.get("Cookie");
    while (!rest.empty()) {
        auto const end = std::min(rest.find(';'), rest.size());
        auto one = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        while (one.starts_with(' ')) one.remove_prefix(1);
        if (one.starts_with(name) && one.substr(name.size()).starts_with('='))
            return std::string{one.substr(name.size() + 1)};
    }
    return {};
}

Problem unknown_path() {
    return {404, "not_found", "there is nothing at this path",
            "GET /api/v1/openapi.json lists all"};
}

Response no_content() { return {.status = 204, .headers = {}, .body = std::string{}}; }

// The policy of every answer. The page runs its own scripts and nothing else; styles that the
// layout sets at run time are allowed; words of others never become markup (Trusted Types).
constexpr std::string_view content_policy =
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' blob: data:; font-src 'self' data:; connect-src 'self'; worker-src 'self' "
    "blob:; "
    "frame-src 'self' blob:; manifest-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'; require-trusted-types-for 'script'";

}  // namespace

Application::Application(ApplicationOptions options, Clock& clock, Random& random)
    : options_{std::move(options)},
      description_{Description::built_in()},
      door_{clock, options_.hosts, options_.secure},
      sessions_{clock, random, options_.state / "sessions.json"},
      uploads_{random, options_.state / "uploads"},
      pages_{options_.pages},
      clients_{options_.open_vault, options_.public_url},
      runner_{{options_.vault, options_.offline, options_.clock_shift},
              clock,
              random,
              uploads_,
              events_} {}

std::string Application::session_of(Request const& request) const {
    return cookie(request, cookie_name);
}

std::optional<Problem> Application::refuse_stranger(Request const& head,
                                                    Operation const& operation) {
    if (operation.is_public)
        return operation.writes() ? door_.knock(door_.stranger(head)) : std::nullopt;
    auto const secret = session_of(head);
    if (secret.empty() || !sessions_.is_open(secret))
        return Problem{401, "signed_out", "this browser is not let in",
                       "open the link that tally serve printed"};
    if (operation.writes() && head.headers.get("X-CSRF-Token") != sessions_.csrf_token(secret))
        return Problem{403, "forged", "the token of the page is missing or wrong",
                       "load the page again"};
    if (operation.is_here_only && options_.secure)
        return Problem{403, "rejected", "this is not given to where others reach the server",
                       "a terminal on its own computer prints it: tally --help"};
    return std::nullopt;
}

std::optional<Problem> Application::refuse(Request const& head, Operation const* operation) {
    if (auto refused = door_.check(head)) return refused;
    if (!is_api(head.target))
        return head.method == "GET" || head.method == "HEAD" ? std::nullopt
                                                             : std::optional{unknown_path()};
    if (operation != nullptr) return refuse_stranger(head, *operation);
    if (description_.methods_of(below_api(head.target)).empty()) return unknown_path();
    return Problem{405, "invalid_input", "this path does not take " + head.method.substr(0, 20)};
}

BodyPlan Application::plan(Request const& head) {
    BodyPlan plan{.refused = std::nullopt, .file = std::nullopt, .bytes_max = body_bytes_max};
    auto const match =
        is_api(head.target) ? description_.find(head.method, below_api(head.target)) : std::nullopt;
    auto const* operation = match ? match->operation : nullptr;
    if (auto const problem = refuse(head, operation)) {
        metrics_.count(problem->status);
        plan.refused = watch_over(response_of(*problem));
        return plan;
    }
    if (operation != nullptr && operation->id == "upload") {
        plan.file = uploads_.fresh_path();
        plan.bytes_max = upload_bytes_max;
    }
    return plan;
}

Response Application::answer(Request request) {
    auto response = watch_over(dispatch(request));
    metrics_.count(response.status);
    return response;
}

Response Application::dispatch(Request& request) {
    auto const& segments = request.target.segments;
    if (!is_api(request.target)) {
        if (segments == std::vector<std::string>{"healthz"}) return json_response({{"ok", true}});
        if (segments == std::vector<std::string>{"readyz"}) {
            std::error_code error;
            bool const ready = fs::exists(options_.vault, error);
            return json_response({{"ok", ready}}, ready ? 200 : 503);
        }
        if (segments == std::vector<std::string>{"metrics"}) {
            Response response{.status = 200, .headers = {}, .body = {}};
            response.headers.set("Content-Type", "text/plain; version=0.0.4");
            response.body = metrics_.text(events_.listeners());
            return response;
        }
        if (!segments.empty() && segments.front() == "c") return ClientLinks::page(segments);
        return pages_.find(segments);
    }
    auto const match = description_.find(request.method, below_api(request.target));
    if (!match) return response_of(unknown_path());
    if (match->operation->is_native()) return answer_natively(*match, request);
    return runner_.answer(*match, request);
}

Response Application::answer_natively(Match const& match, Request& request) {
    auto const& id = match.operation->id;
    if (id == "showSession") return show_session(request);
    if (id == "startSession") return start_session(request);
    if (id == "endSession") return end_session(request);
    if (id == "upload") return keep_upload(request);
    if (ClientLinks::answers(id)) return answer_client(match, request);
    if (id == "describe") return json_response(description_.document());
    if (id == "watch") {
        Response response{.status = 200, .headers = {}, .body = events_.listen()};
        response.headers.set("Content-Type", "text/event-stream");
        return response;
    }
    auto const& job = match.parameters.at(0).second;
    if (id == "showJob")
        if (auto const shown = runner_.job(job)) return json_response(*shown);
    if (id == "downloadJobFile")
        if (auto const file = runner_.file_of_job(job)) {
            Response response{.status = 200, .headers = {}, .body = FileBody{file->path}};
            response.headers.set("Content-Type", "application/octet-stream");
            response.headers.set("Content-Disposition",
                                 "attachment; filename=\"" + file->name + "\"");
            return response;
        }
    return response_of({404, "not_found", "there is no such job", "it may be from an earlier run"});
}

Response Application::show_session(Request const& request) {
    auto const secret = session_of(request);
    bool const open = !secret.empty() && sessions_.is_open(secret);
    std::error_code error;
    Json json{{"signed_in", open},
              {"vault_exists", fs::exists(options_.vault / "vault.db", error)}};
    json["links_at"] = options_.public_url.empty() ? Json(nullptr) : Json(options_.public_url);
    json["now"] = format_instant(runner_.now());
    json["clock_is_set"] = options_.clock_shift.has_value();
    if (open) json["csrf"] = sessions_.csrf_token(secret);
    return json_response(json);
}

Response Application::start_session(Request const& request) {
    auto const body = json_body(request);
    if (!body) return response_of(problem_of(body.error()));
    auto const secret = sessions_.start(body->is_object() ? body->value("start", "") : "");
    if (!secret) return response_of(problem_of(secret.error()));
    auto response = no_content();
    response.headers.set("Set-Cookie", std::string{cookie_name} + "=" + *secret +
                                           "; Path=/; HttpOnly; SameSite=Strict; Max-Age=2592000" +
                                           (options_.secure ? "; Secure" : ""));
    return response;
}

Response Application::end_session(Request const& request) {
    sessions_.end(session_of(request));
    auto response = no_content();
    response.headers.set(
        "Set-Cookie", std::string{cookie_name} + "=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0");
    return response;
}

// The owner's session is not looked at here.
Response Application::answer_client(Match const& match, Request const& request) {
    auto const lock = runner_.writing();
    if (!lock)
        return response_of(
            {503, "busy", "the record is being written to", "try again in a moment"});
    return clients_.answer(match, request, cookie(request, ClientLinks::cookie_name));
}

Response Application::keep_upload(Request& request) {
    auto const name = request.target.query_value("name").value_or("");
    if (!request.file) return response_of({400, "invalid_input", "there is no body"});
    auto const& file = *request.file;
    auto const id = uploads_.keep(file.path, name);
    if (!id) {
        std::error_code ignored;
        fs::remove(file.path, ignored);
        return response_of(problem_of(id.error()));
    }
    metrics_.add_upload(file.bytes);
    return json_response(
        {{"upload", *id}, {"name", name}, {"bytes", file.bytes}, {"digest", file.digest.text()}},
        201);
}

Response Application::watch_over(Response response) const {
    auto& headers = response.headers;
    headers.set("Content-Security-Policy", std::string{content_policy});
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    headers.set("X-Frame-Options", "DENY");
    if (options_.secure) headers.set("Strict-Transport-Security", "max-age=31536000");
    if (headers.get("Cache-Control").empty())
        headers.set("Cache-Control", headers.get("ETag").empty() ? "no-store" : "no-cache");
    return response;
}

void Application::look_around() {
    auto const stamp = runner_.stamp();
    if (stamp == seen_) return;
    bool const first = seen_.empty();
    seen_ = stamp;
    if (!first) events_.publish("changed", Json::object());
}

}  // namespace tally::api
