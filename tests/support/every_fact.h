// One fact of each kind, with every member set, in the order of the alternatives of Fact.
#pragma once

#include <vector>

#include "support/engagement_builder.h"

namespace tally::support {

inline Digest a_digest() {
    Digest digest;
    digest.bytes.fill(5);
    return digest;
}
inline Date a_monday() { return parse_date("2026-11-16").value(); }

inline std::vector<engagement::Fact> facts_of_the_agreement() {
    using namespace engagement;
    using ledger::Party;
    return {
        PartyDescribed{Party::client,
                       "Tom Baker",
                       "Baker & Sons LLC",
                       "NY 123-456",
                       "1 Main St, Albany",
                       "US-NY-Albany",
                       ClientKind::business,
                       {"tom@b.example"}},
        ChannelAgreed{Channel::email, "tom@b.example", "Mon-Fri 9-17", 24},
        AgreementDrafted{1, a_digest(), "title = \"A\"", "fewer rounds"},
        AgreementProposed{1, a_digest(), "by mail"},
        AgreementSigned{1, a_digest(), Party::client, "by reply"},
        ContractRequested{"please send it"},
        ContractRefused{"we never do that"},
        TermsKept{TermsSource::job_post, {an_item(4)}, "as it read"},
    };
}

inline std::vector<engagement::Fact> facts_of_milestones() {
    using namespace engagement;
    return {
        MilestoneAdded{2, "Build", dollars(1200), parse_date("2026-10-30").value()},
        MilestoneFunded{2, dollars(1200)},
        MilestoneSecured{2, Security::purchase_order, dollars(900), "PO 7"},
        MilestoneStarted{2},
        MilestoneSubmitted{2, Channel::platform, {an_item(1), an_item(2)}, "done"},
        ChangesRequested{2, "the footer", {an_item(3)}},
        MilestoneApproved{2, dollars(600), "half of it"},
        MilestoneReleased{2, dollars(1200)},
        MilestoneHeld{2, "under review"},
        ReturnRequested{2, dollars(100), "too late"},
        MilestoneReturned{2, dollars(100)},
        MilestoneRefunded{2, dollars(50), "out of goodwill"},
        MilestoneChargedBack{2, dollars(1200), "not as described"},
        FeeCharged{2, dollars(120), "service fee"},
        DeliveryNoted{2, Channel::chat, {an_item(1)}, "a preview"},
    };
}

inline std::vector<engagement::Fact> facts_of_work() {
    using namespace engagement;
    std::string const salt(64, 'a');
    Segment const segment{
        parse_instant("2026-11-16T09:00:00Z").value(), 90, "menu", true, "T-1", {"1f2e"}, salt};
    return {
        DeliveryMade{1,
                     2,
                     Channel::email,
                     "tom@b.example",
                     DeliveryForm::staged,
                     {{"site.zip", 12, a_digest()}},
                     {an_item(1)},
                     "first part"},
        DeliveryReceived{1, "it opens"},
        InvoiceIssued{1,
                      "2026-014",
                      dollars(1200),
                      parse_date("2026-12-01").value(),
                      parse_date("2026-11-01").value(),
                      "Build",
                      {an_item(6)}},
        InvoiceSent{1, Channel::email, "tom@b.example", {an_item(6)}},
        InvoiceReceived{1, "replied to it"},
        InvoicePaid{1, dollars(400)},
        InvoiceWithdrawn{1, "the wrong amount"},
        RateAgreed{dollars(40), 1200},
        HoursLogged{a_monday(), 90, 90, {a_digest()}},
        HoursKept{a_monday(), {segment}},
        HoursRevealed{a_monday(), {segment}},
        HoursDisputed{a_monday(), 30, "too slow"},
        HoursAnswered{a_monday(), "as agreed", {an_item(1)}},
        RequestLogged{1, "one more page", {an_item(1)}, a_digest(), 2},
        RequestTied{1, ScopeTie::outside, "S2", "a fifth page"},
        ChangeProposed{
            1, 1, "A fifth page", dollars(200), 3, "one more page", {an_item(1)}, a_digest()},
        ChangeApproved{1, "by reply"},
        ChangeDeclined{1, "too dear"},
        ChangeWithdrawn{1, "no longer needed"},
        CheckinPlanned{"FREQ=WEEKLY", a_monday(), "what was done"},
        CheckinSent{1, Channel::email, "All on time.", {"Which logo?"}, {an_item(1)}},
        CheckinAcknowledged{1, "ok, thanks"},
        QuestionAnswered{1, "the blue one"},
        ResponsibilityMet{"R1", "texts came", {an_item(1)}},
        ResponsibilityBreached{"R1", "no texts", BreachStep::notice, {an_item(1)}},
    };
}

inline std::vector<engagement::Fact> facts_of_the_end() {
    using namespace engagement;
    using ledger::Party;
    return {
        ContractEnded{Party::client, "no need", dollars(0)},
        ReasonStated{1, "it was late"},
        ReasonAnswered{1, Stance::unfounded, "it was early", "S1", {an_item(1)}, {"milestone/2"}},
        DisputeOpened{1, Forum::upwork_dispute, dollars(1200), "milestone 2 is due"},
        DisputeAnswered{1, "see the delivery", {an_item(1)}},
        DisputeProposed{1, dollars(600), "half each"},
        DisputeAccepted{1, "for peace"},
        DisputeDeclined{1, "too little"},
        DisputeFailed{1, "no agreement"},
        DisputeFeePaid{1, dollars(337)},
        DisputeMoved{1, Forum::upwork_arbitration, "next step"},
        DisputeDecided{1, dollars(1200), "in full"},
        DisputeClosed{1, "paid"},
        FeedbackSealed{a_digest()},
        FeedbackKept{2, "Pays late.", std::string(64, 'b')},
        FeedbackGiven{2, "Pays late.", std::string(64, 'b')},
        FeedbackReplied{"We paid in time."},
        LetterPrepared{1, LetterPurpose::delivery, "anna@client.example",
                       "Delivery of the homepage", "It is done.", "delivery/1"},
        LetterSent{1, a_digest(), "tally.x@design.example", LetterWay::smtp, "250 queued as 7"},
        LetterAnswered{1, ReplyStrength::strong, "ok, thanks"},
        LessonLearned{1, "worked unfunded", "wait for the money", LessonUse::clause,
                      "Work starts when the milestone is funded.", "Ines", "work-unfunded"},
        MailLabelled{an_item(1), "nothing"},
        GuardOverridden{"work-before-funding", "an old friend", "start milestone 2"},
        CaseOpened{1, Forum::upwork_dispute, "Milestone 2 is due", dollars(1200), "mastercard"},
        ExhibitLinked{1, 3, an_item(1), "the delivery", true},
        CaseBuilt{1, a_digest(), 17, a_digest()},
    };
}

inline std::vector<engagement::Fact> facts_of_cases() {
    using namespace engagement;
    using ledger::Party;
    auto const part = an_item(1).part("2.1");
    return {
        ItemWithheld{1, part, 7, WithheldFor::nda, "another client's prices"},
        ItemDisclosed{1, part, 7},
        HighlightMarked{1, 3, "Sieht gut aus.", 120, 14, "Looks good.", "de"},
        FormAnswered{1, "relief-sought", "Release of milestone 2"},
        ExhibitDescribed{1, part, "the client calls it final", true},
        ExhibitsOrdered{1, {part, an_item(2)}},
        ExhibitUnlinked{1, part},
        HighlightRemoved{1, part, 120, 14},
        ClaimAsserted{1, 2, "payment-for-work", Party::freelancer, "Milestone 2 is due",
                      dollars(1200), "milestone/2"},
        EvidenceAccepted{1, 2, "delivery", part, "delivery/1", EvidenceStrength::proves,
                         "names the files", "delivered-by-mail"},
        EvidenceRejected{1, 2, "acceptance", part, "milestone/2", "about another page"},
        ElementDisputed{1, 2, "quality", Party::client, "the footer is wrong", part},
    };
}

inline std::vector<engagement::Fact> every_fact() {
    std::vector<engagement::Fact> all;
    for (auto const& some : {facts_of_the_agreement(), facts_of_milestones(), facts_of_work(),
                             facts_of_the_end(), facts_of_cases()})
        all.insert(all.end(), some.begin(), some.end());
    return all;
}

}  // namespace tally::support
