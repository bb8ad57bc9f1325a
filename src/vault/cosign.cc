#include "vault/cosign.h"

#include <algorithm>
#include <set>

#include "attest/carrier.h"
#include "attest/dkim.h"
#include "extract/mail_text.h"
#include "ledger/kinds.h"
#include "ledger/note.h"
#include "mail/mime.h"
#include "outbox/letter.h"
#include "rights/pack.h"
#include "vault/changes.h"
#include "vault/confirm.h"
#include "vault/exchanges.h"
#include "vault/mail_evidence.h"
#include "vault/platform_mail.h"
#include "vault/projection.h"

namespace tally::vault {
namespace {

constexpr std::size_t mails_max = 100'000;
constexpr std::uint64_t mail_bytes_max = std::uint64_t{64} << 20;

bool is_known(engagement::State const& state, ledger::ItemId const& item) {
    return std::ranges::any_of(state.letters, [&](engagement::Letter const& letter) {
        return std::ranges::find(letter.answers, item) != letter.answers.end();
    });
}

// Message-IDs that relays gave to letters, and the numbers of these: read back from the copies that
// lie in the freelancer's Sent folder.
using Renamed = std::map<std::string, int, std::less<>>;

bool has_id(engagement::Letter const& letter, std::vector<std::string> const& ids,
            Renamed const& renamed) {
    return std::ranges::any_of(ids, [&](std::string const& id) {
        auto const found = renamed.find(id);
        return id == letter.message_id ||
               (found != renamed.end() && found->second == letter.number);
    });
}

// The letter that the mail answers: the one that it names with the strongest carrier; of the same,
// the newest. Also by the Message-ID that another program or a relay gave to it.
engagement::Letter const* answered_by(attest::WireMessage const& message,
                                      engagement::State const& state, Renamed const& renamed) {
    engagement::Letter const* best = nullptr;
    auto best_carrier = attest::Carrier::subject;
    for (auto const& letter : state.letters) {
        if (!letter.sent) continue;
        auto const carriers = attest::carriers_in(message, letter.checkpoint);
        if (carriers.empty()) continue;
        if (best == nullptr || carriers.front() <= best_carrier) {
            best = &letter;
            best_carrier = carriers.front();
        }
    }
    if (best != nullptr) return best;
    auto const* const field = message.last("in-reply-to");
    if (field == nullptr) return nullptr;
    auto const ids = attest::message_ids_in(field->value());
    auto const found = std::ranges::find_if(state.letters, [&](engagement::Letter const& letter) {
        return letter.sent && has_id(letter, ids, renamed);
    });
    return found == state.letters.end() ? nullptr : &*found;
}

engagement::ReplyStrength strength_of(attest::Strength strength) {
    switch (strength) {
        case attest::Strength::none: return engagement::ReplyStrength::none;
        case attest::Strength::weak: return engagement::ReplyStrength::weak;
        case attest::Strength::strong: return engagement::ReplyStrength::strong;
    }
    return engagement::ReplyStrength::none;
}

// The signatures of one mail, with the keys that they were checked under.
struct Judged {
    std::vector<attest::DkimResult> results;
    std::map<std::string, ledger::FoundKey> found;
    std::string trouble;
};

Judged judge(attest::WireMessage const& message, MailKeys& keys) {
    Judged judged;
    judged.results =
        attest::verify_dkim(message, [&](std::string const& name) -> std::optional<std::string> {
            auto key = keys.find(name);
            if (!key) {
                if (!keys.trouble().empty()) judged.trouble = keys.trouble();
                return std::nullopt;
            }
            return (judged.found[name] = *std::move(key)).text;
        });
    return judged;
}

class ReplyFinder {
public:
    ReplyFinder(Vault& vault, EngagementRef const& ref, MailKeys& keys)
        : vault_{vault}, ref_{ref}, keys_{keys} {}

