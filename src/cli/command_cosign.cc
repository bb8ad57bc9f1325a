// tally cosignatures, tally stamp
#include <fmt/format.h>

#include <memory>

#include "base/words.h"
#include "cli/command_line.h"
#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/key_option.h"
#include "cli/present.h"
#include "cli/session.h"
#include "cli/text.h"
#include "vault/cosign.h"
#include "vault/mail_settings.h"
#include "vault/stamp.h"

namespace tally::cli {
namespace {

using vault::Use;

struct CosignOptions {
    std::string slug;
    std::string keys;
    bool automatic = false;
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

Result<int> cosignatures(Session& session, CosignOptions const& options) {
    auto vault = TRY(session.open(Use::write));
    auto keys = TRY(keys_of(session, vault, options.keys));
    auto const ref = TRY(vault::find_engagement(vault, options.slug));
    OutJson replies = OutJson::array();
    OutJson kept = OutJson::array();
    std::string text;
    for (auto const& reply : TRY(vault::find_replies(vault, ref, keys))) {
        replies.push_back(json_of(reply));
        text += text_of(reply);
    }
    Table table;
    for (auto const& view : TRY(vault::list_attestations(vault, ref))) {
        kept.push_back(json_of(view));
        auto const& one = view.attestation;
        table.row({when(one.time, session.zone), cut(one.by, 60),
                   one.method + (one.strength.empty() ? "" : " " + one.strength),
                   "saw the first " + counted(view.covers.value, "entry")});
    }
    if (!table.empty())
        text += (text.empty() ? "" : "\n") + table.text() + "\n" + what_it_does_not_prove;
    session.emit({{"engagement", options.slug}, {"replies", replies}, {"attestations", kept}},
                 text.empty() ? "Nobody else has seen the record yet. Send a letter: tally letter "
                                "draft " +
                                    options.slug + "\n"
                              : text);
    return status::ok;
}

Result<int> stamp(Session& session, CosignOptions const& options) {
    if (session.options.offline)
        return fail(Code::rejected, "a timestamp needs the network", "leave --offline out");
    auto vault = TRY(session.open(Use::write));
    auto const settings = TRY(vault::read_mail_settings(vault));
    std::vector<vault::EngagementRef> refs;
    if (options.slug.empty())
        refs = TRY(vault::list_engagements(vault));
    else
        refs.push_back(TRY(vault::find_engagement(vault, options.slug)));
    OutJson array = OutJson::array();
    std::string text;
    bool all = true;
    for (auto const& ref : refs) {
        if (options.automatic && !TRY(vault::stamp_is_due(vault, ref))) continue;
        for (auto const& outcome : TRY(vault::stamp(vault, ref, settings))) {
            all = all && outcome.stamped;
            array.push_back(
                {{"engagement", ref.details.slug},
                 {"url", outcome.url},
                 {"stamped", outcome.stamped},
                 {"time", outcome.time ? OutJson(format_instant(*outcome.time)) : OutJson(nullptr)},
                 {"text", outcome.text}});
            text += fmt::format("{}  {}  {}{}\n", ref.details.slug, outcome.url,
                                outcome.stamped ? "stamped by " : "pending: ", outcome.text);
        }
    }
    session.emit({{"stamps", array}}, text.empty() ? "No timestamp is due.\n" : text);
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
    cosigned.callback(choose(cosignatures));
    auto stamped =
        app.add_subcommand("stamp", "Have timestamp authorities vouch that the record exists now");
    stamped.add_option("ENG", options->slug, "Only this engagement (default: all)");
    stamped.add_flag("--auto", options->automatic,
                     "Only where 50 entries or a day have passed since the last one");
    stamped.callback(choose(stamp));
}

}  // namespace tally::cli
