#include "api/command_runner.h"

#include <algorithm>
#include <charconv>
#include <fstream>

#include "api/problem.h"
#include "crypto/sha256.h"

namespace tally::api {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr auto writer_wait = 10s;
constexpr std::size_t page_size = 200;
constexpr std::size_t page_size_max = 5000;

// `otherwise` where it is missing or no number.
std::size_t number_of(Request const& request, std::string_view name, std::size_t otherwise) {
    auto const text = request.target.query_value(name).value_or("");
    std::size_t value = 0;
    auto const* end = text.data() + text.size();
    auto const read = std::from_chars(text.data(), end, value);
    return read.ec == std::errc{} && read.ptr == end && !text.empty() ? value : otherwise;
}

// All that makes a request another one: its path and query, and its body.
std::string identity(Operation const& operation, Request const& request) {
    std::string text = operation.id;
    for (auto const& segment : request.target.segments)
        text += "\n" + crypto::sha256(segment).hex();
    for (auto const& [name, value] : request.target.query)
        text += "\n" + crypto::sha256(name, std::string_view{"="}, value).hex();
    return text + "\n" + request.body;
}

// A list that may be long is never answered whole.
Request bounded(Request request) {
    auto const limit =
        std::clamp<std::size_t>(number_of(request, "limit", page_size), 1, page_size_max);
    auto& query = request.target.query;
    std::erase_if(query, [](auto const& one) { return one.first == "limit"; });
    query.emplace_back("limit", std::to_string(limit));
    return request;
}

Response with_tag(Response response, Request const& request) {
    auto const* text = std::get_if<std::string>(&response.body);
    if (text == nullptr || response.status != 200) return response;
    auto const tag = "\"" + crypto::sha256(*text).hex().substr(0, 32) + "\"";
    // RFC 9110, 15.4.5: what describes the answer goes with it, also where its body does not.
    if (request.headers.get("If-None-Match") == tag) {
        response.status = 304;
        response.body = std::string{};
    }
    response.headers.set("ETag", tag);
    return response;
}

Response file_response(Operation const& operation, fs::path const& path) {
    Response response{.status = 200, .headers = {}, .body = FileBody{path, true}};
    response.headers.set("Content-Type", operation.media);
    response.headers.set("Content-Disposition", "attachment");
    return response;
}

// "case.zip" of the case site/1 is "case-site-1.zip".
std::string file_name(Operation const& operation, Match const& match) {
    fs::path const plain{operation.filename};
    auto name = plain.stem().string();
    for (auto const& [parameter, value] : match.parameters) name += "-" + value;
    constexpr std::string_view plain_letters = "abcdefghijklmnopqrstuvwxyz0123456789-";
    std::ranges::replace_if(name, [&](char c) { return !plain_letters.contains(c); }, '-');
    return name + plain.extension().string();
}

}  // namespace

CommandRunner::CommandRunner(Options options, Clock& clock, Random& random, Uploads& uploads,
                             Events& events)
    : options_{std::move(options)},
      clock_{&clock},
      uploads_{&uploads},
      events_{&events},
      idempotency_{clock},
      jobs_{random, events} {}

Response CommandRunner::answer(Match const& match, Request const& request) {
    bool const is_page = !match.operation->page.empty();
    auto call = call_of(match, is_page ? bounded(request) : request);
    if (!call) {
        forget_secrets(*match.operation, request);
        return response_of(problem_of(call.error()));
    }
    if (match.operation->writes()) return write(*std::move(call), request);
    return with_tag(is_page ? read_page(*std::move(call), request) : run(*std::move(call)),
                    request);
}

Result<CommandRunner::Call> CommandRunner::call_of(Match const& match, Request const& request) {
    auto const& operation = *match.operation;
    auto body = operation.writes() ? TRY(json_body(request)) : Json::object();
    CommandInput input{
        .parameters = match.parameters,
        .body = std::move(body),
        .query = operation.writes() ? decltype(request.target.query){} : request.target.query,
        .vault = options_.vault,
        .output = output_path(operation),
        .upload = [this](std::string const& id) { return uploads_->path(id); }};
    Call call{.operation = &operation,
              .words = {},
              .output = input.output,
              .filename = file_name(operation, match),
              .uploads = {}};
    call.words = TRY(command_words(operation, input));
    if (operation.writes()) call.uploads = uploads_named(operation, input.body);
    return call;
}

// Its name says of what kind the file is.
fs::path CommandRunner::output_path(Operation const& operation) {
    if (operation.output.empty() && !operation.answers_bytes) return {};
    auto path = uploads_->fresh_path();
    path += fs::path{operation.filename}.extension();
    return path;
}

