#include "papers/story.h"

#include <algorithm>
#include <set>

#include "base/words.h"
#include "engagement/telling.h"

namespace tally::papers {
namespace {

using namespace engagement;
using ledger::Party;

std::vector<ledger::ItemId> items_of(Recorded const& recorded) {
    auto items = std::visit(
        [](auto const& fact) {
            if constexpr (requires { fact.items; }) return fact.items;
            return std::vector<ledger::ItemId>{};
        },
        recorded.event.fact);
    if (recorded.event.basis) items.push_back(*recorded.event.basis);
    return items;
}

bool is_private(Recorded const& recorded) {
    return std::visit(
        []<typename OneFact>(OneFact const&) { return requires { OneFact::private_side; }; },
        recorded.event.fact);
}

std::string with_note(std::string const& note) { return note.empty() ? "" : ": " + note; }

// Writes the sentences of one record. What is not written here belongs into no paper: plans,
// settings, strategy, and what has its own place.
class Teller {
public:
    Teller(Dossier const& dossier, Voice const& voice) : dossier_{dossier}, voice_{voice} {}

    std::vector<Sentence> tell() && {
        for (auto const& recorded : state().history) {
            if (is_private(recorded) || dossier_.details.withheld_entry(recorded.n) != nullptr)
                continue;
            std::visit([&](auto const& fact) { tell_one(recorded, fact); }, recorded.event.fact);
        }
        for (auto const& milestone : state().milestones) tell_silence(milestone);
        std::ranges::stable_sort(sentences_, {}, &Sentence::when);
        return std::move(sentences_);
    }

private:
    State const& state() const { return dossier_.state; }
    std::string day(Instant at) const { return format_local_date(at, state().engagement.zone); }
    std::string on(Recorded const& recorded) const {
        return "on " + day(recorded.event.occurred) + " ";
    }
    std::string who(Party party) const {
        if (party == Party::freelancer) return voice_.i;
        if (party == Party::client) return voice_.they;
        return "the " + std::string{ledger::name(party)};
    }
    std::string milestone(int number) const {
        return Telling{Party::freelancer, &dossier_.state}.milestone(number);
    }
    void add(Recorded const& recorded, Topic topic, std::string words, int of_milestone = 0) {
        sentences_.push_back(
            {topic, recorded.event.occurred, of_milestone, on(recorded) + std::move(words),
             exhibits_of(dossier_, items_of(recorded)), recorded.n, recorded.claimed()});
    }

    template <typename OneFact>
    void tell_one(Recorded const&, OneFact const&) {}

