// The server without its sockets: looks at the head of a request, says how its body is to be taken,
// and answers. Safe to share between threads.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "api/client_links.h"
#include "api/command_runner.h"
#include "api/description.h"
#include "api/door.h"
#include "api/events.h"
#include "api/http.h"
#include "api/metrics.h"
#include "api/pages.h"
#include "api/problem.h"
#include "api/sessions.h"
#include "api/uploads.h"

namespace tally::api {

struct ApplicationOptions {
    std::filesystem::path vault;
    std::filesystem::path pages;     // the built page; empty: none is served
    std::filesystem::path state;     // sessions between two runs; outside of the vault
    std::vector<std::string> hosts;  // "127.0.0.1:8645": what the Host header may say
    bool secure = false;             // people reach it over https
    // For clients' links: the public address, and the vault; empty: links are off.
    std::string public_url = {};
    ClientLinks::OpenVault open_vault = {};
    bool offline = false;
    std::optional<std::chrono::milliseconds> clock_shift = std::nullopt;  // CommandRunner::Options
};

class Application {
public:
    Application(ApplicationOptions options, Clock& clock, Random& random);

    // Before the body is read. Whatever is refused is refused here.
    BodyPlan plan(Request const& head);
    // The same request, with its body.
    Response answer(Request request);
    // Once a second: tells the pages what other programs did to the vault.
    void look_around();

    std::string new_start_token() { return sessions_.new_start_token(); }

private:
    std::optional<Problem> refuse(Request const& head, Operation const* operation);
    std::optional<Problem> refuse_stranger(Request const& head, Operation const& operation);
    std::string session_of(Request const& request) const;
    Response dispatch(Request& request);
    Response answer_natively(Match const& match, Request& request);
    Response show_session(Request const& request);
    Response start_session(Request const& request);
    Response end_session(Request const& request);
    Response keep_upload(Request& request);
    Response answer_client(Match const& match, Request const& request);
    Response watch_over(Response response) const;

    ApplicationOptions options_;
    Description description_;
    Door door_;
    Sessions sessions_;
    Uploads uploads_;
    Pages pages_;
    Metrics metrics_;
    ClientLinks clients_;
    std::string seen_;
    Events events_;
    CommandRunner runner_;  // last: its jobs use the others
};

}  // namespace tally::api
