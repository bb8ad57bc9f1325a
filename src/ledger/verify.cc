#include "ledger/verify.h"

#include <algorithm>
#include <set>

#include "base/check.h"
#include "base/words.h"
#include "ledger/correction.h"
#include "ledger/item.h"
#include "ledger/json.h"
#include "ledger/kinds.h"

namespace tally::ledger {
namespace {

std::string entry_name(std::uint64_t n) { return "entry " + std::to_string(n); }

// Bodies without which a reader cannot follow keys and attestations.
bool must_be_disclosed(std::string_view kind) {
    return kind == kind::ledger_opened || kind == kind::ledger_key_rotated ||
           kind == kind::ledger_continued || is_attestation(kind);
}

// A passkey knows no time: then `time` is when the owner received it, and brackets nothing.
bool tells_time(Attestation const& attestation) { return attestation.method != "passkey"; }

struct PartitionCount {
    std::uint64_t entries = 0;
    std::uint64_t disclosed = 0;
};

}  // namespace

struct LedgerVerifier::State {
    VerifyReport report;
    std::optional<LedgerId> claimed;
    std::optional<LedgerId> id;
    std::optional<KeyChain> keys;
    std::vector<Digest> leaves;
    std::vector<std::uint64_t> acts;
    std::vector<Instant> times;
    std::vector<std::pair<std::uint64_t, BodyState>> not_shown;
    std::set<std::uint64_t> erased;
    std::vector<Attestation> attestations;
    std::vector<AttestedSize> attested;
    std::vector<std::pair<std::uint64_t, FoundKey>> mail_keys;
    std::vector<std::pair<std::string, std::string>> checkpoints;  // subject, note
    std::optional<Checkpoint> head;
    std::vector<Digest> vouched;  // sorted when finished
    std::vector<std::pair<Digest, std::uint64_t>> originals;
    std::set<Digest> erased_blobs;
    std::map<std::string, PartitionCount> partitions;
    std::uint64_t lines_bad = 0;
    std::uint64_t bodies_checked = 0;
    bool finished = false;

    void failed(std::string layer, std::string subject, std::string detail) {
        report.add(std::move(layer), std::move(subject), Status::failed, std::move(detail));
    }

