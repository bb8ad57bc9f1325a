#include "vault/link.h"

#include <algorithm>

#include "attest/carrier.h"
#include "attest/message.h"
#include "base/encoding.h"
#include "base/words.h"
#include "crypto/sha256.h"
#include "links/page.h"
#include "mail/compose.h"
#include "net/smtp.h"
#include "vault/link_case.h"
#include "vault/link_store.h"
#include "vault/links.h"
#include "vault/mail_settings.h"

namespace tally::vault {
namespace {

using links::Holder;

constexpr std::size_t token_bytes = 20;   // 160 bits
constexpr std::size_t code_bytes = 5;     // 40 bits, tried five times at most
constexpr std::size_t secret_bytes = 20;  // of a session
constexpr std::size_t sessions_max = 10;
constexpr std::size_t secret_characters_max = 100;

std::string secret(Vault& vault, std::size_t bytes) {
    return to_base32(vault.world().random->bytes(bytes));
}

std::unexpected<Error> no_link() {
    return fail(Code::not_found, "this link opens nothing: it was mistyped, revoked or has expired",
                "ask for a new one");
}

ledger::Party party_of(Holder holder) {
    return holder == Holder::mediator ? ledger::Party::mediator : ledger::Party::client;
}

// As a person types it: "abcd-efgh".
std::string code_for_people(std::string const& code) {
    return code.substr(0, code.size() / 2) + "-" + code.substr(code.size() / 2);
}

std::string code_as_typed(std::string_view typed) {
    auto code = ascii_lower(typed.substr(0, secret_characters_max));
    std::erase_if(code, [](char c) { return c == '-' || c == ' '; });
    return code;
}

// Bound to its link, so that no table of codes helps.
Digest digest_of_code(Digest const& token, std::string_view code) {
    return crypto::sha256(std::string{token.view()} + std::string{code});
}

struct Found {
    EngagementRef ref;
    links::Link link;
    Digest token;
    LinkSecrets secrets;
};

// A link in force.
Result<Found> find(Vault& vault, std::string const& token) {
    if (token.size() > secret_characters_max) return no_link();
    auto const digest = crypto::sha256(token);
    auto secrets = TRY(read_link_secrets(vault, digest));
    if (!secrets) return no_link();
    auto ref = TRY(find_engagement(vault, secrets->engagement));
    auto const links = TRY(load_links(vault, ref));
    auto const* const link = links.link(secrets->link);
    if (link == nullptr || link->token != digest || !link->in_force(vault.now())) return no_link();
    return Found{std::move(ref), *link, digest, *std::move(secrets)};
}

Result<std::string> compose_code(Vault& vault, Found const& found, std::string const& code) {
    auto const settings = TRY(read_mail_settings(vault));
    auto const state = TRY(load_state(vault, found.ref));
    mail::NewMail mail{
        .from = settings.from,
        .to = {"", found.link.to},
        .subject = "Your code for " + state.engagement.title,
        .message_id =
            "code." + secret(vault, token_bytes) + "@" + attest::domain_of(settings.from.address),
        .date = vault.now(),
        .text = links::code_letter(state, found.link, code_for_people(code), code_minutes),
        .html = {}};
    mail.automatic = true;
    return mail::compose(mail);
}

Result<std::string> address_of(NewLink const& request, engagement::State const& state) {
    if (!request.to.empty()) return ascii_lower(request.to);
    if (request.holder == Holder::mediator)
        return fail(Code::invalid_input, "a mediator's link needs an address", "name it with --to");
    return state.client.addresses.empty() ? std::string{} : state.client.addresses.front();
}

// The case is built when all else is in order. Returns what it still lacks.
Result<std::vector<std::string>> add_case(Vault& vault, EngagementRef const& ref,
                                          links::LinkCreated& created, LinkSecrets& secrets) {
    created.file = created.token;  // whichever: nothing is written
    TRY(check_link_fact(vault, ref, created, {}));
    TRY(drop_shown_cases(vault));
    auto built = TRY(build_case_for_link(vault, {ref, created.case_number}));
    created.file = built.file;
    secrets.shown = std::move(built.parts);
    return std::move(built.built.pdf.gaps);
}

}  // namespace

Result<CreatedLink> create_link(Vault& vault, EngagementRef const& ref, NewLink const& request) {
    auto const url = request.url.empty() ? TRY(public_url(vault)) : request.url;
    if (url.empty())
        return fail(Code::invalid_input, "a link needs the address that your program is reached at",
                    "give it once: --url https://tally.example, as with tally serve --public-url; "
                    "without one, send the client's half along: tally letter write --half");
    TRY(set_public_url(vault, url));
    auto const state = TRY(load_state(vault, ref));
    auto const token = secret(vault, token_bytes);
    links::LinkCreated created;
    created.holder = request.holder;
    created.to = TRY(address_of(request, state));
    created.expires = vault.now() + std::chrono::days{request.days};
    created.token = crypto::sha256(token);
    created.case_number = request.case_number;
    LinkSecrets secrets;
    secrets.engagement = ref.details.slug;
    CreatedLink made;
    made.url = url + "/c/" + token;
    if (request.holder == Holder::mediator) made.gaps = TRY(add_case(vault, ref, created, secrets));
    made.link = TRY(record_link_fact(vault, ref, created, {})).links.back();
    // Die here: the link is recorded and opens nothing; it can be revoked, and another one made.
    secrets.link = made.link.number;
    TRY(keep_link_secrets(vault, created.token, secrets));
    return made;
}

Result<void> revoke_link(Vault& vault, EngagementRef const& ref, int link, std::string const& why) {
    auto const links = TRY(record_link_fact(vault, ref, links::LinkRevoked{link, why}, {}));
    LinkSecrets gone;
    gone.engagement = ref.details.slug;
    gone.link = link;
    TRY(keep_link_secrets(vault, links.link(link)->token, gone));
    return drop_shown_cases(vault);
}

Result<SendMail> mail_sender(Vault& vault) {
    auto const settings = TRY(read_mail_settings(vault));
    if (!settings.smtp)
        return fail(Code::rejected, "no mail account is set up, so no code can be mailed",
                    "set it up: tally account out --help");
    auto const server = TRY(smtp_server(*settings.smtp));
    return SendMail{[server, from = settings.from.address](
                        std::string const& to, std::string const& message) -> Result<void> {
        TRY(net::send_mail(server, from, to, message));
        return {};
    }};
}

Result<void> mail_code(Vault& vault, std::string const& token, SendMail const& send) {
    auto found = TRY(find(vault, token));
    auto const now = vault.now();
    auto& secrets = found.secrets;
    std::erase_if(secrets.codes, [&](Instant at) { return at + std::chrono::hours{1} <= now; });
    if (secrets.codes.size() >= codes_an_hour)
        return fail(Code::rejected, "five codes were mailed in the last hour",
                    "use the newest one, or wait");
    auto const code = secret(vault, code_bytes);
    auto const message = TRY(compose_code(vault, found, code));
    secrets.code = digest_of_code(found.token, code);
    secrets.code_until = now + std::chrono::minutes{code_minutes};
    secrets.code_tries = 0;
    secrets.codes.push_back(now);
    // Kept before it is mailed: a crash in between costs a code, and not the limit.
    TRY(keep_link_secrets(vault, found.token, secrets));
    return send(found.link.to, message);
}

Result<std::string> open_link(Vault& vault, std::string const& token, std::string const& code) {
    auto found = TRY(find(vault, token));
    auto& secrets = found.secrets;
    auto const wrong =
        fail(Code::rejected, "this is not the newest code, or it is older than 15 minutes",
             "have another one mailed");
    if (!secrets.code || vault.now() >= secrets.code_until) return wrong;
    if (digest_of_code(found.token, code_as_typed(code)) != *secrets.code) {
        if (++secrets.code_tries >= code_tries_max) secrets.code.reset();
        TRY(keep_link_secrets(vault, found.token, secrets));
        return wrong;
    }
    if (!found.link.opened)
        TRY(record_link_fact(vault, found.ref, links::LinkOpened{found.link.number},
                             {party_of(found.link.holder)}));
    auto session = secret(vault, secret_bytes);
    secrets.code.reset();
    secrets.sessions.push_back(crypto::sha256(session));
    if (secrets.sessions.size() > sessions_max) secrets.sessions.erase(secrets.sessions.begin());
    TRY(keep_link_secrets(vault, found.token, secrets));
    return session;
}

Result<LinkSession> find_link_session(Vault& vault, std::string const& token,
                                      std::string const& secret) {
    auto found = TRY(find(vault, token));
    auto const digest = crypto::sha256(secret.substr(0, secret_characters_max));
    if (std::ranges::find(found.secrets.sessions, digest) == found.secrets.sessions.end())
        return fail(Code::rejected, "this browser has not opened the link yet",
                    "have a code mailed and type it in");
    return LinkSession{std::move(found.ref), std::move(found.link), found.token};
}

Result<void> check_client_session(LinkSession const& session) {
    if (session.link.holder == Holder::client) return {};
    return fail(Code::rejected, "this link is for reading a case, and for nothing else");
}

}  // namespace tally::vault
