// How facts are told: a plain sentence for each kind, without its full stop.
#pragma once

#include <string>
#include <vector>

#include "engagement/event.h"
#include "engagement/state.h"

namespace tally::engagement {

// Who reports, and the state that lends titles and names; it may be missing.
struct Telling {
    ledger::Party author;
    State const* state;

    // "The client"
    std::string who() const;
    // "milestone 2 “Build”"
    std::string milestone(int number) const;
    // " of milestone 2 “Build”", or nothing for 0.
    std::string of_milestone(int number) const;
};

// "The client", "The program"
std::string subject_of(ledger::Party party);
// "on the platform", "by chat"
std::string by_way_of(Channel channel);
// " (2 items)", or nothing.
std::string with_items(std::size_t count);
// ": what was said", for words that may be missing.
std::string with_words(std::string const& words);
// "A", "A and B", "A, B and C"
std::string with_and(std::vector<std::string> const& parts);
// "22 Nov 2026": as people write days to each other
std::string day_text(Date date);
// "6 h 40 min"
std::string hours_and_minutes(int minutes);

std::string tell(Telling const& telling, PartyDescribed const& fact);
std::string tell(Telling const& telling, ChannelAgreed const& fact);
std::string tell(Telling const& telling, AgreementDrafted const& fact);
std::string tell(Telling const& telling, AgreementProposed const& fact);
std::string tell(Telling const& telling, AgreementSigned const& fact);
std::string tell(Telling const& telling, ContractRequested const& fact);
std::string tell(Telling const& telling, ContractRefused const& fact);
std::string tell(Telling const& telling, TermsKept const& fact);
std::string tell(Telling const& telling, MilestoneAdded const& fact);
std::string tell(Telling const& telling, MilestoneFunded const& fact);
std::string tell(Telling const& telling, MilestoneSecured const& fact);
std::string tell(Telling const& telling, MilestoneStarted const& fact);
std::string tell(Telling const& telling, MilestoneSubmitted const& fact);
std::string tell(Telling const& telling, ChangesRequested const& fact);
std::string tell(Telling const& telling, MilestoneApproved const& fact);
std::string tell(Telling const& telling, MilestoneReleased const& fact);
std::string tell(Telling const& telling, MilestoneHeld const& fact);
std::string tell(Telling const& telling, ReturnRequested const& fact);
std::string tell(Telling const& telling, MilestoneReturned const& fact);
std::string tell(Telling const& telling, MilestoneRefunded const& fact);
std::string tell(Telling const& telling, MilestoneChargedBack const& fact);
std::string tell(Telling const& telling, FeeCharged const& fact);
std::string tell(Telling const& telling, DeliveryNoted const& fact);
std::string tell(Telling const& telling, DeliveryMade const& fact);
std::string tell(Telling const& telling, DeliveryReceived const& fact);
std::string tell(Telling const& telling, InvoiceIssued const& fact);
std::string tell(Telling const& telling, InvoiceSent const& fact);
std::string tell(Telling const& telling, InvoiceReceived const& fact);
std::string tell(Telling const& telling, InvoicePaid const& fact);
std::string tell(Telling const& telling, InvoiceWithdrawn const& fact);
std::string tell(Telling const& telling, RateAgreed const& fact);
std::string tell(Telling const& telling, HoursLogged const& fact);
std::string tell(Telling const& telling, HoursKept const& fact);
std::string tell(Telling const& telling, HoursRevealed const& fact);
std::string tell(Telling const& telling, HoursDisputed const& fact);
std::string tell(Telling const& telling, HoursAnswered const& fact);
std::string tell(Telling const& telling, RequestLogged const& fact);
std::string tell(Telling const& telling, RequestTied const& fact);
std::string tell(Telling const& telling, ChangeProposed const& fact);
std::string tell(Telling const& telling, ChangeApproved const& fact);
std::string tell(Telling const& telling, ChangeDeclined const& fact);
std::string tell(Telling const& telling, ChangeWithdrawn const& fact);
std::string tell(Telling const& telling, CheckinPlanned const& fact);
std::string tell(Telling const& telling, CheckinSent const& fact);
std::string tell(Telling const& telling, CheckinAcknowledged const& fact);
std::string tell(Telling const& telling, QuestionAnswered const& fact);
std::string tell(Telling const& telling, ResponsibilityMet const& fact);
std::string tell(Telling const& telling, ResponsibilityBreached const& fact);
std::string tell(Telling const& telling, ContractEnded const& fact);
std::string tell(Telling const& telling, ReasonStated const& fact);
std::string tell(Telling const& telling, ReasonAnswered const& fact);
std::string tell(Telling const& telling, DisputeOpened const& fact);
std::string tell(Telling const& telling, DisputeAnswered const& fact);
std::string tell(Telling const& telling, DisputeProposed const& fact);
std::string tell(Telling const& telling, DisputeAccepted const& fact);
std::string tell(Telling const& telling, DisputeDeclined const& fact);
std::string tell(Telling const& telling, DisputeFailed const& fact);
std::string tell(Telling const& telling, DisputeFeePaid const& fact);
std::string tell(Telling const& telling, DisputeMoved const& fact);
std::string tell(Telling const& telling, DisputeDecided const& fact);
std::string tell(Telling const& telling, DisputeClosed const& fact);
std::string tell(Telling const& telling, FeedbackSealed const& fact);
std::string tell(Telling const& telling, FeedbackKept const& fact);
std::string tell(Telling const& telling, FeedbackGiven const& fact);
std::string tell(Telling const& telling, FeedbackReplied const& fact);
std::string tell(Telling const& telling, LessonLearned const& fact);
std::string tell(Telling const& telling, LetterPrepared const& fact);
std::string tell(Telling const& telling, LetterSent const& fact);
std::string tell(Telling const& telling, LetterAnswered const& fact);
std::string tell(Telling const& telling, MailLabelled const& fact);
std::string tell(Telling const& telling, GuardOverridden const& fact);
std::string tell(Telling const& telling, CaseOpened const& fact);
std::string tell(Telling const& telling, ExhibitLinked const& fact);
std::string tell(Telling const& telling, CaseBuilt const& fact);
std::string tell(Telling const& telling, ItemWithheld const& fact);
std::string tell(Telling const& telling, ItemDisclosed const& fact);
std::string tell(Telling const& telling, HighlightMarked const& fact);
std::string tell(Telling const& telling, FormAnswered const& fact);
std::string tell(Telling const& telling, ExhibitDescribed const& fact);
std::string tell(Telling const& telling, ExhibitsOrdered const& fact);
std::string tell(Telling const& telling, ExhibitUnlinked const& fact);
std::string tell(Telling const& telling, HighlightRemoved const& fact);
std::string tell(Telling const& telling, ClaimAsserted const& fact);
std::string tell(Telling const& telling, EvidenceAccepted const& fact);
std::string tell(Telling const& telling, EvidenceRejected const& fact);
std::string tell(Telling const& telling, ElementDisputed const& fact);

}  // namespace tally::engagement