    void add_line(std::string_view line, BodyState state, std::string_view salted);
    void add_body(EntryLine const& entry, std::string_view salted);
    Result<void> read_body(EntryLine const& entry, Json const& body);
    Result<void> open_ledger(Json const& body);
    void check_identity();
    std::map<std::uint64_t, Digest> roots_at(std::set<std::uint64_t> const& sizes) const;
    void check_checkpoints();
    void check_attestations(std::map<std::uint64_t, Digest> const& roots,
                            CheckEvidence const& evidence);
    void check_evidence(Attestation const& attestation, std::uint64_t size,
                        CheckEvidence const& evidence);
    void check_brackets();
    void check_missing_bodies();
    bool check_kept(std::string const& subject, std::string const& kept_note,
                    std::map<std::uint64_t, Digest> const& roots);
    void check_anchors(Anchors const& anchors, std::map<std::uint64_t, Digest> const& roots);
    void summarize();
};

void LedgerVerifier::State::add_line(std::string_view line, BodyState state,
                                     std::string_view salted) {
    auto const n = leaves.size();
    leaves.push_back(leaf_hash(line));
    auto const entry = parse_entry(line);
    if (!entry) {
        ++lines_bad;
        times.push_back(times.empty() ? Instant{} : times.back());
        return failed("ledger", entry_name(n), entry.error().message);
    }
    if (entry->n != n)
        failed("ledger", entry_name(n),
               "the line says that it is number " + std::to_string(entry->n));
    if (!times.empty() && entry->at < times.back())
        failed("ledger", entry_name(n),
               "recorded at " + format_instant(entry->at) + ", before the entry in front of it");
    times.push_back(times.empty() ? entry->at : std::max(entry->at, times.back()));
    if (entry->kind == kind::clock_set)
        report.add("ledger", entry_name(n), Status::noted,
                   "the clock was set by hand: recorded times from here on prove nothing");
    if (!kind::brings_item(entry->kind)) acts.push_back(n);
    auto& partition = partitions[entry->part.text];
    ++partition.entries;
    if (state != BodyState::present) {
        if (must_be_disclosed(entry->kind))
            failed("ledger", entry_name(n), "the body of " + entry->kind + " must be disclosed");
        not_shown.emplace_back(n, state);
        return;
    }
    ++partition.disclosed;
    add_body(*entry, salted);
}

void LedgerVerifier::State::add_body(EntryLine const& entry, std::string_view salted) {
    auto const n = leaves.size() - 1;
    auto const checked = [&]() -> Result<void> {
        if (commitment(salted) != entry.body)
            return fail(Code::corrupt, "the body is not the one that the line commits to");
        auto const body = TRY(parse_json(TRY(unsalted(salted))));
        return read_body(entry, body);
    }();
    if (!checked) return failed("ledger", entry_name(n), checked.error().message);
    ++bodies_checked;
}

Result<void> LedgerVerifier::State::read_body(EntryLine const& entry, Json const& body) {
    auto const n = leaves.size() - 1;
    if ((n == 0) != (entry.kind == kind::ledger_opened))
        return fail(Code::corrupt, "a ledger opens with ledger.opened, once");
    if (n == 0) return open_ledger(body);
    if (entry.kind == kind::ledger_key_rotated && keys) TRY(keys->rotate(n, body));
    if (is_attestation(entry.kind))
        attestations.push_back(TRY(decode_attestation(n, entry.kind, body)));
    if (entry.kind == kind::mail_key_found) mail_keys.emplace_back(n, TRY(decode_found_key(body)));
    if (is_correction(entry.kind)) TRY(decode_correction(n, entry.kind, body));
    if (entry.kind == kind::item_erased) {
        auto const item = TRY(decode_erased_item(body));
        erased.insert(item.entries.begin(), item.entries.end());
        erased_blobs.insert(item.blob);
    }
    if (entry.kind == kind::item_recorded || entry.kind == kind::item_filed) {
        auto const record = TRY(decode_item(entry.kind, body));
        vouched.push_back(record.blob);
        originals.emplace_back(record.blob, n);
        for (auto const& child : record.children) vouched.push_back(child.digest);
    }
    return {};
}

Result<void> LedgerVerifier::State::open_ledger(Json const& body) {
    auto reader = TRY(JsonReader::open(body, "body of ledger.opened"));
    auto const key = TRY(crypto::PublicKey::parse(TRY(reader.string("key"))));
    id = LedgerId::of_leaf(leaves.front());
    keys.emplace(*id, key);
    return {};
}

void LedgerVerifier::State::check_identity() {
    if (!id) return failed("ledger", "entry 0", "no readable ledger.opened");
    if (claimed && *claimed != *id)
        return failed("ledger", "ledger id",
                      "entry 0 makes it " + id->text + ", not " + claimed->text);
    report.add("ledger", "ledger id", Status::passed, id->text + " is the hash of entry 0");
    for (auto const& link : keys->links())
        report.add("keys", link.n == 0 ? "first key" : "key since " + entry_name(link.n),
                   Status::passed, "fingerprint " + link.key.fingerprint().text());
}

// One pass over the leaves gives the root at every size that is asked for.
std::map<std::uint64_t, Digest> LedgerVerifier::State::roots_at(
    std::set<std::uint64_t> const& sizes) const {
    std::map<std::uint64_t, Digest> roots;
    Frontier frontier;
    auto wanted = sizes.begin();
    for (std::uint64_t size = 0; wanted != sizes.end() && size <= leaves.size(); ++size) {
        if (*wanted == size) {
            roots.emplace(size, frontier.root());
            ++wanted;
        }
        if (size < leaves.size()) frontier.append(leaves[size]);
    }
    return roots;
}

void LedgerVerifier::State::check_checkpoints() {
    std::set<std::uint64_t> sizes{leaves.size()};
    std::vector<std::pair<std::string, Checkpoint>> opened;
    for (auto const& [subject, note] : checkpoints) {
        auto const checkpoint = keys->open_checkpoint(note);
        if (!checkpoint) {
            failed("checkpoint", subject, checkpoint.error().message);
            continue;
        }
        sizes.insert(checkpoint->size.value);
        opened.emplace_back(subject, *checkpoint);
    }
    auto const roots = roots_at(sizes);
    for (auto const& [subject, checkpoint] : opened) {
        auto const size = checkpoint.size.value;
        auto const text = "size " + std::to_string(size);
        if (size > leaves.size()) {
            report.add("checkpoint", subject, Status::missing,
                       text + " was signed, but only " + counted(leaves.size(), "entry line") +
                           " are here: the tail is missing");
        } else if (roots.at(size) != checkpoint.root) {
            failed("checkpoint", subject, text + ": the entries have another root");
        } else {
            report.add("checkpoint", subject, Status::passed, text + ", signed, root agrees");
            if (!head || head->size < checkpoint.size) head = checkpoint;
        }
    }
    if (checkpoints.empty())
        report.add("checkpoint", "newest", Status::missing, "no signed checkpoint is here");
    else if (head && head->size.value < leaves.size())
        failed("checkpoint", "newest",
               counted(leaves.size() - head->size.value, "entry") +
                   " behind the newest checkpoint: signed by nobody");
}

void LedgerVerifier::State::check_evidence(Attestation const& attestation, std::uint64_t size,
                                           CheckEvidence const& evidence) {
    auto const covers = " over size " + std::to_string(size);
    auto const checked = evidence ? evidence(attestation) : std::nullopt;
    if (!checked)
        return report.add("attestation", entry_name(attestation.n), Status::unchecked,
                          attestation.by + " (" + attestation.method + ")" + covers + " on " +
                              format_instant(attestation.time) +
                              "; the evidence itself is not here");
    report.add("attestation", entry_name(attestation.n), checked->status, checked->detail + covers);
    if (checked->trusted)
        report.add(std::string{anchor_layer}, entry_name(attestation.n), checked->status,
                   attestation.by + " vouches for the first " + counted(size, "entry"));
}

void LedgerVerifier::State::check_attestations(std::map<std::uint64_t, Digest> const& roots,
                                               CheckEvidence const& evidence) {
    for (auto const& attestation : attestations) {
        auto const checkpoint = keys->open_checkpoint(attestation.checkpoint);
        if (!checkpoint) {
            failed("attestation", entry_name(attestation.n), checkpoint.error().message);
            continue;
        }
        auto const size = checkpoint->size.value;
        if (size > attestation.n) {
            failed("attestation", entry_name(attestation.n),
                   "attests size " + std::to_string(size) + ", which did not exist yet");
        } else if (roots.at(size) != checkpoint->root) {
            failed("attestation", entry_name(attestation.n),
                   "the attested checkpoint is not a prefix of this ledger");
        } else {
            if (tells_time(attestation))
                attested.push_back({attestation.n, checkpoint->size, attestation.time});
            check_evidence(attestation, size, evidence);
        }
    }
}

void LedgerVerifier::State::check_brackets() {
    if (attested.empty())
        return report.add("attestation", "times", Status::unchecked,
                          "nobody else has attested this ledger: recorded times are the owner's "
                          "word");
    for (std::uint64_t n = 0; n < times.size(); ++n) {
        auto const bracket = bracket_of(n, attested);
        if (fits(times[n], bracket)) continue;
        failed("attestation", entry_name(n),
               "recorded at " + format_instant(times[n]) + ", but attested " +
                   (bracket.not_before ? "not before " + format_instant(*bracket.not_before) + " "
                                       : std::string{}) +
                   (bracket.not_after ? "not after " + format_instant(*bracket.not_after)
                                      : std::string{}));
    }
}

void LedgerVerifier::State::check_missing_bodies() {
    std::uint64_t withheld = 0;
    std::uint64_t erased_bodies = 0;
    for (auto const& [n, state] : not_shown) {
        if (erased.contains(n))
            ++erased_bodies;
        else if (state == BodyState::withheld)
            ++withheld;
        else
            report.add("ledger", entry_name(n), Status::missing,
                       "the body is not here and no entry says that it was erased");
    }
    if (withheld > 0)
        report.add("ledger", "withheld", Status::noted,
                   counted(withheld, "body") + " withheld; the lines are here and unchanged");
    if (erased_bodies > 0)
        report.add("ledger", "erased", Status::noted,
                   counted(erased_bodies, "body") + " erased with a recorded reason");
}

// False when the letter speaks of another ledger, or of none.
bool LedgerVerifier::State::check_kept(std::string const& subject, std::string const& kept_note,
                                       std::map<std::uint64_t, Digest> const& roots) {
    std::string const layer{anchor_layer};
    auto const note = parse_note(kept_note);
    auto const kept =
        note ? Checkpoint::parse(note->text) : Result<Checkpoint>{std::unexpected(note.error())};
    if (!kept || kept->ledger != *id) {
        report.add(layer, subject, Status::unchecked,
                   kept ? "is of another ledger: " + kept->ledger.text : kept.error().message);
        return false;
    }
    auto const size = kept->size.value;
    if (!keys->open_checkpoint(*note))
        failed(layer, subject, "a letter carries a checkpoint that this ledger's key did not sign");
    else if (size > leaves.size())
        report.add(layer, subject, Status::missing,
                   "you kept size " + std::to_string(size) +
                       ", but fewer entries are here: the tail is missing");
    else if (roots.at(size) != kept->root)
        failed(layer, subject, "you kept another history of size " + std::to_string(size));
    else
        report.add(
            layer, subject, Status::passed,
            "the first " + counted(size, "entry") + " are those that you kept a checkpoint of");
    return true;
}

void LedgerVerifier::State::check_anchors(Anchors const& anchors,
                                          std::map<std::uint64_t, Digest> const& roots) {
    std::string const layer{anchor_layer};
    if (anchors.key) {
        bool const holds = keys->holds(*anchors.key);
        report.add(layer, "pinned key", holds ? Status::passed : Status::failed,
                   holds ? "the owner's key is the one you named"
                         : "this ledger was never signed by the key you named");
    }
    bool ours = anchors.kept_notes.empty();
    for (std::size_t i = 0; i < anchors.kept_notes.size(); ++i)
        ours =
            check_kept("kept checkpoint " + std::to_string(i + 1), anchors.kept_notes[i], roots) ||
            ours;
    if (!ours)
        report.add(layer, "kept checkpoints", Status::missing,
                   "none of the letters that you kept is about this ledger: ask for the one that "
                   "they name");
    if (!anchors.key && anchors.kept_notes.empty())
        report.add(layer, "from outside", Status::unchecked,
                   "name the owner's key (--key) or give letters that you kept (--against)");
}

void LedgerVerifier::State::summarize() {
    if (lines_bad == 0 && !leaves.empty())
        report.add("ledger", "entry lines", Status::passed,
                   counted(leaves.size(), "line") + " in their one form, numbered");
    report.add("ledger", "bodies", bodies_checked > 0 ? Status::passed : Status::missing,
               counted(bodies_checked, "disclosed body") + " match their commitments");
    for (auto const& [part, count] : partitions)
        if (count.disclosed > 0 && count.disclosed < count.entries)
            report.add("ledger", "partition " + part, Status::noted,
                       counted(count.entries, "entry") + " recorded under this id, " +
                           std::to_string(count.disclosed) + " disclosed");
}

LedgerVerifier::LedgerVerifier(std::optional<LedgerId> ledger) : state_{std::make_unique<State>()} {
    state_->claimed = std::move(ledger);
}
LedgerVerifier::~LedgerVerifier() = default;
LedgerVerifier::LedgerVerifier(LedgerVerifier&&) noexcept = default;
LedgerVerifier& LedgerVerifier::operator=(LedgerVerifier&&) noexcept = default;

void LedgerVerifier::add_entry(std::string_view line, BodyState state, std::string_view salted) {
    TALLY_CHECK(!state_->finished);
    state_->add_line(line, state, salted);
}

void LedgerVerifier::add_checkpoint(std::string_view note, std::string const& subject) {
    TALLY_CHECK(!state_->finished);
    state_->checkpoints.emplace_back(subject, note);
}

void LedgerVerifier::finish(Anchors const& anchors, CheckEvidence const& evidence) {
    auto& state = *state_;
    TALLY_CHECK(!state.finished);
    state.finished = true;
    std::ranges::sort(state.vouched);
    state.summarize();
    state.check_identity();
    if (!state.keys) return;
    state.check_checkpoints();
    std::set<std::uint64_t> sizes;
    auto const want = [&](std::string const& note) {
        auto const parsed = parse_note(note);
        if (!parsed) return;
        if (auto const checkpoint = Checkpoint::parse(parsed->text))
            sizes.insert(checkpoint->size.value);
    };
    for (auto const& attestation : state.attestations) want(attestation.checkpoint);
    for (auto const& note : anchors.kept_notes) want(note);
    auto const roots = state.roots_at(sizes);
    state.check_attestations(roots, evidence);
    state.check_brackets();
    state.check_missing_bodies();
    state.check_anchors(anchors, roots);
}

VerifyReport const& LedgerVerifier::report() const { return state_->report; }
std::optional<LedgerId> LedgerVerifier::id() const { return state_->id; }
KeyChain const* LedgerVerifier::keys() const { return state_->keys ? &*state_->keys : nullptr; }
std::vector<Digest> const& LedgerVerifier::leaves() const { return state_->leaves; }
std::vector<std::uint64_t> const& LedgerVerifier::acts() const { return state_->acts; }
std::vector<AttestedSize> const& LedgerVerifier::attested() const { return state_->attested; }
std::vector<Attestation> const& LedgerVerifier::attestations() const {
    return state_->attestations;
}
std::vector<std::pair<std::uint64_t, FoundKey>> const& LedgerVerifier::mail_keys() const {
    return state_->mail_keys;
}
std::optional<Checkpoint> LedgerVerifier::head() const { return state_->head; }
bool LedgerVerifier::vouches_for(Digest const& content) const {
    return std::ranges::binary_search(state_->vouched, content);
}
std::vector<std::pair<Digest, std::uint64_t>> LedgerVerifier::originals() const {
    auto originals = state_->originals;
    std::erase_if(originals,
                  [&](auto const& each) { return state_->erased_blobs.contains(each.first); });
    return originals;
}

}  // namespace tally::ledger
