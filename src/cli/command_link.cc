#include "cli/command_link.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "base/words.h"
#include "cli/command_line.h"
#include "cli/exit_status.h"
#include "cli/present.h"
#include "cli/text.h"
#include "links/page.h"
#include "vault/letters.h"
#include "vault/link.h"
#include "vault/links.h"

namespace tally::cli {
namespace {

using vault::Use;

struct LinkOptions {
    std::string slug;
    vault::NewLink link;
    std::string holder = "client";
    int number = 0;
    std::string why;
    std::string text;
};
using Options = std::shared_ptr<LinkOptions>;

std::string state_of(links::Link const& link, Instant now) {
    if (link.revoked) return "revoked";
    if (now >= link.expires) return "expired";
    return link.opened ? "opened" : "new";
}

OutJson instant_of(std::optional<Instant> const& at) {
    return at ? OutJson(format_instant(*at)) : OutJson(nullptr);
}

OutJson json_of(links::Link const& link, Instant now) {
    return {{"link", link.number},
            {"holder", engagement::name(link.holder)},
            {"to", link.to},
            {"case", link.case_number},
            {"file", link.file ? OutJson(link.file->text()) : OutJson(nullptr)},
            {"state", state_of(link, now)},
            {"created", format_instant(link.created)},
            {"expires", format_instant(link.expires)},
            {"opened", instant_of(link.opened)},
            {"revoked", instant_of(link.revoked)}};
}

OutJson json_of(links::Consent const& consent) {
    return {{"consent", consent.number},
            {"link", consent.link},
            {"act", consent.act},
            {"about", consent.about},
            {"name", consent.name},
            {"given", format_instant(consent.given)},
            {"digest", consent.digest.text()},
            {"status", consent.confirmed ? "confirmed" : "claimed"},
            {"basis", consent.confirmed ? OutJson(consent.confirmed->text) : OutJson(nullptr)}};
}

OutJson json_of(links::Passkey const& passkey) {
    return {{"passkey", passkey.fingerprint.text()},
            {"link", passkey.link},
            {"enrolled", format_instant(passkey.enrolled)},
            {"status", passkey.bound ? "bound" : "claimed"},
            {"basis", passkey.bound ? OutJson(passkey.bound->text) : OutJson(nullptr)}};
}

std::string text_of_case(std::string const& slug, vault::CreatedLink const& created) {
    auto const& link = created.link;
    if (!link.file) return {};
    std::string gaps;
    for (auto const& gap : created.gaps) gaps += "still missing: " + gap + "\n";
    return fmt::format(
        "It shows case {}/{} as it stands now, and nothing else: one file, {}\nWhat comes later is "
        "not in it. Keep something back or erase it, and this link shows nothing.\n{}",
        slug, link.case_number, link.file->text(), gaps);
}

OutJson json_of(links::Concern const& concern) {
    return {{"concern", concern.number},
            {"milestone", concern.milestone},
            {"text", concern.text},
            {"raised", format_instant(concern.raised)},
            {"answer", concern.answer ? OutJson(*concern.answer) : OutJson(nullptr)}};
}

Result<int> create(Session& session, LinkOptions const& options) {
    auto vault = TRY(session.open(Use::write));
    auto const ref = TRY(vault::find_engagement(vault, options.slug));
    auto wanted = options.link;
    wanted.holder =
        TRY_WITHIN("--for", engagement::parse_name<links::Holder>(ascii_lower(options.holder)));
    auto const created = TRY(vault::create_link(vault, ref, wanted));
    auto const& link = created.link;
    auto json = json_of(link, vault.now());
    json["engagement"] = options.slug;
    json["url"] = created.url;
    json["gaps"] = created.gaps;
    session.emit(json, fmt::format("{}\n\nLink {}, good until {}. It is shown this once: send it "
                                   "to {}.\nWhoever opens it needs a code, which is mailed to that "
                                   "address and to no other.\n{}",
                                   created.url, link.number, when(link.expires, session.zone),
                                   link.to, text_of_case(options.slug, created)));
    session.remark("The page is there while tally serve --public-url runs.");
    if (created.url.starts_with("http://"))
        session.remark(
            "http://localhost is this computer alone: this link is for trying it yourself, and "
            "opens on no other.");
    return status::ok;
}

std::string holder_of(links::Link const& link) {
    auto const name = std::string{engagement::name(link.holder)};
    return link.case_number == 0 ? name : fmt::format("{}, case {}", name, link.case_number);
}

std::string table_of_links(links::Links const& all, Instant now, std::string const& zone) {
    Table table;
    for (auto const& link : all.links)
        table.row({std::to_string(link.number), holder_of(link), state_of(link, now), link.to,
                   link.revoked ? "revoked " + when(*link.revoked, zone)
                                : "until " + when(link.expires, zone)});
    return table.empty() ? "No link yet. Make one: tally link create ENG --url https://...\n"
                         : table.text();
}

std::string text_of_acts(links::Links const& all, std::string const& zone) {
    Table table;
    for (auto const& consent : all.consents)
        table.row({when(consent.given, zone), consent.act, consent.about,
                   consent.confirmed ? "confirmed by a signed reply" : "claimed"});
    for (auto const& passkey : all.passkeys)
        table.row({when(passkey.enrolled, zone), "passkey", cut(passkey.fingerprint.text(), 24),
                   passkey.bound ? "bound by a signed reply" : "claimed"});
    return table.empty() ? std::string{} : "\nDone through links\n" + table.text();
}

std::string text_of_concerns(links::Links const& all, std::string const& zone) {
    std::string text;
    for (auto const& one : all.concerns)
        text += fmt::format("{} {}, {}: {}\n     {}\n", one.number, when(one.raised, zone),
                            one.milestone == 0 ? "about the whole"
                                               : fmt::format("about milestone {}", one.milestone),
                            one.text,
                            one.answer ? "You answered: " + *one.answer : "Not answered yet.");
    return text.empty() ? text : "\nConcerns of the client\n" + text;
}

bool waits_for_a_reply(links::Links const& all) {
    return std::ranges::any_of(all.consents, [](auto const& one) { return !one.confirmed; }) ||
           std::ranges::any_of(all.passkeys, [](auto const& one) { return !one.bound; });
}

Result<int> list(Session& session, LinkOptions const& options) {
    auto vault = TRY(session.open(Use::read));
    auto const ref = TRY(vault::find_engagement(vault, options.slug));
    auto const all = TRY(vault::load_links(vault, ref));
    auto const now = vault.now();
    OutJson json{{"engagement", options.slug},
                 {"links", OutJson::array()},
                 {"consents", OutJson::array()},
                 {"passkeys", OutJson::array()},
                 {"concerns", OutJson::array()}};
    for (auto const& link : all.links) json["links"].push_back(json_of(link, now));
    for (auto const& consent : all.consents) json["consents"].push_back(json_of(consent));
    for (auto const& passkey : all.passkeys) json["passkeys"].push_back(json_of(passkey));
    for (auto const& concern : all.concerns) json["concerns"].push_back(json_of(concern));
    session.emit(json, table_of_links(all, now, session.zone) + text_of_acts(all, session.zone) +
                           text_of_concerns(all, session.zone));
    if (waits_for_a_reply(all))
        session.remark(
            "Claimed: you run the page, so it rests on your word. Have it confirmed: "
            "tally link receipt " +
            options.slug);
    return status::ok;
}

// A letter like others: it carries a checkpoint, and waits in the outbox.
Result<int> receipt(Session& session, LinkOptions const& options) {
    auto vault = TRY(session.open(Use::write));
    auto const ref = TRY(vault::find_engagement(vault, options.slug));
    auto const state = TRY(vault::load_state(vault, ref));
    auto const words = links::receipt_letter(state, TRY(vault::load_links(vault, ref)));
    if (!words)
        return fail(Code::not_found, "nothing that was done through a link waits for a reply",
                    "tally link list shows what was done");
    if (state.client.addresses.empty())
        return fail(Code::rejected, "the client has no e-mail address here",
                    "record it: tally party set ENG client --address");
    engagement::PrepareLetter const letter{engagement::LetterPurpose::notice,
                                           state.client.addresses.front(), words->subject,
                                           words->text};
    auto const number = TRY(vault::write_letter(vault, ref, letter, {})).number;
    session.emit({{"engagement", options.slug}, {"letter", number}, {"text", words->text}},
                 words->text + fmt::format("\nWrote letter {}. It is not sent yet: tally letter "
                                           "send {}\n",
                                           number, options.slug));
    return status::ok;
}

Result<int> answer(Session& session, LinkOptions const& options) {
    auto vault = TRY(session.open(Use::write));
    auto const ref = TRY(vault::find_engagement(vault, options.slug));
    TRY(vault::record_link_fact(vault, ref, links::ConcernAnswered{options.number, options.text},
                                {}));
    session.emit(
        {{"engagement", options.slug}, {"concern", options.number}, {"answer", options.text}},
        fmt::format("Answered concern {}: the client reads it on the page.\n", options.number));
    return status::ok;
}

Result<int> revoke(Session& session, LinkOptions const& options) {
    auto vault = TRY(session.open(Use::write));
    auto const ref = TRY(vault::find_engagement(vault, options.slug));
    TRY(vault::revoke_link(vault, ref, options.number, options.why));
    session.emit({{"engagement", options.slug}, {"revoked", options.number}},
                 fmt::format("Link {} opens nothing from here on.\n", options.number));
    return status::ok;
}

CommandLine add(CommandLine group, Session& session, Options const& options,
                std::string const& name, std::string const& does,
                Result<int> (*action)(Session&, LinkOptions const&)) {
    auto command = group.add_subcommand(name, does);
    command.add_option("ENG", options->slug, "Short name of the engagement").required();
    command.callback([&session, options, action] {
        session.choose([options, action](Session& s) { return action(s, *options); });
    });
    return command;
}

}  // namespace

void add_link_commands(CommandLine app, Session& session) {
    auto group = app.add_subcommand("link", "A page of their own for the client or a mediator");
    group.require_subcommand(1);
    auto const options = std::make_shared<LinkOptions>();
    auto made = add(group, session, options, "create", "Make a link; it is shown once", create);
    made.add_option("--for", options->holder, "client, or mediator: reads one case")
        .shows_default();
    made.add_option("--case", options->link.case_number,
                    "The number of that case; it is built now, and this file is what is shown");
    made.add_option("--to", options->link.to,
                    "The address that codes are mailed to (default: the client's)");
    made.add_option("--days", options->link.days, "How long it is good, at most 400")
        .shows_default();
    made.add_option("--url", options->link.url,
                    "Where your program is reached: https://tally.example (remembered); "
                    "http://localhost:8645 to try it yourself");
    made.footer(
        "The client needs no account: the first time it is opened in a browser, a code goes to\n"
        "that one address. What is done there is recorded as claimed, because you run the page;\n"
        "a plain reply to a receipt confirms it: tally link receipt ENG\n\n"
        "A mediator checks the case in the browser, byte by byte, reads it, and can do nothing:\n"
        "  tally link create ENG --for mediator --case 1 --to name@mediation.example");
    add(group, session, options, "list", "Links, and what was done through them", list);
    add(group, session, options, "receipt", "A letter whose plain reply confirms what was done",
        receipt);
    auto answered = add(group, session, options, "answer",
                        "Answer a concern; the client reads it on the page", answer);
    answered.add_option("N", options->number, "Number of the concern: tally link list").required();
    answered.add_option("--text", options->text, "What you say to it").required();
    auto gone = add(group, session, options, "revoke", "Close a link at once", revoke);
    gone.add_option("N", options->number, "Number of the link").required();
    gone.add_option("--why", options->why, "Why; the record keeps it");
}

}  // namespace tally::cli
