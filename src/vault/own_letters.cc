#include "vault/own_letters.h"

#include "crypto/sha256.h"
#include "mail/compose.h"
#include "vault/changes.h"
#include "vault/departures.h"

namespace tally::vault {
namespace {

using State = Departure::State;

constexpr std::string_view own_begin = "outbox-own/";

// The recipient stands in front of the departure: "<address>\n<departure>".
struct Waiting {
    std::string key;
    std::string to;
    Departure departure;
};

Result<void> keep(Vault& vault, Waiting const& waiting) {
    Changes changes{vault};
    changes.set(waiting.key, waiting.to + "\n" + encode_departure(waiting.departure));
    return changes.commit();
}

Result<void> forget(Vault& vault, std::string const& key) {
    Changes changes{vault};
    changes.set(key, {});
    return changes.commit();
}

Result<std::optional<Waiting>> read_waiting(Vault& vault, std::string const& key) {
    auto const kept = TRY(vault.store().setting(key)).value_or("");
    auto const end = kept.find('\n');
    if (end == std::string::npos) return std::optional<Waiting>{};
    auto departure = TRY(decode_departure(kept.substr(end + 1)));
    return std::optional{Waiting{key, kept.substr(0, end), std::move(departure)}};
}

Result<SendOutcome> send_one(Vault& vault, Waiting waiting, net::SmtpServer const& server,
                             std::string const& from) {
    auto& departure = waiting.departure;
    departure.state = State::unclear;
    ++departure.attempts;
    TRY(keep(vault, waiting));
    auto const sent = net::send_mail(server, from, waiting.to, departure.message);
    if (sent || sent.error().code != Code::unavailable) {
        TRY(forget(vault, waiting.key));
        return SendOutcome{0, sent.has_value(), sent ? *sent : sent.error().message};
    }
    departure.state = State::waiting;
    departure.why = sent.error().message;
    departure.next = vault.now() + pause_after(departure.attempts);
    TRY(keep(vault, waiting));
    return SendOutcome{0, false, sent.error().message};
}

}  // namespace

Result<void> queue_own_letter(Vault& vault, MailSettings const& settings, std::string const& to,
                              std::string const& subject, std::string const& text) {
    auto const name = crypto::sha256(to, subject, text).hex().substr(0, 32);
    auto const key = std::string{own_begin} + name;
    if (TRY(read_waiting(vault, key))) return {};
    Departure departure;
    departure.next = vault.now();
    departure.message_id = "tally-own." + name + "@localhost";
    departure.message = TRY(mail::compose({.from = settings.from,
                                           .to = {{}, to},
                                           .subject = subject,
                                           .message_id = departure.message_id,
                                           .date = vault.now(),
                                           .text = text,
                                           .html = {},
                                           .automatic = true}));
    return keep(vault, {key, to, std::move(departure)});
}

Result<std::vector<SendOutcome>> send_own_letters(Vault& vault, MailSettings const& settings) {
    std::vector<SendOutcome> outcomes;
    if (!settings.smtp) return outcomes;
    std::optional<net::SmtpServer> server;
    for (auto const& key : TRY(vault.store().setting_keys(own_begin))) {
        auto waiting = TRY(read_waiting(vault, key));
        if (!waiting) continue;
        if (waiting->departure.state == State::unclear) {
            TRY(forget(vault, key));
            continue;
        }
        if (waiting->departure.next > vault.now()) continue;
        if (!server) server = TRY(smtp_server(*settings.smtp));
        outcomes.push_back(
            TRY(send_one(vault, *std::move(waiting), *server, settings.from.address)));
    }
    return outcomes;
}

Result<bool> anything_to_retry(Vault& vault, Instant now) {
    for (auto const& key : TRY(vault.store().setting_keys(own_begin)))
        if (auto const waiting = TRY(read_waiting(vault, key));
            waiting && waiting->departure.next <= now)
            return true;
    for (auto const& ref : TRY(list_engagements(vault)))
        for (auto const& view : TRY(list_letters(vault, ref)))
            if (view.departure && view.departure->state == State::waiting &&
                view.departure->attempts > 0 && view.departure->next <= now)
                return true;
    return false;
}

}  // namespace tally::vault
