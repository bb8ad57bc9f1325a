#include "vault/letters.h"

#include <algorithm>

#include "attest/carrier.h"
#include "attest/message.h"
#include "base/encoding.h"
#include "crypto/sha256.h"
#include "engagement/event.h"
#include "engagement/numbered.h"
#include "ledger/note.h"
#include "mail/compose.h"
#include "outbox/letter.h"
#include "outbox/server_reply.h"
#include "vault/changes.h"
#include "vault/departures.h"
#include "vault/drafts.h"
#include "vault/import.h"
#include "vault/set_aside.h"
#include "vault/void_entry.h"

namespace tally::vault {
namespace {

using State = Departure::State;

// Of the newest letter that went out before this one.
std::optional<Digest> carried_before(engagement::State const& state, int number) {
    std::optional<Digest> before;
    for (auto const& letter : state.letters)
        if (letter.sent && letter.number < number) before = letter.checkpoint;
    return before;
}

Result<Departure> compose_letter(Vault& vault, engagement::State const& state,
                                 engagement::Letter const& letter, std::string const& note,
                                 MailSettings const& settings,
                                 std::optional<mail::NewAttachment> attachment) {
    auto const checkpoint = crypto::sha256(TRY(ledger::parse_note(note)).text);
    outbox::Carried const carried{note, carried_before(state, letter.number)};
    Departure departure;
    departure.next = vault.now();
    departure.note = note;
    departure.message_id =
        attest::message_id_of(checkpoint, attest::domain_of(settings.from.address));
    mail::NewMail mail{.from = settings.from,
                       .to = {state.client.name, letter.to},
                       .subject = attest::subject_with_token(letter.subject, checkpoint),
                       .message_id = departure.message_id,
                       .date = vault.now(),
                       .text = outbox::letter_text(letter.text, carried),
                       .html = outbox::letter_html(letter.text, carried)};
    if (attachment) mail.attachments.push_back(*std::move(attachment));
    departure.message = TRY(mail::compose(mail));
    return departure;
}

Result<void> keep(Vault& vault, EngagementRef const& ref, int letter, Departure const& departure) {
    Changes changes{vault};
    changes.set(departure_key(ref, letter), encode_departure(departure));
    return changes.commit();
}

// What went out is evidence, too.
Result<void> keep_message(Vault& vault, EngagementRef const& ref, Departure const& departure) {
    std::vector<OpenSource> sources;
    sources.push_back(memory_source("outbox", {mail_item(departure.message, "outbox/letter.eml")}));
    auto const summary = TRY(import_sources(vault, sources, {.into = ref.details.slug}, {}));
    if (summary.failures > 0)
        return fail(Code::unavailable,
                    "keep a copy of the letter: " + summary.failed.front().error);
    return {};
}

Result<void> record_sent(Vault& vault, EngagementRef const& ref, int letter,
                         Departure const& departure, engagement::LetterSent fact) {
    fact.letter = letter;
    fact.checkpoint = crypto::sha256(TRY(ledger::parse_note(departure.note)).text);
    TRY(act(vault, ref, fact, {}));
    Changes changes{vault};
    changes.set(departure_key(ref, letter), {});
    TRY(changes.commit());
    return keep_message(vault, ref, departure);
}

Result<SendOutcome> send_one(Vault& vault, EngagementRef const& ref, LetterView const& view,
                             net::SmtpServer const& server, std::string const& from) {
    auto departure = *view.departure;
    int const number = view.letter.number;
    departure.state = State::unclear;
    departure.why = "the program ended while it was sent";
    ++departure.attempts;
    TRY(keep(vault, ref, number, departure));
    auto const sent = net::send_mail(server, from, view.letter.to, departure.message);
    if (sent) {
        engagement::LetterSent fact;
        fact.message_id = outbox::message_id_in_reply(*sent, server.url, departure.message_id);
        fact.reply = to_valid_utf8(*sent);
        TRY(record_sent(vault, ref, number, departure, std::move(fact)));
        return SendOutcome{number, true, *sent};
    }
    departure.why = sent.error().message;
    departure.state = sent.error().code == Code::unknown_state ? State::unclear
                      : sent.error().code == Code::rejected    ? State::refused
                                                               : State::waiting;
    departure.next = vault.now() + pause_after(departure.attempts);
    TRY(keep(vault, ref, number, departure));
    return SendOutcome{number, false, sent.error().message + "; " + sent.error().hint};
}

// Where the entry stands that prepared the letter.
Result<std::uint64_t> entry_of(Vault& vault, EngagementRef const& ref, int number) {
    for (auto const& recorded : TRY(load_state(vault, ref)).history) {
        auto const* const fact = std::get_if<engagement::LetterPrepared>(&recorded.event.fact);
        if (fact != nullptr && fact->letter == number) return recorded.n;
    }
    return fail(Code::not_found, "there is no letter " + std::to_string(number));
}

// How a letter leaves: by which account, with what beside it, and when at the earliest.
struct Posting {
    MailSettings const& settings;
    AttachmentMaker make_attachment = {};
    std::optional<Instant> held_until = {};
};

// Signs a checkpoint over all that is recorded, and keeps the mail that carries it.
Result<Departure> prepare(Vault& vault, EngagementRef const& ref, engagement::State const& state,
                          engagement::Letter const& letter, Posting const& posting) {
    Changes changes{vault};
    auto const note = TRY(changes.publish(ref.shared));
    std::optional<mail::NewAttachment> attachment;
    if (posting.make_attachment) attachment = TRY(posting.make_attachment(ref, state, note));
    auto departure =
        TRY(compose_letter(vault, state, letter, note, posting.settings, std::move(attachment)));
    departure.held_until = posting.held_until;
    changes.set(departure_key(ref, letter.number), encode_departure(departure));
    TRY(changes.commit());
    return departure;
}

// Lets a letter go that is to cool off; why is recorded before it can leave.
Result<void> let_go(Vault& vault, EngagementRef const& ref, LetterView& view,
                    std::string const& reason) {
    auto const number = view.letter.number;
    TRY(set_aside(vault, ref, {"cooling-off", reason, "send letter " + std::to_string(number)}));
    view.departure->held_until.reset();
    view.held = false;
    return keep(vault, ref, number, *view.departure);
}

std::string held_words(Vault const& vault, LetterView const& view) {
    return "it is held until " +
           format_local(view.departure->held_until.value_or(Instant{}), vault.profile().zone) +
           ", to be read once more";
}

bool goes_now(Departure const& departure, Instant now, SendWhat what) {
    bool const is_due = departure.state == State::waiting && departure.next <= now;
    switch (what) {
        case SendWhat::due: return is_due;
        case SendWhat::again: return true;
        case SendWhat::retries: return is_due && departure.attempts > 0;
    }
    return false;
}

}  // namespace

Result<WrittenLetter> write_letter(Vault& vault, EngagementRef const& ref,
                                   engagement::PrepareLetter const& command,
                                   WriteOptions const& options) {
    auto const settings = TRY(read_mail_settings(vault));
    auto const before = TRY(load_state(vault, ref));
    WrittenLetter written;
    written.tone = TRY(check_letter(vault.folder(), command.subject, command.text,
                                    circumstances_of(before, vault.now())));
    auto const done = TRY(act(vault, ref, command, options.act));
    auto const& letter = done.state.letters.back();
    written.number = letter.number;
    bool const hurts = tone::should_wait(written.tone.verdict);
    if (hurts && options.act.override_reason)
        TRY(set_aside(vault, ref,
                      {"heated-words", *options.act.override_reason,
                       "write letter " + std::to_string(letter.number)}));
    if (options.hold || (hurts && !options.act.override_reason))
        written.held_until = next_morning(vault.now(), vault.profile().zone);
    TRY(prepare(vault, ref, done.state, letter,
                {settings, options.attachment, written.held_until}));
    return written;
}

Result<void> drop_letter(Vault& vault, EngagementRef const& ref, int number,
                         std::string const& reason) {
    auto const view = TRY(find_letter(vault, ref, number));
    if (view.letter.sent)
        return fail(Code::rejected, "letter " + std::to_string(number) + " has left already");
    if (view.departure && view.departure->state == State::unclear)
        return fail(Code::rejected,
                    "nobody knows whether letter " + std::to_string(number) + " has left",
                    "look into your Sent folder, then: tally letter sent, or send --again");
    TRY(void_entry(vault, ref, {TRY(entry_of(vault, ref, number)), false, reason}));
    Changes changes{vault};
    changes.set(departure_key(ref, number), {});
    return changes.commit();
}

std::optional<Digest> LetterView::checkpoint() const {
    if (letter.sent) return letter.checkpoint;
    if (!departure) return std::nullopt;
    auto const note = ledger::parse_note(departure->note);
    return note ? std::optional{crypto::sha256(note->text)} : std::nullopt;
}

Result<std::vector<LetterView>> list_letters(Vault& vault, EngagementRef const& ref,
                                             std::optional<Instant> at) {
    std::vector<LetterView> views;
    for (auto const& letter : TRY(load_state(vault, ref)).letters) {
        LetterView view{letter, std::nullopt};
        if (!letter.sent) view.departure = TRY(read_departure(vault, ref, letter.number));
        view.held = view.departure && view.departure->held_until > at.value_or(vault.now());
        views.push_back(std::move(view));
    }
    return views;
}

Result<LetterView> find_letter(Vault& vault, EngagementRef const& ref, int number,
                               std::optional<Instant> at) {
    std::string known;
    for (auto& view : TRY(list_letters(vault, ref, at))) {
        if (view.letter.number == number) return std::move(view);
        known += (known.empty() ? "" : ", ") + std::to_string(view.letter.number);
    }
    return fail(Code::not_found, "there is no letter " + std::to_string(number),
                known.empty() ? "write one: tally letter write --help" : "there are " + known);
}

Result<std::vector<SendOutcome>> send_letters(Vault& vault, EngagementRef const& ref,
                                              MailSettings const& settings, SendWhat what,
                                              std::optional<int> only,
                                              std::optional<std::string> const& reason) {
    std::vector<SendOutcome> outcomes;
    std::optional<net::SmtpServer> server;
    auto const state = TRY(load_state(vault, ref));
    for (auto& view : TRY(list_letters(vault, ref))) {
        if (view.letter.sent || only.value_or(view.letter.number) != view.letter.number) continue;
        if (!view.departure)  // the program ended before it was composed
            view.departure = TRY(prepare(vault, ref, state, view.letter, {settings}));
        if (view.held && reason) TRY(let_go(vault, ref, view, *reason));
        if (view.held) {
            if (what != SendWhat::retries)
                outcomes.push_back({view.letter.number, false, held_words(vault, view), {}, true});
            continue;
        }
        if (!goes_now(*view.departure, vault.now(), what)) {
            if (what != SendWhat::retries)
                outcomes.push_back({view.letter.number, false, view.departure->why});
            continue;
        }
        if (!settings.smtp)
            return fail(Code::rejected, "no mail account is set up, so nothing was sent",
                        "set it up: tally account out --help; or send it yourself: tally letter "
                        "show --eml");
        if (!server) server = TRY(smtp_server(*settings.smtp));
        outcomes.push_back(TRY(send_one(vault, ref, view, *server, settings.from.address)));
    }
    return outcomes;
}

Result<std::vector<SendOutcome>> send_all_letters(Vault& vault, MailSettings const& settings,
                                                  SendWhat what) {
    std::vector<SendOutcome> all;
    for (auto const& ref : TRY(list_engagements(vault)))
        for (auto& outcome : TRY(send_letters(vault, ref, settings, what))) {
            outcome.engagement = ref.details.slug;
            all.push_back(std::move(outcome));
        }
    return all;
}

Result<void> mark_sent(Vault& vault, EngagementRef const& ref, int number,
                       std::string const& message_id, std::optional<std::string> const& reason) {
    auto view = TRY(find_letter(vault, ref, number));
    if (!view.departure)
        return fail(Code::rejected, "letter " + std::to_string(number) + " has left already");
    if (view.held && reason) TRY(let_go(vault, ref, view, *reason));
    if (view.held)
        return fail(Code::rejected,
                    "letter " + std::to_string(number) + ": " + held_words(vault, view),
                    "if it has left all the same, say why: --yes-i-know --reason TEXT");
    engagement::LetterSent fact;
    fact.message_id = message_id.empty() ? view.departure->message_id : message_id;
    fact.way = engagement::LetterWay::by_hand;
    return record_sent(vault, ref, number, *view.departure, std::move(fact));
}

}  // namespace tally::vault
