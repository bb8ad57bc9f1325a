// What each fact does to the state, one function for each: a new kind does not compile until the
// fold knows it. They cannot fail: what makes no sense changes nothing.
#pragma once

#include "engagement/event.h"
#include "engagement/state.h"

namespace tally::engagement {

void apply(State& state, Recorded const& recorded, PartyDescribed const& fact);
void apply(State& state, Recorded const& recorded, ChannelAgreed const& fact);
void apply(State& state, Recorded const& recorded, AgreementDrafted const& fact);
void apply(State& state, Recorded const& recorded, AgreementProposed const& fact);
void apply(State& state, Recorded const& recorded, AgreementSigned const& fact);
void apply(State& state, Recorded const& recorded, ContractRequested const& fact);
void apply(State& state, Recorded const& recorded, ContractRefused const& fact);
void apply(State& state, Recorded const& recorded, TermsKept const& fact);
void apply(State& state, Recorded const& recorded, MilestoneAdded const& fact);
void apply(State& state, Recorded const& recorded, MilestoneFunded const& fact);
void apply(State& state, Recorded const& recorded, MilestoneSecured const& fact);
void apply(State& state, Recorded const& recorded, MilestoneStarted const& fact);
void apply(State& state, Recorded const& recorded, MilestoneSubmitted const& fact);
void apply(State& state, Recorded const& recorded, ChangesRequested const& fact);
void apply(State& state, Recorded const& recorded, MilestoneApproved const& fact);
void apply(State& state, Recorded const& recorded, MilestoneReleased const& fact);
void apply(State& state, Recorded const& recorded, MilestoneHeld const& fact);
void apply(State& state, Recorded const& recorded, ReturnRequested const& fact);
void apply(State& state, Recorded const& recorded, MilestoneReturned const& fact);
void apply(State& state, Recorded const& recorded, MilestoneRefunded const& fact);
void apply(State& state, Recorded const& recorded, MilestoneChargedBack const& fact);
void apply(State& state, Recorded const& recorded, FeeCharged const& fact);
void apply(State& state, Recorded const& recorded, DeliveryNoted const& fact);
void apply(State& state, Recorded const& recorded, DeliveryMade const& fact);
void apply(State& state, Recorded const& recorded, DeliveryReceived const& fact);
void apply(State& state, Recorded const& recorded, InvoiceIssued const& fact);
void apply(State& state, Recorded const& recorded, InvoiceSent const& fact);
void apply(State& state, Recorded const& recorded, InvoiceReceived const& fact);
void apply(State& state, Recorded const& recorded, InvoicePaid const& fact);
void apply(State& state, Recorded const& recorded, InvoiceWithdrawn const& fact);
void apply(State& state, Recorded const& recorded, RateAgreed const& fact);
void apply(State& state, Recorded const& recorded, HoursLogged const& fact);
void apply(State& state, Recorded const& recorded, HoursKept const& fact);
void apply(State& state, Recorded const& recorded, HoursRevealed const& fact);
void apply(State& state, Recorded const& recorded, HoursDisputed const& fact);
void apply(State& state, Recorded const& recorded, HoursAnswered const& fact);
void apply(State& state, Recorded const& recorded, RequestLogged const& fact);
void apply(State& state, Recorded const& recorded, RequestTied const& fact);
void apply(State& state, Recorded const& recorded, ChangeProposed const& fact);
void apply(State& state, Recorded const& recorded, ChangeApproved const& fact);
void apply(State& state, Recorded const& recorded, ChangeDeclined const& fact);
void apply(State& state, Recorded const& recorded, ChangeWithdrawn const& fact);
void apply(State& state, Recorded const& recorded, CheckinPlanned const& fact);
void apply(State& state, Recorded const& recorded, CheckinSent const& fact);
void apply(State& state, Recorded const& recorded, CheckinAcknowledged const& fact);
void apply(State& state, Recorded const& recorded, QuestionAnswered const& fact);
void apply(State& state, Recorded const& recorded, ResponsibilityMet const& fact);
void apply(State& state, Recorded const& recorded, ResponsibilityBreached const& fact);
void apply(State& state, Recorded const& recorded, ContractEnded const& fact);
void apply(State& state, Recorded const& recorded, ReasonStated const& fact);
void apply(State& state, Recorded const& recorded, ReasonAnswered const& fact);
void apply(State& state, Recorded const& recorded, DisputeOpened const& fact);
void apply(State& state, Recorded const& recorded, DisputeAnswered const& fact);
void apply(State& state, Recorded const& recorded, DisputeProposed const& fact);
void apply(State& state, Recorded const& recorded, DisputeAccepted const& fact);
void apply(State& state, Recorded const& recorded, DisputeDeclined const& fact);
void apply(State& state, Recorded const& recorded, DisputeFailed const& fact);
void apply(State& state, Recorded const& recorded, DisputeFeePaid const& fact);
void apply(State& state, Recorded const& recorded, DisputeMoved const& fact);
void apply(State& state, Recorded const& recorded, DisputeDecided const& fact);
void apply(State& state, Recorded const& recorded, DisputeClosed const& fact);
void apply(State& state, Recorded const& recorded, FeedbackSealed const& fact);
void apply(State& state, Recorded const& recorded, FeedbackKept const& fact);
void apply(State& state, Recorded const& recorded, FeedbackGiven const& fact);
void apply(State& state, Recorded const& recorded, FeedbackReplied const& fact);
void apply(State& state, Recorded const& recorded, LessonLearned const& fact);
void apply(State& state, Recorded const& recorded, LetterPrepared const& fact);
void apply(State& state, Recorded const& recorded, LetterSent const& fact);
void apply(State& state, Recorded const& recorded, LetterAnswered const& fact);
void apply(State& state, Recorded const& recorded, MailLabelled const& fact);
void apply(State& state, Recorded const& recorded, GuardOverridden const& fact);
void apply(State& state, Recorded const& recorded, CaseOpened const& fact);
void apply(State& state, Recorded const& recorded, ExhibitLinked const& fact);
void apply(State& state, Recorded const& recorded, CaseBuilt const& fact);
void apply(State& state, Recorded const& recorded, ItemWithheld const& fact);
void apply(State& state, Recorded const& recorded, ItemDisclosed const& fact);
void apply(State& state, Recorded const& recorded, HighlightMarked const& fact);
void apply(State& state, Recorded const& recorded, FormAnswered const& fact);
void apply(State& state, Recorded const& recorded, ExhibitDescribed const& fact);
void apply(State& state, Recorded const& recorded, ExhibitsOrdered const& fact);
void apply(State& state, Recorded const& recorded, ExhibitUnlinked const& fact);
void apply(State& state, Recorded const& recorded, HighlightRemoved const& fact);
void apply(State& state, Recorded const& recorded, ClaimAsserted const& fact);
void apply(State& state, Recorded const& recorded, EvidenceAccepted const& fact);
void apply(State& state, Recorded const& recorded, EvidenceRejected const& fact);
void apply(State& state, Recorded const& recorded, ElementDisputed const& fact);

// The sum, or `total` where the amount cannot be added to it: another currency, or out of range.
Money plus(Money const& total, Money const& amount);
Money smaller(Money const& a, Money const& b);

}  // namespace tally::engagement
