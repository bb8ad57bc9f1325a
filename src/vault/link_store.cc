#include "vault/link_store.h"

#include "ledger/json.h"
#include "passkey/client_data.h"
#include "vault/changes.h"

namespace tally::vault {
namespace {

using ledger::Json;
using ledger::JsonArray;
using ledger::JsonObject;

constexpr std::string_view public_url_key = "link/public-url";

std::string key_of(Digest const& token) { return "link-token/" + token.hex(); }

JsonArray json_of(std::vector<std::string> const& texts) { return {texts.begin(), texts.end()}; }

Json json_of(ShownParts const& shown) {
    return JsonObject{{"erased", static_cast<std::int64_t>(shown.erased)},
                      {"exhibits", json_of(shown.exhibits)},
                      {"kept_back", json_of(shown.kept_back)}};
}

std::string encode(LinkSecrets const& secrets) {
    JsonArray codes;
    for (auto const at : secrets.codes) codes.emplace_back(format_instant(at));
    JsonArray sessions;
    for (auto const& session : secrets.sessions) sessions.emplace_back(session.text());
    JsonObject body{{"code_tries", std::int64_t{secrets.code_tries}},
                    {"code_until", format_instant(secrets.code_until)},
                    {"codes", std::move(codes)},
                    {"engagement", secrets.engagement},
                    {"link", std::int64_t{secrets.link}},
                    {"sessions", std::move(sessions)}};
    if (secrets.code) body.emplace("code", secrets.code->text());
    if (secrets.note) body.emplace("note", *secrets.note);
    if (secrets.shown) body.emplace("shown", json_of(*secrets.shown));
    return ledger::write_json(body);
}

Result<std::string> text_of(Json const& json) {
    auto const* const text = json.string();
    if (text == nullptr) return fail(Code::corrupt, "the secrets of a link: not a text");
    return *text;
}

Result<std::vector<std::string>> texts_of(JsonArray const& array) {
    std::vector<std::string> texts;
    for (auto const& one : array) texts.push_back(TRY(text_of(one)));
    return texts;
}

Result<ShownParts> shown_parts(Json const& json) {
    auto reader = TRY(ledger::JsonReader::open(json, "what a link shows"));
    ShownParts shown;
    shown.erased = static_cast<std::uint64_t>(TRY(reader.integer("erased")));
    shown.exhibits = TRY(texts_of(TRY(reader.array("exhibits"))));
    shown.kept_back = TRY(texts_of(TRY(reader.array("kept_back"))));
    return shown;
}

Result<LinkSecrets> decode(std::string const& text) {
    auto const json = TRY(ledger::parse_json(text));
    auto reader = TRY(ledger::JsonReader::open(json, "the secrets of a link"));
    LinkSecrets secrets;
    secrets.engagement = TRY(reader.string("engagement"));
    secrets.link = static_cast<int>(TRY(reader.integer("link")));
    if (reader.has("code")) secrets.code = TRY(Digest::parse(TRY(reader.string("code"))));
    secrets.code_until = TRY(parse_instant_strict(TRY(reader.string("code_until"))));
    secrets.code_tries = static_cast<int>(TRY(reader.integer("code_tries")));
    for (auto const& one : TRY(reader.array("codes")))
        secrets.codes.push_back(TRY(parse_instant_strict(TRY(text_of(one)))));
    for (auto const& one : TRY(reader.array("sessions")))
        secrets.sessions.push_back(TRY(Digest::parse(TRY(text_of(one)))));
    if (reader.has("note")) secrets.note = TRY(reader.string("note"));
    if (reader.has("shown")) secrets.shown = TRY(shown_parts(TRY(reader.object("shown"))));
    return secrets;
}

}  // namespace

Result<std::optional<LinkSecrets>> read_link_secrets(Vault& vault, Digest const& token) {
    auto const kept = TRY(vault.store().setting(key_of(token)));
    if (!kept || kept->empty()) return std::optional<LinkSecrets>{};
    return std::optional{TRY(decode(*kept))};
}

Result<void> keep_link_secrets(Vault& vault, Digest const& token, LinkSecrets const& secrets) {
    Changes changes{vault};
    changes.set(key_of(token), encode(secrets));
    return changes.commit();
}

Result<std::string> public_url(Vault& vault) {
    return TRY(vault.store().setting(public_url_key)).value_or("");
}

Result<void> set_public_url(Vault& vault, std::string const& url) {
    TRY(passkey::relying_party_of(url));
    if (TRY(public_url(vault)) == url) return {};
    Changes changes{vault};
    changes.set(public_url_key, url);
    return changes.commit();
}

}  // namespace tally::vault
