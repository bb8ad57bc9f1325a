#include "cli/demo_acts.h"

namespace tally::cli {
namespace {

using namespace engagement;
using ledger::Party;
using enum Channel;

using Acts = std::vector<DemoAct>;

constexpr std::string_view mira = "mira";
constexpr std::string_view daniel = "daniel";
constexpr std::string_view priya = "priya";

void append(Acts& acts, Acts more) {
    for (auto& act : more) acts.push_back(std::move(act));
}

PartyDescribed studio() {
    PartyDescribed described;
    described.party = Party::client;
    described.legal_name = "Northwind Studio LLC";
    described.addresses = {"studio@northwind-studio.example"};
    return described;
}

// Both sign, the money of milestone 1 is deposited, and then work begins.
Acts the_agreement(AgreementText const& plan, DraftAgreement draft) {
    auto const& first = plan.milestones.at(0);
    auto const& second = plan.milestones.at(1);
    DemoMail const sent{"kick-off", mira};
    DemoMail const agreed{"kick-off", daniel};
    CheckinPlanned rhythm{"FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", {}, "done, doing, needed from you"};
    rhythm.from = std::chrono::year{2026} / 9 / 25;
    return {
        {"2026-09-14T15:40:00Z", Party::freelancer, std::move(draft)},
        {"2026-09-14T15:41:00Z", Party::freelancer, studio()},
        {"2026-09-14T15:42:18Z", Party::freelancer,
         ProposeAgreement{0, "sent by e-mail with the scope attached"}, sent},
        {"2026-09-14T15:42:18Z", Party::freelancer,
         SignAgreement{0, "sent by e-mail with the scope attached"}, sent},
        {"2026-09-14T20:05:51Z", Party::client,
         SignAgreement{0, "reply by e-mail: agreed, that is exactly what we discussed"}, agreed},
        {"2026-09-14T15:42:18Z", Party::freelancer,
         AddMilestone{first.title, first.amount, first.due}},
        {"2026-09-14T15:42:18Z", Party::freelancer,
         AddMilestone{second.title, second.amount, second.due}},
        {"2026-09-14T15:42:18Z", Party::freelancer, rhythm},
        {"2026-09-14T20:05:51Z", Party::client, FundMilestone{1, {}}, agreed},
        {"2026-09-15T08:00:00Z", Party::freelancer, StartMilestone{1}}};
}

// What the client owed, and milestone 1 until it is paid.
Acts the_design() {
    DemoMail const approved{"the design of all five pages", daniel};
    return {{"2026-09-21T21:31:12Z",
             Party::client,
             ResponsibilityMet{"R1", "all texts came", {}},
             {"texts for all five pages", daniel}},
            {"2026-09-24T19:02:55Z",
             Party::client,
             ResponsibilityMet{"R2", "31 photographs came, three days late", {}},
             {"photos for the website", priya}},
            {"2026-09-25T14:55:00Z",
             Party::freelancer,
             SendCheckin{email, "All texts and photographs are here and complete.", {}, {}},
             {"check-in 1", mira}},
            {"2026-10-01T15:13:26Z",
             Party::client,
             ResponsibilityMet{"R3", "chosen", {}},
             {"two directions", daniel}},
            {"2026-10-07T13:40:02Z", Party::freelancer,
             SubmitMilestone{1, platform, {}, "five page designs"}},
            {"2026-10-09T02:36:14Z", Party::client,
             ApproveMilestone{1, "This is lovely. Approved and released on Upwork.", {}}, approved},
            {"2026-10-09T02:36:14Z", Party::client, ReleaseMilestone{1, {}}, approved},
            {"2026-10-09T02:36:14Z", Party::platform,
             FeeCharged{1, {6000, Currency::parse("USD").value()}, "service fee"}},
            {"2026-10-12T14:58:37Z",
             Party::client,
             FundMilestone{2, {}},
             {"milestone 2 is funded", daniel}},
            {"2026-10-12T15:30:00Z", Party::freelancer, StartMilestone{2}}};
}

// "While you are at it": a wish outside of the scope, offered with its price and declined.
Result<Acts> the_shop(DemoItem const& find) {
    DemoMail const asked{"small addition", daniel, "2026-10-17"};
    auto const wish = TRY(find(asked));
    auto const price = Money{145'000, Currency::parse("USD").value()};
    return Acts{
        {"2026-10-16T16:22:08Z", Party::client,
         LogRequest{"while you are at it: could you also build the shop?", {wish.id}, wish.blob, 2},
         asked},
        {"2026-10-16T16:40:00Z", Party::freelancer,
         RequestTied{1, ScopeTie::outside, "An online shop, a cart or payments",
                     "the first line of what is not included"}},
        {"2026-10-16T17:48:51Z",
         Party::freelancer,
         ProposeChange{1, "An online shop for 40 pieces", price, 21},
         {"small addition", mira}},
        {"2026-10-19T13:31:40Z",
         Party::client,
         ChangeDeclined{1, "let's park the shop and go with the pages as agreed"},
         {"small addition", daniel}}};
}

// A preview by chat, which starts no clock, and the submissions, which do.
Acts the_pages(ledger::ItemId const& archive) {
    return {{"2026-10-23T14:40:00Z", Party::freelancer,
             NoteDelivery{2, chat, {}, "a preview of four pages"}},
            {"2026-10-23T14:48:22Z",
             Party::freelancer,
             SendCheckin{email,
                         "Done: home, work, piece and classes. Doing: visit, then testing.",
                         {"What are the opening hours for November?"},
                         {}},
             {"check-in 2", mira}},
            {"2026-10-26T14:05:17Z",
             Party::client,
             CheckinAcknowledged{2, "reply: the preview is so pretty"},
             {"opening hours", priya}},
            {"2026-10-26T14:05:17Z",
             Party::client,
             QuestionAnswered{1, "Tuesday to Saturday, 10 to 6"},
             {"opening hours", priya}},
            {"2026-10-26T14:05:17Z",
             Party::client,
             ResponsibilityMet{"R4", "opening hours", {}},
             {"opening hours", priya}},
            {"2026-10-30T13:20:45Z", Party::freelancer,
             SubmitMilestone{2, platform, {}, "five pages, built"}},
            {"2026-11-05T16:41:33Z",
             Party::client,
             ChangesRequested{2, "phone number, another bowl, prices on the right", {}},
             {"the five pages are ready", daniel}},
            {"2026-11-10T14:32:10Z", Party::freelancer,
             SubmitMilestone{2, platform, {archive}, "all three changes done"}}};
}

// A second wish, agreed on and never funded: the guard keeps Mira from starting.
Result<Acts> the_vouchers(DemoItem const& find) {
    DemoMail const asked{"gift vouchers", daniel, "2026-11-13"};
    auto const wish = TRY(find(asked));
    auto const price = Money{18'000, Currency::parse("USD").value()};
    DemoMail const yes{"gift vouchers", daniel};
    return Acts{
        {"2026-11-12T21:21:44Z", Party::client,
         LogRequest{"could you also make a page for gift vouchers", {wish.id}, wish.blob, 0},
         asked},
        {"2026-11-13T08:50:00Z", Party::freelancer,
         RequestTied{2, ScopeTie::outside, "", "the agreement has five pages"}},
        {"2026-11-13T09:04:12Z",
         Party::freelancer,
         ProposeChange{2, "Gift voucher page with a form", price, 10},
         {"gift vouchers", mira}},
        {"2026-11-13T14:12:09Z", Party::client,
         ChangeApproved{2, "reply by e-mail: yes please, do that"}, yes}};
}

Acts the_end() {
    DemoMail const ended{"contract ended", daniel};
    auto const stated = [&](std::string words) {
        return DemoAct{"2026-11-20T15:26:03Z", Party::client, ReasonStated{0, std::move(words)},
                       ended};
    };
    return {{"2026-11-20T15:20:00Z", Party::client,
             EndContract{"The website is not what we asked for, and we never received the "
                         "final files. We also expected a shop.",
                         {}},
             ended},
            {"2026-11-20T15:20:00Z", Party::client,
             RequestReturn{2, {}, "asked for the $1,200 back"}, ended},
            stated("The website is not what we asked for"),
            stated("We never received the final files"),
            stated("We also expected a shop")};
}

}  // namespace

Result<std::vector<DemoAct>> demo_acts(AgreementText const& plan, DraftAgreement draft,
                                       DemoItem const& find) {
    auto acts = the_agreement(plan, std::move(draft));
    append(acts, the_design());
    append(acts, TRY(the_shop(find)));
    append(acts, the_pages(TRY(find({"delivery", ""})).id));
    append(acts, TRY(the_vouchers(find)));
    append(acts, the_end());
    return acts;
}

}  // namespace tally::cli