    Result<std::vector<FoundReply>> run() && {
        for (auto const& view : TRY(list_attestations(vault_, ref_))) {
            attested_.insert(view.attestation.evidence);
            TRY(learn_signatures(view.attestation));
        }
        TRY(RecordedKeys::load(vault_, ref_.shared)).lend_to(keys_);
        for (auto const& [size, note] : TRY(vault_.store().notes(ref_.shared)))
            if (auto const digest = digest_of(note)) notes_.emplace_back(*digest, note);
        std::vector<FoundReply> replies;
        for (auto const& [item, is_client] : TRY(foreign_mails())) {
            auto reply = is_client ? TRY(look_at_reply(item)) : TRY(look_at_notification(item));
            if (reply) replies.push_back(*std::move(reply));
        }
        return replies;
    }

private:
    static std::optional<Digest> digest_of(std::string const& note) {
        auto const parsed = ledger::parse_note(note);
        if (!parsed) return std::nullopt;
        auto const checkpoint = ledger::Checkpoint::parse(parsed->text);
        return checkpoint ? std::optional{checkpoint->digest()} : std::nullopt;
    }

    // Of the client and of the platform, oldest first: the first answer counts.
    Result<std::vector<std::pair<search::IndexedItem, bool>>> foreign_mails() {
        auto const state = TRY(load_state(vault_, ref_));
        auto const platform = platform_senders(load_rules(vault_.folder()), state);
        auto* const index = TRY(vault_.index());
        std::vector<std::pair<search::IndexedItem, bool>> mails;
        for (auto& item : TRY(index->list(ref_.details.slug, mails_max))) {
            if (item.kind != "mail") continue;
            auto const sender = sender_of(item, state);
            bool const is_client = sender == ledger::Party::client;
            if (sender == ledger::Party::freelancer) read_back(item, state);
            if (is_client || rights::matches_sender(address_in(item.from), platform))
                mails.emplace_back(std::move(item), is_client);
        }
        std::ranges::reverse(mails);
        return mails;
    }

    // The signatures of a mail that counts already.
    Result<void> learn_signatures(ledger::Attestation const& attestation) {
        if (attestation.method != "dkim") return {};
        auto const mail =
            vault_.store().read(TRY(Digest::parse(attestation.evidence)), mail_bytes_max);
        if (!mail) return {};  // erased
        attest::WireMessage const message{*mail};
        for (auto const& field : message.fields()) {
            if (field.name != "dkim-signature") continue;
            auto const signature = attest::parse_signature(field.value());
            if (signature && signature->domain == attestation.by)
                signatures_.insert(signature->signature);
        }
        return {};
    }

    // A copy of a letter, as it lies in the Sent folder: relays give some a Message-ID of theirs.
    void read_back(search::IndexedItem const& copy, engagement::State const& state) {
        for (auto const& letter : state.letters)
            if (letter.sent && copy.message_id != letter.message_id &&
                attest::names_token(copy.subject, letter.checkpoint))
                renamed_.emplace(copy.message_id, letter.number);
    }

    Result<std::optional<FoundReply>> look_at_reply(search::IndexedItem const& item) {
        auto const state = TRY(load_state(vault_, ref_));
        bool const known = is_known(state, item.id);
        if (known && attested_.contains(item.blob.text())) return std::optional<FoundReply>{};
        auto const raw = TRY(vault_.store().read(item.blob, mail_bytes_max));
        attest::WireMessage const message{raw};
        auto const* const letter = answered_by(message, state, renamed_);
        if (letter == nullptr) return std::optional<FoundReply>{};
        auto const judged = judge(message, keys_);
        FoundReply reply;
        reply.item = item.id;
        reply.letter = letter->number;
        reply.proof = attest::prove_reply(message, judged.results, letter->checkpoint);
        mark_replay(reply.proof);
        // Its key may have turned up since: in a file, or because DNS answers again.
        if (known && reply.proof.strength == attest::Strength::none)
            return std::optional<FoundReply>{};
        reply.no_person = attest::no_person(message);
        reply.trouble = judged.trouble;
        if (reply.no_person.empty())  // a machine accepts nothing
            reply.quote = outbox::accepting_words(extract::mail_text(mail::parse_mail(raw)).text);
        reply.waits = reply.proof.strength == attest::Strength::none && !judged.trouble.empty();
        if (!reply.waits) {
            if (!known || strength_of(reply.proof.strength) > letter->strength)
                TRY(record_answer(reply, item));
            TRY(record_proof(reply, item, letter->checkpoint, judged));
            TRY(record_confirmations(reply, item, message, judged));
        }
        return std::optional{std::move(reply)};
    }