// Only what was done is kept: what was refused can be asked for again, as the reason may be gone.
Response CommandRunner::write(Call call, Request const& request) {
    auto const key = std::string{request.headers.get("Idempotency-Key")};
    if (key.empty()) return do_write(std::move(call));
    auto const turn = idempotency_.turn(key);
    if (!turn.is_ours())
        return response_of({503, "busy", "the same request is still being answered",
                            "wait for its answer, or send it again later"});
    auto const digest = crypto::sha256(identity(*call.operation, request));
    if (auto const known = idempotency_.find(key, digest)) {
        if (known->same_request) return known->response;
        let_go(call.uploads, false);
        return response_of({409, "conflict", "this key was used for another request"});
    }
    auto response = do_write(std::move(call));
    if (response.status < 300) idempotency_.keep(key, digest, response);
    return response;
}

Response CommandRunner::do_write(Call call) {
    auto const& operation = *call.operation;
    auto const uploads = operation.is_job ? std::vector<NamedUpload>{} : call.uploads;
    auto response = operation.is_job ? start_job(std::move(call)) : run(std::move(call));
    let_go(uploads, response.status == 200);
    if (response.status == 200 && !operation.only_reads)
        events_->publish("changed", {{"operation", operation.id}});
    return response;
}

Response CommandRunner::read_page(Call call, Request const& request) {
    auto const answer = cli::answer(asked(std::move(call.words)));
    if (answer.error) return response_of(problem_of(*answer.error));
    auto response = json_response(answer.json);
    auto const total = answer.json.at("total").get<std::size_t>();
    auto const next = number_of(request, "after", 0) + answer.json.at(call.operation->page).size();
    response.headers.set("X-Total-Count", std::to_string(total));
    if (next < total && !answer.json.at(call.operation->page).empty())  // RFC 8288
        response.headers.set("Link", "<?after=" + std::to_string(next) + ">; rel=\"next\"");
    return response;
}

Response CommandRunner::start_job(Call call) {
    auto run = [this, words = call.words, uploads = call.uploads](cli::ProgressWatcher progress) {
        std::scoped_lock const lock{writer_};
        auto question = asked(words);
        question.progress = std::move(progress);
        auto answer = cli::answer(std::move(question));
        let_go(uploads, !answer.error);
        return answer;
    };
    return json_response(jobs_.add({.command = call.operation->words.front(),
                                    .run = std::move(run),
                                    .file = call.output,
                                    .filename = std::move(call.filename)}),
                         202);
}

bool CommandRunner::takes_turn(Call& call, std::unique_lock<std::timed_mutex>& lock) {
    auto const& operation = *call.operation;
    if (operation.only_reads) return true;
    if (operation.reads_with.empty()) return lock.try_lock_for(writer_wait);
    if (!lock.try_lock()) call.words.insert(call.words.begin() + 1, operation.reads_with);
    return true;
}

Response CommandRunner::run(Call call) {
    auto const& operation = *call.operation;
    std::unique_lock<std::timed_mutex> lock{writer_, std::defer_lock};
    if (!takes_turn(call, lock))
        return response_of({503, "busy", "an import or a build is running",
                            "try again when it is done; nothing was changed"});
    std::ofstream file;
    auto const take = [&](std::string_view piece) -> Result<void> {
        if (!file.is_open()) file.open(call.output, std::ios::binary);
        if (!file.write(piece.data(), static_cast<std::streamsize>(piece.size())))
            return fail(Code::unavailable, "write the answer to disk");
        return {};
    };
    auto question = asked(std::move(call.words));
    question.bytes = take;
    auto const answer = cli::answer(std::move(question));
    if (answer.error) return response_of(problem_of(*answer.error));
    if (call.output.empty()) return json_response(answer.json);
    if (operation.answers_bytes && !file.is_open()) file.open(call.output, std::ios::binary);
    file.close();
    return file_response(operation, call.output);
}

void CommandRunner::forget_secrets(Operation const& operation, Request const& request) {
    if (!operation.writes()) return;
    if (auto const body = json_body(request)) let_go(uploads_named(operation, *body), false);
}

void CommandRunner::let_go(std::vector<NamedUpload> const& uploads, bool were_used) {
    for (auto const& upload : uploads)
        if (were_used || upload.is_secret) uploads_->remove(upload.id);
}

std::unique_lock<std::timed_mutex> CommandRunner::writing() {
    return std::unique_lock{writer_, writer_wait};
}

Instant CommandRunner::now() const { return clock_->now() + options_.clock_shift.value_or(0ms); }

cli::Asked CommandRunner::asked(std::vector<std::string> words) const {
    return {.words = std::move(words),
            .vault = options_.vault,
            .offline = options_.offline,
            .at = options_.clock_shift ? format_instant(now()) : std::string{}};
}

std::string CommandRunner::stamp() const {
    std::string text;
    for (auto const* name : {"vault.db", "vault.db-wal"}) {
        std::error_code error;
        auto const path = options_.vault / name;
        auto const time = fs::last_write_time(path, error).time_since_epoch().count();
        auto const size = fs::file_size(path, error);
        text += error ? "-;" : std::to_string(time) + "/" + std::to_string(size) + ";";
    }
    return text;
}

}  // namespace tally::api
