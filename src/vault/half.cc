#include "vault/half.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/local_time.h"
#include "base/words.h"
#include "bundle/package.h"
#include "bundle/reader_files.h"
#include "engagement/event.h"
#include "ledger/item.h"
#include "ledger/kinds.h"
#include "ledger/verify.h"
#include "links/fact.h"
#include "outbox/half_page.h"
#include "vault/timeline.h"

namespace tally::vault {
namespace {

namespace path = bundle::path;

constexpr std::size_t page_bytes_max = std::size_t{8} << 20;  // mail servers take ten or more
constexpr std::uint64_t evidence_bytes_max = std::uint64_t{1} << 20;

// What goes from one side to the other by its nature. Notes about the client, disputes and their
// reasons are not among it, although the ledger is a shared one.
constexpr std::array<std::string_view, 26> exchanged{
    "agreement.drafted", "agreement.proposed",   "agreement.signed",   "agreement.declined",
    "milestone.added",   "milestone.submitted",  "milestone.approved", "milestone.funded",
    "milestone.secured", "milestone.released",   "delivery.made",      "delivery.noted",
    "delivery.received", "invoice.issued",       "invoice.sent",       "invoice.received",
    "invoice.paid",      "change.proposed",      "change.approved",    "change.declined",
    "checkin.sent",      "checkin.acknowledged", "question.answered",  "letter.prepared",
    "letter.sent",       "feedback.replied"};

// Also links: both sides know of them.
bool keeps_the_ledger(std::string_view kind) {
    return kind.starts_with("ledger.") || kind == ledger::kind::clock_set ||
           ledger::is_attestation(kind) || links::is_kind(kind);
}

bool is_between_us(ledger::ItemRecord const& record, engagement::State const& state) {
    auto const people = ascii_lower(record.from + " " + record.to);
    return std::ranges::any_of(state.client.addresses, [&](std::string const& address) {
        return people.contains(ascii_lower(address));
    });
}

struct Entry {
    ledger::EntryLine line;
    std::string bytes;
    std::string salted_body;
    bool disclosed = false;
};

// Drafts that were proposed, letters that have left or leave just now.
bool has_left(engagement::Fact const& fact, engagement::State const& state) {
    if (auto const* const draft = std::get_if<engagement::AgreementDrafted>(&fact))
        return std::ranges::any_of(state.agreement, [&](auto const& version) {
            return version.number == draft->version && version.proposed.has_value();
        });
    if (auto const* const prepared = std::get_if<engagement::LetterPrepared>(&fact))
        return std::ranges::any_of(state.letters, [&](auto const& letter) {
            return letter.number == prepared->letter &&
                   (letter.sent || letter.number == state.letters.back().number);
        });
    return true;
}

bool client_knows(Entry const& entry, engagement::State const& state) {
    if (entry.salted_body.empty()) return false;
    auto const& kind = entry.line.kind;
    if (keeps_the_ledger(kind)) return true;
    auto const body = ledger::unsalted(entry.salted_body);
    auto const json =
        body ? ledger::parse_json(*body) : Result<ledger::Json>{std::unexpected(body.error())};
    if (!json) return false;
    if (ledger::kind::brings_item(kind)) {
        auto const record = ledger::decode_item(kind, *json);
        return record && is_between_us(*record, state);
    }
    if (entry.line.author == ledger::Party::client) return true;
    if (std::ranges::find(exchanged, kind) == exchanged.end()) return false;
    auto const event = engagement::decode(kind, *json);
    return event && has_left(event->fact, state);
}

class Half {
public:
    Half(Vault& vault, EngagementRef const& ref, engagement::State const& state, std::string note)
        : vault_{vault}, ref_{ref}, state_{state}, note_{std::move(note)} {}

    Result<std::string> page() && {
        auto const parsed = TRY(ledger::parse_note(note_));
        checkpoint_ = TRY(ledger::Checkpoint::parse(parsed.text));
        TRY(read_entries());
        TRY(verify());
        auto html = outbox::half_page(TRY(content()));
        if (html.size() > page_bytes_max)
            return fail(Code::rejected,
                        "the client's half has " + bytes_text(html.size()) +
                            ", which is too large for a mail",
                        "send the letter without it");
        return html;
    }

private:
    Result<void> read_entries() {
        return vault_.store().read(ref_.shared, 0, checkpoint_.size.value,
                                   [&](store::StoredEntry const& stored) -> Result<void> {
                                       auto line = TRY(ledger::parse_entry(stored.line));
                                       Entry entry{std::move(line), stored.line,
                                                   stored.salted_body.value_or("")};
                                       entry.disclosed = client_knows(entry, state_);
                                       if (!entry.disclosed) entry.salted_body.clear();
                                       entries_.push_back(std::move(entry));
                                       return {};
                                   });
    }

