#include "engagement/event.h"
#include "engagement/state.h"

namespace tally::engagement {
namespace {

using ledger::Party;

std::string subject_of(Party party) {
    if (party == Party::system) return "The program";
    return "The " + std::string{ledger::name(party)};
}

std::string by_way_of(Channel channel) {
    switch (channel) {
        case Channel::platform: return "on the platform";
        case Channel::chat: return "by chat";
        case Channel::email: return "by e-mail";
        case Channel::link: return "by a link";
        case Channel::in_person: return "in person";
        case Channel::other: return "another way";
    }
    return "another way";  // bits that name no channel
}

std::string with_items(std::size_t count) {
    if (count == 0) return "";
    return count == 1 ? " (1 item)" : " (" + std::to_string(count) + " items)";
}

// ": what was said", for words that may be missing.
std::string with_words(std::string const& words) { return words.empty() ? "" : ": " + words; }

struct Sentence {
    Party author;
    State const* state;

    std::string who() const { return subject_of(author); }

    std::string milestone(int number) const {
        auto const* known = state == nullptr ? nullptr : state->milestone(number);
        auto const plain = "milestone " + std::to_string(number);
        return known == nullptr ? plain : plain + " “" + known->title + "”";
    }

    std::string case_of(int number) const { return "case " + std::to_string(number); }

    std::string operator()(AgreementDrafted const& fact) const {
        return who() + " drafted version " + std::to_string(fact.version) + " of the agreement";
    }
    std::string operator()(AgreementSigned const& fact) const {
        return subject_of(fact.by) + " signed version " + std::to_string(fact.version) +
               " of the agreement" + with_words(fact.how);
    }
    std::string operator()(MilestoneAdded const& fact) const {
        auto const due = fact.due ? ", due " + format_date(*fact.due) : std::string{};
        return who() + " added milestone " + std::to_string(fact.milestone) + " “" + fact.title +
               "” over " + fact.amount.text() + due;
    }
    std::string operator()(MilestoneFunded const& fact) const {
        return who() + " funded " + milestone(fact.milestone) + " with " + fact.amount.text();
    }
    std::string operator()(MilestoneStarted const& fact) const {
        return who() + " started work on " + milestone(fact.milestone);
    }
    std::string operator()(MilestoneSubmitted const& fact) const {
        return who() + " submitted " + milestone(fact.milestone) + " " + by_way_of(fact.via) +
               with_items(fact.items.size()) + with_words(fact.note);
    }
    std::string operator()(MilestoneApproved const& fact) const {
        return who() + " approved " + milestone(fact.milestone) + with_words(fact.note);
    }
    std::string operator()(MilestoneReleased const& fact) const {
        return who() + " released " + fact.amount.text() + " of " + milestone(fact.milestone);
    }
    std::string operator()(DeliveryNoted const& fact) const {
        return who() + " sent work on " + milestone(fact.milestone) + " " + by_way_of(fact.via) +
               with_items(fact.items.size()) + with_words(fact.note);
    }
    std::string operator()(ContractEnded const& fact) const {
        auto const pays = fact.pays.minor > 0 ? " and paid " + fact.pays.text() : std::string{};
        return subject_of(fact.by) + " ended the contract" + pays + with_words(fact.reason);
    }
    std::string operator()(GuardOverridden const& fact) const {
        return who() + " set the guard " + fact.guard + " aside to " + fact.command +
               with_words(fact.reason);
    }
    std::string operator()(CaseOpened const& fact) const {
        auto const asks = fact.asks ? " over " + fact.asks->text() : std::string{};
        return who() + " opened " + case_of(fact.number) + asks + " for " +
               std::string{name(fact.forum)} + with_words(fact.claim);
    }
    std::string operator()(ExhibitLinked const& fact) const {
        return who() + " put item " + fact.item.text + " into " + case_of(fact.number) +
               " as exhibit " + std::to_string(fact.exhibit) + with_words(fact.why);
    }
    std::string operator()(CaseBuilt const& fact) const {
        return who() + " built the file of " + case_of(fact.number) + " over " +
               std::to_string(fact.size) + " entries";
    }
};

}  // namespace

std::string summary(Event const& event, Party author, State const* state) {
    auto sentence = std::visit(Sentence{author, state}, event.fact);
    if (!sentence.ends_with('.') && !sentence.ends_with('!') && !sentence.ends_with('?'))
        sentence += '.';
    return sentence;
}

}  // namespace tally::engagement