    void tell_one(Recorded const& recorded, AgreementSigned const& fact) {
        add(recorded, Topic::agreement,
            who(fact.by) + " signed version " + std::to_string(fact.version) + " of " + voice_.our +
                " agreement" + (fact.how.empty() ? "" : ", " + fact.how));
    }
    void tell_one(Recorded const& recorded, ContractRequested const& fact) {
        add(recorded, Topic::agreement,
            who(recorded.author) + " asked for a written contract" + with_note(fact.note));
    }
    void tell_one(Recorded const& recorded, ContractRefused const& fact) {
        add(recorded, Topic::agreement,
            who(recorded.author) + " gave no written contract" + with_note(fact.note));
    }
    void tell_one(Recorded const& recorded, MilestoneFunded const& fact) {
        add(recorded, Topic::money,
            who(recorded.author) + " deposited " + fact.amount.text() + " for " +
                milestone(fact.milestone),
            fact.milestone);
    }
    void tell_one(Recorded const& recorded, MilestoneSubmitted const& fact) {
        bool const again = !submitted_.insert(fact.milestone).second;
        add(recorded, Topic::handover,
            who(recorded.author) + " handed in " + milestone(fact.milestone) +
                (again ? " again " : " ") + by_way_of(fact.via) + with_note(fact.note),
            fact.milestone);
    }
    void tell_one(Recorded const& recorded, DeliveryNoted const& fact) {
        add(recorded, Topic::handover,
            who(recorded.author) + " handed over work on " + milestone(fact.milestone) + " " +
                by_way_of(fact.via) + with_note(fact.note),
            fact.milestone);
    }
    void tell_one(Recorded const& recorded, DeliveryMade const& fact) {
        add(recorded, Topic::handover,
            who(recorded.author) + " delivered " + counted(fact.files.size(), "file") + " " +
                by_way_of(fact.via) + with_note(fact.note),
            fact.milestone);
    }
    void tell_one(Recorded const& recorded, DeliveryReceived const& fact) {
        add(recorded, Topic::acceptance,
            who(recorded.author) + " confirmed that the delivery had arrived" +
                with_note(fact.how));
    }
    void tell_one(Recorded const& recorded, ChangesRequested const& fact) {
        add(recorded, Topic::acceptance,
            who(recorded.author) + " asked for changes to " + milestone(fact.milestone) +
                with_note(fact.note),
            fact.milestone);
    }
    void tell_one(Recorded const& recorded, MilestoneApproved const& fact) {
        add(recorded, Topic::acceptance,
            who(recorded.author) + " approved " + milestone(fact.milestone) +
                (fact.note.empty() ? "" : ": " + quoted(fact.note)),
            fact.milestone);
    }
    void tell_one(Recorded const& recorded, MilestoneReleased const& fact) {
        add(recorded, Topic::money,
            fact.amount.text() + " was paid for " + milestone(fact.milestone), fact.milestone);
    }
    void tell_one(Recorded const& recorded, MilestoneRefunded const& fact) {
        add(recorded, Topic::money,
            voice_.i + " gave back " + fact.amount.text() + " of " + milestone(fact.milestone),
            fact.milestone);
    }
    void tell_one(Recorded const& recorded, MilestoneChargedBack const& fact) {
        add(recorded, Topic::money,
            voice_.their + " bank took back " + fact.amount.text() + " of " +
                milestone(fact.milestone),
            fact.milestone);
    }
    void tell_one(Recorded const& recorded, ReturnRequested const& fact) {
        add(recorded, Topic::end,
            who(recorded.author) + " asked for the return of " + fact.amount.text() + " of " +
                milestone(fact.milestone),
            fact.milestone);
    }
    void tell_one(Recorded const& recorded, ContractEnded const& fact) {
        add(recorded, Topic::end,
            who(fact.by) + " ended the contract and paid " +
                (fact.pays.minor == 0 ? "nothing" : fact.pays.text()) + " of what was held");
    }
    void tell_one(Recorded const& recorded, RequestLogged const& fact) {
        add(recorded, Topic::scope, who(recorded.author) + " asked: " + quoted(fact.quote),
            fact.milestone);
    }
    void tell_one(Recorded const& recorded, ChangeProposed const& fact) {
        add(recorded, Topic::scope,
            who(recorded.author) + " offered it as an addition: " + quoted(fact.title) + " for " +
                fact.amount.text());
    }
    void tell_one(Recorded const& recorded, ChangeApproved const& fact) {
        add(recorded, Topic::scope, who(recorded.author) + " agreed to " + change(fact.change));
    }
    void tell_one(Recorded const& recorded, ChangeDeclined const& fact) {
        add(recorded, Topic::scope,
            who(recorded.author) + " declined " + change(fact.change) +
                (fact.why.empty() ? "" : ": " + quoted(fact.why)));
    }
    void tell_one(Recorded const& recorded, InvoiceIssued const& fact) {
        add(recorded, Topic::invoice,
            voice_.i + " issued invoice " + fact.reference + " over " + fact.amount.text() +
                (fact.due ? ", due on " + day_text(*fact.due) : ""));
    }
    void tell_one(Recorded const& recorded, InvoiceSent const& fact) {
        add(recorded, Topic::invoice,
            voice_.i + " sent " + invoice(fact.invoice) + " " + by_way_of(fact.via) +
                (fact.to.empty() ? "" : " to " + fact.to));
    }
    void tell_one(Recorded const& recorded, InvoiceReceived const& fact) {
        add(recorded, Topic::invoice,
            who(recorded.author) + " received " + invoice(fact.invoice) + with_note(fact.how));
    }
    void tell_one(Recorded const& recorded, InvoicePaid const& fact) {
        add(recorded, Topic::invoice,
            who(recorded.author) + " paid " + fact.amount.text() + " on " + invoice(fact.invoice));
    }
    void tell_one(Recorded const& recorded, HoursLogged const& fact) {
        add(recorded, Topic::hours,
            voice_.i + " logged " + hours_and_minutes(fact.minutes) + " of work in the week of " +
                day_text(fact.week));
    }
    void tell_one(Recorded const& recorded, HoursDisputed const& fact) {
        add(recorded, Topic::hours,
            who(recorded.author) + " disputed " + hours_and_minutes(fact.minutes) +
                " of the week of " + day_text(fact.week) + with_note(fact.reason));
    }
    void tell_one(Recorded const& recorded, DisputeOpened const& fact) {
        add(recorded, Topic::dispute,
            who(recorded.author) + " opened dispute " + std::to_string(fact.dispute) +
                (fact.amount ? " about " + fact.amount->text() : ""));
    }
    void tell_one(Recorded const& recorded, DisputeProposed const& fact) {
        add(recorded, Topic::dispute,
            who(recorded.author) + " proposed " + fact.amount.text() + " for " +
                (voice_.i == "I" ? "me" : voice_.i));
    }