    // A record that does not verify is never handed out.
    Result<void> verify() {
        ledger::LedgerVerifier verifier{ref_.shared};
        for (auto const& entry : entries_)
            verifier.add_entry(
                entry.bytes,
                entry.disclosed ? ledger::BodyState::present : ledger::BodyState::withheld,
                entry.salted_body);
        verifier.add_checkpoint(note_, "the letter's");
        verifier.finish({});
        auto const verdict = verifier.report().verdict();
        if (verdict == ledger::Verdict::altered || verdict == ledger::Verdict::incomplete)
            return fail(Code::corrupt,
                        "the record of this engagement is " + std::string{name(verdict)},
                        "run tally verify to see what is wrong; restore a backup");
        keys_ = *verifier.keys();
        attestations_ = verifier.attestations();
        return {};
    }

    Result<outbox::HalfPage> content() {
        auto const head = TRY(vault_.head(ref_.shared));
        auto const& zone = state_.engagement.zone;
        outbox::HalfPage page{.title = state_.engagement.title,
                              .freelancer = state_.freelancer.name,
                              .client = state_.client.name,
                              .made = format_local(vault_.now(), zone),
                              .fingerprint = keys_->newest().fingerprint().text(),
                              .note = note_,
                              .rows = {},
                              .zip_name = "half-" + ref_.details.slug + ".zip",
                              .zip = {},
                              .does_not_show = bundle::does_not_show(),
                              .clock_was_set = head.clock_was_set};
        page.rows = TRY(rows());
        page.zip = TRY(zip(page.clock_was_set));
        return page;
    }

    Result<std::vector<outbox::HalfRow>> rows() {
        std::map<std::uint64_t, std::string> sentences;
        for (auto const& entry : TRY(timeline(vault_, ref_, {})))
            if (!entry.private_side) sentences[entry.n] = entry.summary;
        std::vector<outbox::HalfRow> rows;
        for (auto const& entry : entries_) {
            outbox::HalfRow row{entry.line.n, format_local(entry.line.at, state_.engagement.zone),
                                "An entry whose words you were not sent.", std::nullopt};
            if (entry.disclosed) {
                row.what = sentences[entry.line.n];
                row.body = TRY(ledger::unsalted(entry.salted_body));
            }
            rows.push_back(std::move(row));
        }
        return rows;
    }

    Result<std::string> zip(bool clock_was_set) {
        std::vector<bundle::PayloadFile> files;
        auto const add = [&](std::string name, std::string content) {
            files.push_back(bundle::payload(std::move(name), std::move(content)));
        };
        std::string lines;
        for (auto const& entry : entries_) {
            lines += entry.bytes + "\n";
            if (entry.disclosed)
                add(std::string{path::bodies} + std::to_string(entry.line.n), entry.salted_body);
        }
        add(std::string{path::entries}, std::move(lines));
        add(std::string{path::checkpoint}, note_);
        add(std::string{path::keys}, bundle::keys_json(ref_.shared, *keys_));
        for (auto const& attestation : attestations_) {
            auto bytes =
                vault_.store().read(TRY(Digest::parse(attestation.evidence)), evidence_bytes_max);
            if (bytes) add(bundle::evidence_path(attestation), *std::move(bytes));
        }
        add("data/VERIFY.txt",
            bundle::verify_text({"The client's half: " + state_.engagement.title, checkpoint_,
                                 keys_->newest().fingerprint(),
                                 "Disclosed: what the client wrote or was sent.", clock_was_set}));
        add(std::string{path::script}, std::string{bundle::verify_script()});
        std::string bytes;
        TRY(bundle::write_package(
            {std::move(files), "The client's half", ref_.shared, checkpoint_.size},
            *TRY(vault_.signer()), [&](std::string_view piece) -> Result<void> {
                bytes += piece;
                return {};
            }));
        return bytes;
    }

    Vault& vault_;
    EngagementRef const& ref_;
    engagement::State const& state_;
    std::string note_;
    ledger::Checkpoint checkpoint_;
    std::vector<Entry> entries_;
    std::optional<ledger::KeyChain> keys_;
    std::vector<ledger::Attestation> attestations_;
};

}  // namespace

Result<std::string> client_half(Vault& vault, EngagementRef const& ref,
                                engagement::State const& state, std::string const& note) {
    return Half{vault, ref, state, note}.page();
}

Result<std::optional<mail::NewAttachment>> half_attachment(Vault& vault, EngagementRef const& ref,
                                                           engagement::State const& state,
                                                           std::string const& note) {
    auto html = TRY(client_half(vault, ref, state, note));
    return std::optional{mail::NewAttachment{"half.html", "text/html", std::move(html)}};
}

}  // namespace tally::vault
