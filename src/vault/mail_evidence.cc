#include "vault/mail_evidence.h"

#include <algorithm>
#include <set>
#include <sstream>

#include "base/printable.h"
#include "base/words.h"
#include "ledger/entry.h"
#include "ledger/item.h"
#include "ledger/kinds.h"
#include "vault/act_list.h"
#include "vault/changes.h"

namespace tally::vault {
namespace {

using attest::DkimVerdict;
using ledger::Status;

constexpr std::uint64_t mail_bytes_max = std::uint64_t{64} << 20;
constexpr std::size_t pending_max = 1'000;    // names that a run may leave to the next
constexpr int troubles_max = 3;               // then DNS is left alone until the next run
constexpr std::size_t claim_bytes_max = 300;  // of what a server claims, as shown
constexpr std::size_t claims_max = 5;

std::string looked_key(ledger::LedgerId const& ledger) { return "mail-keys/" + ledger.text; }

// How far the items were gone through, and which names are left: "<n>\n<name>\n<name>\n".
struct Mark {
    std::uint64_t next = 0;
    std::set<std::string> pending;
};

Result<Mark> read_mark(Vault& vault, ledger::LedgerId const& ledger) {
    Mark mark;
    auto const kept = TRY(vault.store().setting(looked_key(ledger))).value_or("");
    std::istringstream lines{kept};
    lines >> mark.next;
    for (std::string name; lines >> name;) mark.pending.insert(name);
    return mark;
}

std::string encode(Mark const& mark) {
    auto text = std::to_string(mark.next) + "\n";
    for (auto const& name : mark.pending) text += name + "\n";
    return text;
}

// Names of the keys that a mail's signatures ask for.
void add_key_names(std::string_view raw, std::set<std::string>& names) {
    attest::WireMessage const message{raw};
    std::size_t count = 0;
    for (auto const& field : message.fields()) {
        if (field.name != "dkim-signature" || ++count > attest::signatures_max) continue;
        if (auto const signature = attest::parse_signature(field.value()))
            names.insert(signature->key_name());
    }
}

class Keeper {
public:
    Keeper(Vault& vault, EngagementRef const& ref, MailKeys& keys)
        : vault_{vault}, ref_{ref}, keys_{keys} {}

    Result<KeyKeeping> run() && {
        mark_ = TRY(read_mark(vault_, ref_.shared));
        recorded_ = TRY(RecordedKeys::load(vault_, ref_.shared));
        auto const size = TRY(vault_.store().size(ref_.shared)).value;
        auto names = mark_.pending;
        if (mark_.next < size) TRY(read_names(size, names));
        TRY(ask_for(names));
        mark_.next = size;
        changes_.set(looked_key(ref_.shared), encode(mark_));
        TRY(changes_.commit());
        done_.pending.assign(mark_.pending.begin(), mark_.pending.end());
        return std::move(done_);
    }

private:
    Result<void> read_names(std::uint64_t size, std::set<std::string>& names) {
        std::vector<Digest> mails;
        TRY(vault_.store().read(
            ref_.shared, mark_.next, size, [&](store::StoredEntry const& entry) -> Result<void> {
                auto const line = TRY(ledger::parse_entry(entry.line));
                if (!ledger::kind::brings_item(line.kind) || !entry.salted_body) return {};
                auto const body =
                    TRY(ledger::parse_json(TRY(ledger::unsalted(*entry.salted_body))));
                auto const record = TRY(ledger::decode_item(line.kind, body));
                if (record.kind == "mail") mails.push_back(record.blob);
                return {};
            }));
        for (auto const& mail : mails) {
            auto const raw = vault_.store().read(mail, mail_bytes_max);
            if (!raw) continue;  // erased, or damaged: verify says so
            add_key_names(*raw, names);
            ++done_.mails;
        }
        return {};
    }

