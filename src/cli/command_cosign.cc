// tally cosignatures, tally stamp
#include <fmt/format.h>

#include <memory>

#include "attest/evidence.h"
#include "base/words.h"
#include "cli/command_line.h"
#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/key_option.h"
#include "cli/letter_words.h"
#include "cli/present.h"
#include "cli/session.h"
#include "cli/text.h"
#include "vault/cosign.h"
#include "vault/mail_evidence.h"
#include "vault/mail_settings.h"
#include "vault/stamp.h"

namespace tally::cli {
namespace {

using vault::Use;

struct CosignOptions {
    std::string slug;
    std::string keys;
    std::string roots;
    std::string tsa;
    std::string ca;
    bool automatic = false;
    bool recorded_alone = false;
};

std::string carriers_text(attest::ReplyProof const& proof) {
    std::string text;
    for (auto const carrier : proof.carriers)
        text += (text.empty() ? "" : ", ") + std::string{name(carrier)};
    return text;
}

OutJson json_of(vault::FoundReply const& reply) {
    OutJson carriers = OutJson::array();
    for (auto const carrier : reply.proof.carriers) carriers.push_back(name(carrier));
    return {{"item", reply.item.text},
            {"letter", reply.letter},
            {"strength", name(reply.proof.strength)},
            {"domain", reply.proof.domain},
            {"signed", carriers},
            {"no_person", reply.no_person},
            {"quote", reply.quote},
            {"confirmed", reply.confirmed},
            {"waits", reply.waits},
            {"why", reply.waits ? reply.trouble : reply.proof.reason}};
}

std::string text_of(vault::FoundReply const& reply) {
    auto text = reply.letter == 0
                    ? fmt::format("the platform's mail {} holds a token\n", reply.item.text)
                    : fmt::format("letter {}  answered by {}\n", reply.letter, reply.item.text);
    if (reply.waits)
        text += "    pending: the key could not be had (" + reply.trouble + "); run this again\n";
    else if (reply.proof.strength == attest::Strength::none)
        text += "    proves nothing by itself: " + reply.proof.reason + "\n";
    else
        text +=
            fmt::format("    {} proof that {} had the checkpoint (signed: {})\n",
                        name(reply.proof.strength), reply.proof.domain, carriers_text(reply.proof));
    if (!reply.no_person.empty()) text += "    no person wrote it: " + reply.no_person + "\n";
    if (reply.confirmed > 0)
        text += "    confirms " + counted(static_cast<std::uint64_t>(reply.confirmed), "thing") +
                " that was done through a link\n";
    if (!reply.quote.empty())
        text += "    may accept something; read for yourself: “" + reply.quote + "”\n";
    return text;
}

OutJson json_of(vault::AttestationView const& view) {
    auto const& one = view.attestation;
    return {{"n", one.n},
            {"kind", one.kind},
            {"by", one.by},
            {"method", one.method},
            {"strength", one.strength},
            {"time", format_instant(one.time)},
            {"recorded", format_instant(view.recorded)},
            {"size", view.covers.value},
            {"key_found", one.key ? one.key->found : std::string{}}};
}

constexpr auto what_it_does_not_prove =
    "A signed reply proves receipt by a mailbox of that domain, not which person read it, and no "
    "consent\nbeyond its words. “Proves nothing” does not mean forged.\n";

std::string limit_of(ledger::Attestation const& attestation) {
    if (attestation.method == "rfc3161")
        return "who wrote the record or that it is true: only that it existed then";
    if (attestation.method == "passkey")
        return "who used the passkey, until a signed reply that quotes its fingerprint binds it to "
               "a mailbox; when it was used; or what the page showed, which the owner serves";
    return "which person read it, or consent beyond the words of the reply";
}

OutJson json_of(vault::Cosignature const& one) {
    auto const& attestation = one.view.attestation;
    return {{"by", attestation.by},
            {"method", attestation.method},
            {"strength", attestation.strength},
            {"size", one.view.covers.value},
            {"time", format_instant(attestation.time)},
            {"status", one.status},
            {"detail", one.detail},
            {"does_not_prove", limit_of(attestation)}};
}

OutJson json_of(vault::PendingStamp const& pending) {
    return {{"by", pending.url},
            {"method", "rfc3161"},
            {"strength", ""},
            {"size", 0},
            {"time", format_instant(pending.since)},
            {"status", "pending"},
            {"detail", "asked since then, and no token came: " + pending.why},
            {"does_not_prove", "anything, as long as no token came"}};
}

// What the record holds of others, checked anew; and what is still to come.
Result<std::string> list_kept(Session& session, vault::Vault& vault,
                              vault::EngagementRef const& ref, CosignOptions const& options,
                              OutJson& json) {
    ledger::Anchors anchors;
    if (!options.keys.empty())
        anchors.mail_keys =
            TRY_WITHIN("--keys", attest::parse_key_file(TRY(read_file(options.keys))));
    if (!options.roots.empty())
        anchors.timestamp_roots = TRY_WITHIN("--roots", read_file(options.roots));
    json["cosignatures"] = OutJson::array();
    json["attestations"] = OutJson::array();
    Table table;
    for (auto const& one : TRY(vault::check_cosignatures(vault, ref, anchors))) {
        auto const& attestation = one.view.attestation;
        json["attestations"].push_back(json_of(one.view));
        json["cosignatures"].push_back(json_of(one));
        table.row(
            {when(attestation.time, session.zone), cut(attestation.by, 60),
             attestation.method + (attestation.strength.empty() ? "" : " " + attestation.strength),
             one.status, "saw the first " + counted(one.view.covers.value, "entry")});
    }
    for (auto const& pending : TRY(vault::pending_stamps(vault, ref))) {
        json["cosignatures"].push_back(json_of(pending));
        table.row({when(pending.since, session.zone), cut(pending.url, 60), "rfc3161", "pending",
                   cut(pending.why, 100)});
    }
    return table.empty() ? std::string{} : table.text() + "\n" + what_it_does_not_prove;
}

// New replies, recorded as what they prove.
Result<std::string> look_for_replies(Session& session, vault::Vault& vault,
                                     vault::EngagementRef const& ref, CosignOptions const& options,
                                     OutJson& json) {
    auto keys = TRY(keys_of(session, vault, options.keys));
    std::string text;
    for (auto const& reply : TRY(vault::find_replies(vault, ref, keys))) {
        json["replies"].push_back(json_of(reply));
        text += text_of(reply);
    }
    if (!session.options.offline || !options.keys.empty())
        TRY(vault::keep_mail_keys(vault, ref, keys));
    return text;
}

// A copy that is not adopted, and a vault that another process writes to, cannot take new entries;
// what they hold can be shown all the same.
bool may_be_read_all_the_same(Error const& error) {
    return error.code == Code::rejected || error.code == Code::unavailable;
}

Result<int> cosignatures(Session& session, CosignOptions const& options) {
    auto vault = session.open(options.recorded_alone ? Use::read : Use::write);
    bool const looks = vault.has_value() && !options.recorded_alone;
    auto const why = vault ? Error{} : vault.error();
    if (!vault && may_be_read_all_the_same(why)) vault = session.open(Use::read);
    if (!vault) return std::unexpected(vault.error());
    auto const ref = TRY(vault::find_engagement(*vault, options.slug));
    OutJson json{{"engagement", options.slug}, {"looked", looks}, {"replies", OutJson::array()}};
    std::string text;
    if (looks) text = TRY(look_for_replies(session, *vault, ref, options, json));
    auto const kept = TRY(list_kept(session, *vault, ref, options, json));
    if (!kept.empty()) text += (text.empty() ? "" : "\n") + kept;
    if (!looks && !options.recorded_alone)
        session.remark("New replies were not looked for, only what is recorded is shown: " +
                       why.message + (why.hint.empty() ? "" : " (" + why.hint + ")"));
    auto const state = TRY(vault::load_state(*vault, ref));
    session.emit(json, text.empty()
                           ? "Nobody else has seen the record yet. " + first_letter_text(state)
                           : text);
    return status::ok;
}

OutJson json_of(std::string const& slug, vault::StampOutcome const& outcome) {
    return {{"engagement", slug},
            {"url", outcome.url},
            {"stamped", outcome.stamped},
            {"status", outcome.stamped ? "stamped" : "pending"},
            {"time", outcome.time ? OutJson(format_instant(*outcome.time)) : OutJson(nullptr)},
            {"text", outcome.text}};
}

// Those of mail.toml, or the one that the command line names.
Result<std::vector<vault::TimestampAuthority>> authorities_of(vault::Vault& vault,
                                                              CosignOptions const& options) {
    if (!options.tsa.empty())
        return std::vector{vault::TimestampAuthority{.url = options.tsa, .ca_file = options.ca}};
    return TRY(vault::read_mail_settings(vault)).authorities;
}

Result<int> stamp(Session& session, CosignOptions const& options) {
    if (session.options.offline)
        return fail(Code::rejected, "a timestamp needs the network", "leave --offline out");
    auto vault = TRY(session.open(Use::write));
    auto const authorities = TRY(authorities_of(vault, options));
    std::vector<vault::EngagementRef> refs;
    if (options.slug.empty())
        refs = TRY(vault::list_engagements(vault));
    else
        refs.push_back(TRY(vault::find_engagement(vault, options.slug)));
    OutJson array = OutJson::array();
    std::string text;
    bool all = true;
    for (auto const& ref : refs) {
        auto const asked =
            options.automatic ? TRY(vault::authorities_due(vault, ref, authorities)) : authorities;
        if (options.automatic && asked.empty()) continue;
        for (auto const& outcome : TRY(vault::stamp(vault, ref, asked))) {
            all = all && outcome.stamped;
            array.push_back(json_of(ref.details.slug, outcome));
            text += fmt::format("{}  {}  {}{}\n", ref.details.slug, outcome.url,
                                outcome.stamped ? "stamped by " : "pending: ", outcome.text);
        }
    }
    OutJson json{{"stamps", array}};
    if (array.size() == 1) {
        json["status"] = array[0]["status"];
        json["time"] = array[0]["time"];
    }
    session.emit(json, text.empty() ? "No timestamp is due.\n" : text);
    return all ? status::ok : status::unproven;
}

}  // namespace

void add_cosign_commands(CommandLine app, Session& session) {
    auto const options = std::make_shared<CosignOptions>();
    auto const choose = [&session, options](Result<int> (*action)(Session&, CosignOptions const&)) {
        return [&session, options, action] {
            session.choose([options, action](Session& s) { return action(s, *options); });
        };
    };
    auto cosigned =
        app.add_subcommand("cosignatures", "Look for replies to your letters, and what they prove");
    cosigned.add_option("ENG", options->slug, "Short name of the engagement").required();
    cosigned.add_option("--keys", options->keys, keys_help);
    cosigned.add_flag("--recorded", options->recorded_alone,
                      "Show what is recorded, and look for no new replies");
    cosigned.add_option("--roots", options->roots,
                        "Certificates (PEM) of timestamp authorities that you trust");
    cosigned.footer(
        "Status: passed under keys or roots that you give; unchecked where the key is only as it "
        "was recorded;\nfailed when the evidence is not what the record says; pending until an "
        "answer comes.");
    cosigned.callback(choose(cosignatures));
    auto stamped =
        app.add_subcommand("stamp", "Have timestamp authorities vouch that the record exists now");
    stamped.add_option("ENG", options->slug, "Only this engagement (default: all)");
    stamped.add_flag("--auto", options->automatic,
                     "Only where 50 entries or a day have passed since the last one");
    stamped.add_option("--tsa", options->tsa,
                       "Address of an authority (default: those in mail.toml)");
    stamped.add_option("--ca", options->ca, "Certificate (PEM) to trust for its connection");
    stamped.callback(choose(stamp));
}

}  // namespace tally::cli
