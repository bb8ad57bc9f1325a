#include "attest/reply.h"

#include <algorithm>

#include "attest/carrier.h"
#include "base/words.h"
#include "crypto/sha256.h"
#include "ledger/note.h"

namespace tally::attest {
namespace {

bool names_id(HeaderField const* field, Digest const& checkpoint) {
    return field != nullptr &&
           std::ranges::any_of(message_ids_in(field->value()), [&](std::string const& id) {
               return digest_in_message_id(id) == checkpoint;
           });
}

bool quotes_note(WireMessage const& message, Digest const& checkpoint) {
    return std::ranges::any_of(find_notes(message.body()), [&](std::string const& text) {
        auto const note = ledger::parse_note(text);
        return note && crypto::sha256(note->text) == checkpoint;
    });
}

bool is_covered(WireMessage const& message, DkimResult const& result, Carrier carrier) {
    switch (carrier) {
        case Carrier::in_reply_to: return covers_field(message, result.signature, "in-reply-to");
        case Carrier::references: return covers_field(message, result.signature, "references");
        case Carrier::subject: return covers_field(message, result.signature, "subject");
        case Carrier::note:
        case Carrier::text: return result.unsigned_bytes == 0;
    }
    return false;
}

std::optional<Instant> time_of(WireMessage const& message, DkimSignature const& signature) {
    if (signature.signed_at) return signature.signed_at;
    if (!covers_field(message, signature, "date")) return std::nullopt;
    return parse_mail_date(message.last("date")->value());
}

ReplyProof proof_by(WireMessage const& message, DkimResult const& result,
                    std::vector<Carrier> const& carriers) {
    ReplyProof proof;
    for (auto const carrier : carriers)
        if (is_covered(message, result, carrier)) proof.carriers.push_back(carrier);
    proof.domain = result.signature.domain;
    proof.key_name = result.signature.key_name();
    proof.signature = result.signature.signature;
    proof.time = time_of(message, result.signature);
    if (proof.carriers.empty())
        proof.reason = "the signature of " + proof.domain + " does not cover what names the letter";
    else if (!proof.time)
        proof.reason = "the signature of " + proof.domain + " does not cover a time";
    else
        proof.strength =
            proof.carriers.front() >= Carrier::subject ? Strength::weak : Strength::strong;
    return proof;
}

std::string why_not(std::vector<DkimResult> const& results) {
    if (results.empty()) return "no domain signed it";
    for (auto const& result : results)
        if (result.verdict == DkimVerdict::pass)
            return "signed by " + result.signature.domain + ", which is not the sender's domain";
    auto const& first = results.front();
    return std::string{name(first.verdict)} + ": " + first.reason;
}

}  // namespace

std::string_view name(Carrier carrier) {
    switch (carrier) {
        case Carrier::in_reply_to: return "In-Reply-To";
        case Carrier::references: return "References";
        case Carrier::note: return "quoted note";
        case Carrier::subject: return "Subject";
        case Carrier::text: return "token in the text";
    }
    return "";
}

std::string_view name(Strength strength) {
    switch (strength) {
        case Strength::none: return "none";
        case Strength::weak: return "weak";
        case Strength::strong: return "strong";
    }
    return "";
}

std::vector<Carrier> carriers_in(WireMessage const& message, Digest const& checkpoint) {
    std::vector<Carrier> carriers;
    if (names_id(message.last("in-reply-to"), checkpoint)) carriers.push_back(Carrier::in_reply_to);
    if (names_id(message.last("references"), checkpoint)) carriers.push_back(Carrier::references);
    if (quotes_note(message, checkpoint)) carriers.push_back(Carrier::note);
    auto const* const subject = message.last("subject");
    if (subject != nullptr && names_token(subject->value(), checkpoint))
        carriers.push_back(Carrier::subject);
    if (text_names_token(message.body(), checkpoint)) carriers.push_back(Carrier::text);
    return carriers;
}

bool signs_body(DkimResult const& result, std::string_view domain) {
    return result.verdict == DkimVerdict::pass && result.aligned && !result.testing &&
           result.unsigned_bytes == 0 && result.signature.domain == domain;
}

ReplyProof prove_reply(WireMessage const& message, std::vector<DkimResult> const& results,
                       Digest const& checkpoint) {
    auto const carriers = carriers_in(message, checkpoint);
    ReplyProof best;
    best.reason = carriers.empty() ? "nothing in it names the letter" : why_not(results);
    if (carriers.empty()) return best;
    for (auto const& result : results) {
        if (result.verdict != DkimVerdict::pass || !result.aligned || result.testing) continue;
        auto proof = proof_by(message, result, carriers);
        if (proof.strength > best.strength || best.domain.empty()) best = std::move(proof);
    }
    return best;
}

std::string no_person(WireMessage const& message) {
    auto const value = [&](std::string_view name) {
        auto const* const field = message.last(name);
        auto text = field == nullptr ? std::string{} : ascii_lower(field->value());
        std::erase_if(text, [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; });
        return text;
    };
    auto const automatic = value("auto-submitted");
    if (!automatic.empty() && !automatic.starts_with("no")) return "an automatic answer";
    auto const precedence = value("precedence");
    if (precedence == "bulk" || precedence == "junk" || precedence == "auto_reply")
        return "an automatic answer";
    if (!value("x-autoreply").empty() || !value("x-autorespond").empty())
        return "an automatic answer";
    if (!value("list-id").empty() || !value("list-post").empty() ||
        !value("x-mailing-list").empty() || precedence == "list")
        return "sent by a mailing list";
    if (!value("resent-from").empty()) return "a copy that somebody passed on";
    return {};
}

}  // namespace tally::attest