    Result<void> ask_for(std::set<std::string> const& names) {
        mark_.pending.clear();
        int troubles = 0;  // one after the other: each may have cost a long wait
        for (auto const& name : from_anywhere({names.begin(), names.end()})) {
            if (troubles == troubles_max) {
                leave(name);
                continue;
            }
            auto const key = keys_.find(name);
            bool const in_trouble = !key && !keys_.trouble().empty();
            troubles = in_trouble ? troubles + 1 : 0;
            if (in_trouble) {
                done_.trouble = keys_.trouble();
                leave(name);
            }
            if (key) TRY(keep(*key));
        }
        return {};
    }

    // A few names that never answer must not keep the others waiting for ever.
    std::vector<std::string> from_anywhere(std::vector<std::string> names) const {
        if (names.empty()) return names;
        auto const byte = static_cast<unsigned char>(vault_.world().random->bytes(1).front());
        std::ranges::rotate(names,
                            names.begin() + static_cast<std::ptrdiff_t>(byte % names.size()));
        return names;
    }

    void leave(std::string const& name) {
        if (mark_.pending.size() < pending_max) mark_.pending.insert(name);
    }

    Result<void> keep(ledger::FoundKey const& key) {
        auto const& known = recorded_.of(key.name);
        if (!known.empty() && known.back().key.text == key.text) return {};
        TRY(changes_.add(ref_.shared, {std::string{ledger::kind::mail_key_found},
                                       ledger::Party::system, "mail-keys", ledger::encode(key)}));
        ++done_.kept;
        return {};
    }

    Vault& vault_;
    EngagementRef const& ref_;
    MailKeys& keys_;
    Changes changes_{vault_};
    Mark mark_;
    RecordedKeys recorded_;
    KeyKeeping done_;
};

// One signature under each of the keys that its name ever had: the first that it holds under.
struct Judged {
    attest::DkimResult result;
    RecordedKey const* key = nullptr;
};

class Judge {
public:
    Judge(attest::WireMessage const& message, RecordedKeys const& keys)
        : message_{message}, keys_{keys} {}

    std::vector<Judged> run() {
        auto judged = round(0);
        for (std::size_t age = 1; age < keys_per_name_max; ++age) {
            if (!goes_deeper(judged, age)) break;
            auto const older = round(age);
            for (std::size_t i = 0; i < judged.size(); ++i)
                if (judged[i].result.verdict == DkimVerdict::fail &&
                    older[i].result.verdict == DkimVerdict::pass)
                    judged[i] = older[i];
        }
        return judged;
    }

private:
    static constexpr std::size_t keys_per_name_max = 5;

    bool goes_deeper(std::vector<Judged> const& judged, std::size_t age) const {
        return std::ranges::any_of(judged, [&](Judged const& one) {
            return one.result.verdict == DkimVerdict::fail &&
                   keys_.of(one.result.signature.key_name()).size() > age;
        });
    }

    // `age` 0: the newest key of each name.
    RecordedKey const* key_of(std::string const& name, std::size_t age) const {
        auto const& known = keys_.of(name);
        return known.size() > age ? &known[known.size() - 1 - age] : nullptr;
    }

    std::vector<Judged> round(std::size_t age) const {
        std::vector<Judged> judged;
        for (auto& result : attest::verify_dkim(
                 message_, [&](std::string const& name) -> std::optional<std::string> {
                     auto const* const key = key_of(name, age);
                     return key == nullptr ? std::nullopt : std::optional{key->key.text};
                 }))
            judged.push_back({result, key_of(result.signature.key_name(), age)});
        return judged;
    }