    std::string change(int number) const {
        for (auto const& one : state().changes)
            if (one.number == number) return quoted(one.title);
        return "the addition";
    }
    std::string invoice(int number) const {
        for (auto const& one : state().invoices)
            if (one.number == number) return "invoice " + one.reference;
        return "the invoice";
    }
    std::string span(Instant from, Instant to) const {
        if (day(from) == day(to)) return "on " + day(from);
        return "between " + day(from) + " and " + day(to);
    }
    // That nobody asked for changes after the last time is a fact of the record, too.
    void tell_silence(Milestone const& milestone) {
        if (milestone.submissions.empty() || milestone.approved) return;
        auto const last = milestone.submissions.back().occurred;
        auto const asked = std::ranges::any_of(milestone.changes_requested,
                                               [&](Instant at) { return at >= last; });
        if (asked) return;
        auto const until =
            state().ended ? state().ended->occurred : state().history.back().recorded;
        if (until <= last) return;
        sentences_.push_back({Topic::acceptance,
                              last,
                              milestone.number,
                              "the record holds no request for changes " + span(last, until) +
                                  (state().ended ? ", when the contract ended" : ""),
                              {},
                              std::nullopt,
                              false});
    }

    Dossier const& dossier_;
    Voice const& voice_;
    std::set<int> submitted_;
    std::vector<Sentence> sentences_;
};

}  // namespace

std::vector<Sentence> story(Dossier const& dossier, Voice const& voice) {
    return Teller{dossier, voice}.tell();
}

std::vector<Sentence> about(std::vector<Sentence> const& story,
                            std::initializer_list<Topic> topics) {
    std::vector<Sentence> found;
    for (auto const& sentence : story)
        if (std::ranges::find(topics, sentence.topic) != topics.end()) found.push_back(sentence);
    return found;
}

std::vector<int> milestones_at_stake(State const& state) {
    std::vector<int> numbers;
    std::vector<int> all;
    for (auto const& milestone : state.milestones) {
        all.push_back(milestone.number);
        bool const unpaid = !milestone.submissions.empty() && milestone.kept().minor <= 0;
        if (state.held(milestone.number).minor > 0 || milestone.return_request || unpaid)
            numbers.push_back(milestone.number);
    }
    return numbers.empty() ? all : numbers;
}

std::vector<Sentence> of_milestones(std::vector<Sentence> const& story,
                                    std::vector<int> const& milestones) {
    std::vector<Sentence> found;
    for (auto const& sentence : story)
        if (sentence.milestone == 0 ||
            std::ranges::find(milestones, sentence.milestone) != milestones.end())
            found.push_back(sentence);
    return found;
}

}  // namespace tally::papers