    // What else the client's own words, and what they quote, confirm.
    Result<void> record_confirmations(FoundReply& reply, search::IndexedItem const& item,
                                      attest::WireMessage const& message, Judged const& judged) {
        bool const body_is_signed =
            std::ranges::any_of(judged.results, [&](attest::DkimResult const& result) {
                return attest::signs_body(result, reply.proof.domain);
            });
        if (reply.proof.strength == attest::Strength::none || !reply.no_person.empty() ||
            !body_is_signed)
            return {};
        reply.confirmed = TRY(confirm_by_reply(vault_, ref_, message.body(),
                                               strength_of(reply.proof.strength), item.id));
        return {};
    }

    // A message of the platform into which a token was pasted.
    Result<std::optional<FoundReply>> look_at_notification(search::IndexedItem const& item) {
        if (attested_.contains(item.blob.text())) return std::optional<FoundReply>{};
        auto const raw = TRY(vault_.store().read(item.blob, mail_bytes_max));
        attest::WireMessage const message{raw};
        auto const named = std::ranges::find_if(notes_, [&](auto const& note) {
            return !attest::carriers_in(message, note.first).empty();
        });
        if (named == notes_.end()) return std::optional<FoundReply>{};
        auto const judged = judge(message, keys_);
        FoundReply reply;
        reply.item = item.id;
        reply.proof = attest::prove_reply(message, judged.results, named->first);
        mark_replay(reply.proof);
        reply.no_person = "a notification of the platform";
        reply.trouble = judged.trouble;
        reply.waits = reply.proof.strength == attest::Strength::none && !judged.trouble.empty();
        TRY(record_proof(reply, item, named->first, judged));
        return std::optional{std::move(reply)};
    }

    // Whoever sends a signed mail again changes what is not signed, and proves nothing anew.
    void mark_replay(attest::ReplyProof& proof) {
        if (proof.strength == attest::Strength::none || signatures_.insert(proof.signature).second)
            return;
        proof.strength = attest::Strength::none;
        proof.reason = "the same signed mail came before, and counts once";
    }

    Result<void> record_answer(FoundReply const& reply, search::IndexedItem const& item) {
        TRY(act(vault_, ref_,
                engagement::LetterAnswered{reply.letter, strength_of(reply.proof.strength),
                                           reply.quote},
                {.author = ledger::Party::client,
                 .occurred = std::min(item.occurred, vault_.now()),
                 .basis = item.id}));
        return {};
    }

    Result<void> record_proof(FoundReply const& reply, search::IndexedItem const& item,
                              Digest const& checkpoint, Judged const& judged) {
        auto const note =
            std::ranges::find(notes_, checkpoint, &std::pair<Digest, std::string>::first);
        if (reply.proof.strength == attest::Strength::none || note == notes_.end()) return {};
        ledger::Attestation attestation;
        attestation.kind = ledger::kind::cosignature_received;
        attestation.checkpoint = note->second;
        attestation.time = *reply.proof.time;
        attestation.by = reply.proof.domain;
        attestation.method = "dkim";
        attestation.evidence = item.blob.text();
        attestation.strength = name(reply.proof.strength);
        if (auto const key = judged.found.find(reply.proof.key_name); key != judged.found.end())
            attestation.key = key->second;
        auto const topic =
            reply.letter == 0 ? std::string{"platform"} : "letter/" + std::to_string(reply.letter);
        Changes changes{vault_};
        TRY(changes.add(ref_.shared, {attestation.kind, ledger::Party::system, topic,
                                      ledger::encode(attestation)}));
        attested_.insert(attestation.evidence);
        return changes.commit();
    }

    Vault& vault_;
    EngagementRef const& ref_;
    MailKeys& keys_;
    std::set<std::string> attested_;    // evidence that is recorded already
    std::set<std::string> signatures_;  // in that evidence
    Renamed renamed_;
    std::vector<std::pair<Digest, std::string>> notes_;  // published checkpoints
};

}  // namespace

Result<std::vector<FoundReply>> find_replies(Vault& vault, EngagementRef const& ref,
                                             MailKeys& keys) {
    TRY(update_index(vault));
    return ReplyFinder{vault, ref, keys}.run();
}

}  // namespace tally::vault