    attest::WireMessage const& message_;
    RecordedKeys const& keys_;
};

Status status_of(DkimVerdict verdict) {
    switch (verdict) {
        case DkimVerdict::pass: return Status::passed;
        case DkimVerdict::fail: return Status::failed;
        case DkimVerdict::no_key:
        case DkimVerdict::malformed: return Status::unchecked;
    }
    return Status::unchecked;
}

ledger::Check check_of(Judged const& judged) {
    auto const& signature = judged.result.signature;
    auto detail = told(judged.result);
    if (judged.key != nullptr)
        detail += "; key as " + std::string{judged.key->key.found == "file" ? "a file" : "DNS"} +
                  " gave it by " + format_instant(judged.key->recorded) +
                  (judged.key->key.found == "dnssec" ? " (DNSSEC)" : "");
    return {"signature",
            signature.domain.empty() ? "?" : signature.domain + " (" + signature.selector + ")",
            status_of(judged.result.verdict), printable_line(detail)};
}

ledger::Check claim(std::string subject, std::string const& detail) {
    return {"claim", std::move(subject), Status::noted, printable_line(detail)};
}

void add_claims(attest::WireMessage const& message, std::vector<ledger::Check>& checks) {
    std::size_t count = 0;
    for (auto const& field : message.fields()) {
        if (field.name != "authentication-results" || ++count > claims_max) continue;
        checks.push_back(claim("Authentication-Results",
                               "a server claims, and nobody checked it: " +
                                   std::string{field.value().substr(0, claim_bytes_max)}));
    }
    auto const arc = attest::arc_claim(message);
    if (arc.seals > 0)
        checks.push_back(claim("ARC", counted(arc.seals, "seal") +
                                          " of relays; the newest claims: " + arc.newest_says +
                                          "; nobody checked it"));
}

}  // namespace

Result<RecordedKeys> RecordedKeys::load(Vault& vault, ledger::LedgerId const& ledger) {
    RecordedKeys keys;
    TRY(read_acts(vault.store(), ledger, [&](store::StoredEntry const& entry) -> Result<void> {
        auto const line = TRY(ledger::parse_entry(entry.line));
        bool const holds_key = line.kind == ledger::kind::mail_key_found ||
                               line.kind == ledger::kind::cosignature_received;
        if (!holds_key || !entry.salted_body) return {};
        auto const body = TRY(ledger::parse_json(TRY(ledger::unsalted(*entry.salted_body))));
        auto const key = line.kind == ledger::kind::mail_key_found
                             ? std::optional{TRY(ledger::decode_found_key(body))}
                             : TRY(ledger::decode_attestation(line.n, line.kind, body)).key;
        if (key) keys.keys_[key->name].push_back({*key, line.n, line.at});
        return {};
    }));
    return keys;
}

std::vector<RecordedKey> const& RecordedKeys::of(std::string const& name) const {
    static std::vector<RecordedKey> const none;
    auto const found = keys_.find(name);
    return found == keys_.end() ? none : found->second;
}

void RecordedKeys::lend_to(MailKeys& keys) const {
    for (auto const& [name, known] : keys_) keys.remember(known.back().key);
}

Result<KeyKeeping> keep_mail_keys(Vault& vault, EngagementRef const& ref, MailKeys& keys) {
    return Keeper{vault, ref, keys}.run();
}

Result<std::vector<ledger::Check>> check_mail(Vault& vault, ledger::LedgerId const& recorded_in,
                                              std::string_view raw) {
    attest::WireMessage const message{raw};
    auto const keys = TRY(RecordedKeys::load(vault, recorded_in));
    std::vector<ledger::Check> checks;
    for (auto const& judged : Judge{message, keys}.run()) checks.push_back(check_of(judged));
    add_claims(message, checks);
    return checks;
}

std::string told(attest::DkimResult const& result) {
    auto const& signature = result.signature;
    auto text = std::string{name(result.verdict)};
    if (!result.reason.empty()) text += ": " + result.reason;
    if (result.verdict == DkimVerdict::malformed) return text;
    text += result.aligned ? "; it is the sender's domain" : "; it is not the sender's domain";
    text += "; signed: ";
    for (std::size_t i = 0; i < signature.signed_fields.size(); ++i)
        text += (i == 0 ? "" : ", ") + signature.signed_fields[i];
    text += result.unsigned_bytes == 0 ? ", body" : ", the beginning of the body";
    if (signature.signed_at) text += "; made " + format_instant(*signature.signed_at);
    if (signature.expires)
        text += "; to be relied on until " + format_instant(*signature.expires) + " (x=)";
    return text;
}

}  // namespace tally::vault
