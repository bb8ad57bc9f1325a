#include "api/client_links.h"

#include "api/embedded_client.h"
#include "api/problem.h"
#include "base/encoding.h"
#include "vault/link_acts.h"
#include "vault/link_case.h"
#include "vault/link_passkey.h"
#include "vault/link_store.h"
#include "vault/links.h"

namespace tally::api {
namespace {

// One request of a browser that has a link.
struct Visit {
    vault::Vault& vault;
    std::string token;
    std::string secret;  // of its session; may be empty
    Json body;
    bool secure = true;  // it came over https

    Result<vault::LinkSession> session() const {
        return vault::find_link_session(vault, token, secret);
    }
    Result<std::string> text(std::string_view member) const {
        auto const found = body.find(member);
        if (found == body.end()) return std::string{};
        if (!found->is_string())
            return fail(Code::invalid_input, std::string{member} + " must be a text");
        return found->get<std::string>();
    }
    Result<int> number(std::string_view member) const {
        auto const found = body.find(member);
        if (found == body.end()) return 0;
        if (!found->is_number_integer())
            return fail(Code::invalid_input, std::string{member} + " must be a whole number");
        return found->get<int>();
    }
    Result<std::string> bytes(std::string_view member) const {
        return TRY_WITHIN(std::string{member}, from_base64(TRY(text(member))));
    }
};

Response no_content() { return {.status = 204, .headers = {}, .body = std::string{}}; }

// A page of this site alone can send it: another one would have to ask first (Fetch, section 3.2).
constexpr std::string_view own_header = "X-Tally-Link";

Json json_of(links::Consent const& consent) {
    return {{"act", consent.act},
            {"about", consent.about},
            {"given", format_instant(consent.given)},
            {"digest", consent.digest.text()},
            {"status", consent.confirmed ? "confirmed" : "claimed"}};
}

Json json_of(links::Concern const& concern) {
    return {{"milestone", concern.milestone},
            {"text", concern.text},
            {"raised", format_instant(concern.raised)},
            {"answer", concern.answer ? Json(*concern.answer) : Json(nullptr)}};
}

Json json_of(links::Passkey const& passkey) {
    return {{"passkey", passkey.fingerprint.text()},
            {"credential", passkey.credential},
            {"status", passkey.bound ? "bound" : "claimed"}};
}

Json json_of(vault::LinkOffer const& one) {
    return {{"act", one.offer.act},
            {"about", one.offer.about},
            {"title", one.offer.title},
            {"shown", one.offer.shown},
            {"statement", one.offer.statement},
            {"digest", one.digest.text()},
            {"needs_name", one.offer.needs_name},
            {"needs_words", one.offer.needs_words},
            {"sealed", one.offer.sealed},
            {"opens", one.offer.opens}};
}

Result<Response> send_code(Visit const& visit) {
    TRY(vault::mail_code(visit.vault, visit.token, TRY(vault::mail_sender(visit.vault))));
    return no_content();
}

Result<Response> open_session(Visit const& visit) {
    auto const secret = TRY(vault::open_link(visit.vault, visit.token, TRY(visit.text("code"))));
    auto response = no_content();
    response.headers.set("Set-Cookie", std::string{ClientLinks::cookie_name} + "=" + secret +
                                           "; Path=/api/v1/link/" + visit.token +
                                           "; HttpOnly; SameSite=Strict; Max-Age=2592000" +
                                           (visit.secure ? "; Secure" : ""));
    return response;
}

Json head_of(vault::LinkSession const& session, engagement::State const& state) {
    return {{"state", "open"},
            {"holder", engagement::name(session.link.holder)},
            {"title", state.engagement.title},
            {"freelancer", state.freelancer.name},
            {"client", state.client.name},
            {"expires", format_instant(session.link.expires)}};
}

Result<Json> mediators_page(vault::Vault& vault, vault::LinkSession const& session) {
    auto const shown = TRY(vault::shown_case(vault, session));
    auto json = head_of(session, TRY(vault::load_state(vault, session.ref)));
    json["case"] = {{"number", session.link.case_number},
                    {"file", session.link.file->text()},
                    {"name", shown.name},
                    {"bytes", shown.bytes}};
    return json;
}

Result<Json> clients_page(vault::Vault& vault, vault::LinkSession const& session) {
    auto const page = TRY(vault::link_page(vault, session));
    auto const all = TRY(vault::load_links(vault, session.ref));
    auto json = head_of(session, page.state);
    json["key"] = vault.keys().signing.public_key().fingerprint().text();
    for (auto const* const list : {"offers", "done", "concerns", "passkeys"})
        json[list] = Json::array();
    for (auto const& offer : page.offers) json["offers"].push_back(json_of(offer));
    for (auto const& consent : all.consents) json["done"].push_back(json_of(consent));
    for (auto const& concern : all.concerns) json["concerns"].push_back(json_of(concern));
    for (auto const& passkey : all.passkeys) json["passkeys"].push_back(json_of(passkey));
    return json;
}

Result<Response> show(Visit const& visit) {
    auto const session = visit.session();
    if (!session && session.error().code == Code::rejected)
        return json_response({{"state", "locked"}});
    if (!session) return std::unexpected(session.error());
    bool const is_client = session->link.holder == links::Holder::client;
    return json_response(TRY(is_client ? clients_page(visit.vault, *session)
                                       : mediators_page(visit.vault, *session)));
}

Result<Response> whole_case(Visit const& visit) {
    auto const shown = TRY(vault::shown_case(visit.vault, TRY(visit.session())));
    Response response{.status = 200, .headers = {}, .body = FileBody{shown.file}};
    response.headers.set("Content-Type", "application/zip");
    response.headers.set("Content-Disposition", "attachment; filename=\"" + shown.name + "\"");
    return response;
}

Result<Response> act(Visit const& visit) {
    vault::LinkAct request;
    request.act = TRY(visit.text("act"));
    request.about = TRY(visit.text("about"));
    request.digest = TRY_WITHIN("digest", Digest::parse(TRY(visit.text("digest"))));
    request.name = TRY(visit.text("name"));
    request.words = TRY(visit.text("words"));
    if (visit.body.contains("seal"))
        request.seal = TRY_WITHIN("seal", Digest::parse(TRY(visit.text("seal"))));
    request.stars = TRY(visit.number("stars"));
    request.salt = TRY(visit.text("salt"));
    auto const session = TRY(visit.session());
    return json_response(json_of(TRY(vault::act_through_link(visit.vault, session, request))), 201);
}

Result<Response> half(Visit const& visit) {
    Response response{.status = 200, .headers = {}, .body = {}};
    response.body = TRY(vault::half_through_link(visit.vault, TRY(visit.session())));
    response.headers.set("Content-Type", "text/html; charset=utf-8");
    response.headers.set("Content-Disposition", "attachment; filename=\"half.html\"");
    return response;
}

Result<Response> ask_passkey(Visit const& visit) {
    auto const session = TRY(visit.session());
    auto const asked = TRY(vault::ask_passkey(visit.vault, session));
    auto const& challenge = asked.challenge;
    return json_response(
        {{"challenge", to_base64(challenge.digest().view())},
         {"size", challenge.size},
         {"agreement", challenge.agreement ? Json(challenge.agreement->text()) : Json(nullptr)},
         {"credentials", asked.credentials}});
}

Result<Response> enroll(Visit const& visit) {
    auto const session = TRY(visit.session());
    auto const object = TRY(visit.bytes("attestation_object"));
    auto const client_data = TRY(visit.bytes("client_data"));
    return json_response(
        json_of(TRY(vault::enroll_passkey(visit.vault, session, object, client_data))), 201);
}

Result<Response> sign(Visit const& visit) {
    auto const session = TRY(visit.session());
    passkey::Assertion assertion;
    assertion.authenticator_data = TRY(visit.bytes("authenticator_data"));
    assertion.client_data = TRY(visit.bytes("client_data"));
    assertion.signature = TRY(visit.bytes("signature"));
    auto const credential = TRY(visit.text("credential"));
    auto const made = TRY(vault::sign_with_passkey(visit.vault, session, credential, assertion));
    return json_response({{"size", made.size}, {"user_verified", made.user_verified}}, 201);
}

Result<Response> answer_to(std::string const& operation, Visit const& visit) {
    if (operation == "linkSendCode") return send_code(visit);
    if (operation == "linkOpen") return open_session(visit);
    if (operation == "linkShow") return show(visit);
    if (operation == "linkAct") return act(visit);
    if (operation == "linkHalf") return half(visit);
    if (operation == "linkCase") return whole_case(visit);
    if (operation == "linkAskPasskey") return ask_passkey(visit);
    if (operation == "linkEnrollPasskey") return enroll(visit);
    if (operation == "linkSign") return sign(visit);
    return fail(Code::not_found, "there is nothing at this path");
}

Response file(std::string_view bytes, std::string_view media) {
    Response response{.status = 200, .headers = {}, .body = std::string{bytes}};
    response.headers.set("Content-Type", std::string{media});
    response.headers.set("Cache-Control", "no-cache");
    return response;
}

}  // namespace

Response ClientLinks::answer(Match const& match, Request const& request,
                             std::string const& secret) const {
    auto const answered = [&]() -> Result<Response> {
        if (origin_.empty())
            return fail(Code::not_found, "links are not served here",
                        "tell whoever sent you the link: their program is not started for links "
                        "(tally serve --public-url https://…)");
        if (match.operation->writes() && request.headers.get(own_header) != "1")
            return fail(Code::rejected, "another page asked", "open the link itself");
        auto body =
            request.body.empty() ? Json::object() : Json::parse(request.body, nullptr, false);
        if (!body.is_object()) return fail(Code::invalid_input, "the body is not a JSON object");
        auto vault = TRY(open_());
        TRY(vault::set_public_url(vault, origin_));
        return answer_to(match.operation->id, {vault, match.parameters.at(0).second, secret,
                                               std::move(body), origin_.starts_with("https://")});
    }();
    return answered ? *answered : response_of(problem_of(answered.error()));
}

Response ClientLinks::page(std::vector<std::string> const& segments) {
    auto const name = segments.size() == 2 ? std::string_view{segments[1]} : std::string_view{};
    if (name == "page.js") return file(client_script(), "text/javascript");
    if (name == "case.js") return file(case_script(), "text/javascript");
    if (name == "case.css") return file(case_style(), "text/css");
    if (name == "page.css") return file(client_style(), "text/css");
    return file(client_page(), "text/html; charset=utf-8");
}

}  // namespace tally::api
