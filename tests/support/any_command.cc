#include "support/any_command.h"

#include <array>
#include <type_traits>
#include <utility>

#include "support/engagement_builder.h"

namespace tally::support {
namespace {

using namespace engagement;
using ledger::ItemId;
using ledger::Party;

template <Named Enum>
Enum any_name() {
    return static_cast<Enum>(any_of<std::size_t>(0, names_of(Enum{}).names.size()));
}

ItemId any_item() { return an_item(static_cast<unsigned char>(any_of(1, 9))); }

std::optional<ItemId> maybe_item() {
    if (one_in(2)) return std::nullopt;
    return any_item();
}

std::vector<ItemId> any_items() {
    std::vector<ItemId> items;
    for (int i = any_of(0, 3); i > 0; --i) items.push_back(any_item());
    return items;
}

Digest any_digest() {
    Digest digest;
    digest.bytes.fill(static_cast<unsigned char>(any_of(0, 4)));
    return digest;
}

std::optional<Digest> maybe_digest() {
    if (one_in(2)) return std::nullopt;
    return any_digest();
}

// Words as people write them; sometimes none.
std::string any_words() {
    constexpr std::array<std::string_view, 6> words{
        "", "done", "the footer “new”", "1 < 2 & \"x\"", "a\nb\t", "two"};
    return std::string{words.at(any_of<std::size_t>(0, words.size()))};
}

Money any_money() {
    if (one_in(12)) return {any_of<std::int64_t>(-1, 1), usd()};
    if (one_in(30)) return {Money::minor_max - any_of<std::int64_t>(0, 2), usd()};
    if (one_in(30)) return {500, Currency::parse("EUR").value()};
    return {any_of<std::int64_t>(1, 900), usd()};
}

std::optional<Money> maybe_money() {
    if (one_in(2)) return std::nullopt;
    return any_money();
}

// Of one that is there, mostly.
template <typename Things>
int one_of(Things const& things) {
    auto const count = static_cast<int>(things.size());
    return count == 0 || one_in(8) ? any_of(-1, count + 3) : any_of(1, count + 1);
}

std::string agreement_of(int number) {
    return "title = \"Version " + std::to_string(number) +
           "\"\n[[scope]]\nid = \"1\"\ntext = \"Five pages\"\n[[responsibility]]\nparty = "
           "\"client\"\nwhat = \"Texts\"\ndue = \"2026-09-03\"\n";
}

Segment any_segment(Instant now) {
    Segment segment;
    segment.start = now - std::chrono::minutes{any_of(1, 20'000)};
    segment.minutes = one_in(20) ? any_of(-1, 2'000) : any_of(1, 120);
    segment.memo = any_words();
    segment.manual = one_in(3);
    segment.task = one_in(3) ? "T-1" : "";
    segment.salt = std::string(64, static_cast<char>('a' + any_of(0, 6)));
    return segment;
}

// One command of the type that it is asked for. A new type does not compile until it is here.
struct Maker {
    State const& state;
    Instant now;

    template <typename T>
    using Of = std::type_identity<T>;

    Date date() const {
        return Date{std::chrono::floor<std::chrono::days>(now) +
                    std::chrono::days{any_of(-10, 20)}};
    }
    std::optional<Date> maybe_date() const {
        if (one_in(2)) return std::nullopt;
        return date();
    }
    Date week() const {
        if (state.weeks.empty() || one_in(8)) return week_of(now);
        return state.weeks.at(any_of<std::size_t>(0, state.weeks.size())).monday;
    }
    int milestone() const { return one_of(state.milestones); }
    int milestone_or_none() const { return one_in(3) ? 0 : milestone(); }
    int dispute() const { return one_of(state.disputes); }
    // What is not the item, mostly.
    std::uint64_t entry_beside(std::optional<ItemId> const& item) const {
        return item.has_value() == one_in(8) ? any_of<std::uint64_t>(1, 4) : 0;
    }
    std::string topic_beside(std::optional<ItemId> const& item) const {
        return item.has_value() == one_in(8) ? "milestone/1" : "";
    }
    std::string duty() const { return one_in(8) ? "R9" : "R1"; }

    // clang-format off
    DraftAgreement operator()(Of<DraftAgreement>) const {
        auto const number = any_of(1, 9);
        Digest digest;
        digest.bytes.fill(static_cast<unsigned char>(number));
        return {one_in(8) ? "title = 1" : agreement_of(number), digest, any_words(), one_in(3)};
    }
    ProposeAgreement operator()(Of<ProposeAgreement>) const { return {any_of(0, 3), any_words()}; }
    SignAgreement operator()(Of<SignAgreement>) const { return {any_of(0, 3), any_words()}; }
    AddMilestone operator()(Of<AddMilestone>) const { return {any_words(), any_money(), maybe_date()}; }
    FundMilestone operator()(Of<FundMilestone>) const { return {milestone(), maybe_money()}; }
    StartMilestone operator()(Of<StartMilestone>) const { return {milestone()}; }
    SubmitMilestone operator()(Of<SubmitMilestone>) const { return {milestone(), any_name<Channel>(), any_items(), any_words()}; }
    NoteDelivery operator()(Of<NoteDelivery>) const { return {milestone(), any_name<Channel>(), any_items(), any_words()}; }
    ApproveMilestone operator()(Of<ApproveMilestone>) const { return {milestone(), any_words(), maybe_money()}; }
    ReleaseMilestone operator()(Of<ReleaseMilestone>) const { return {milestone(), maybe_money()}; }
    RequestReturn operator()(Of<RequestReturn>) const { return {milestone(), maybe_money(), any_words()}; }
    ReturnMilestone operator()(Of<ReturnMilestone>) const { return {milestone(), maybe_money()}; }
    RefundMilestone operator()(Of<RefundMilestone>) const { return {milestone(), maybe_money(), any_words()}; }
    ChargeBackMilestone operator()(Of<ChargeBackMilestone>) const { return {milestone(), maybe_money(), any_words()}; }
    IssueInvoice operator()(Of<IssueInvoice>) const { return {one_in(3) ? any_words() : "", any_money(), maybe_date(), maybe_date(), any_words(), any_items()}; }
    PayInvoice operator()(Of<PayInvoice>) const { return {one_of(state.invoices), maybe_money()}; }
    LogHours operator()(Of<LogHours>) const {
        LogHours hours;
        for (int i = any_of(0, 4); i > 0; --i) {
            hours.segments.push_back(any_segment(now));
            hours.commitments.push_back(any_digest());
        }
        hours.milestone = one_in(4) ? milestone() : 0;
        return hours;
    }
    RevealHours operator()(Of<RevealHours>) const { return {week()}; }
    LogRequest operator()(Of<LogRequest>) const { return {any_words(), any_items(), maybe_digest(), one_in(3) ? milestone() : 0}; }
    ProposeChange operator()(Of<ProposeChange>) const { return {one_in(2) ? 0 : one_of(state.requests), any_words(), any_money(), any_of(-1, 5)}; }
    SendCheckin operator()(Of<SendCheckin>) const { return {any_name<Channel>(), any_words(), one_in(2) ? std::vector<std::string>{} : std::vector<std::string>{"one?", "two?"}, any_items()}; }
    PrepareLetter operator()(Of<PrepareLetter>) const { return {any_name<LetterPurpose>(), one_in(4) ? any_words() : "anna@client.example", any_words(), any_words(), ""}; }
    EndContract operator()(Of<EndContract>) const { return {any_words(), maybe_money()}; }
    OpenDispute operator()(Of<OpenDispute>) const { return {any_name<Forum>(), maybe_money(), any_words()}; }
    SealFeedback operator()(Of<SealFeedback>) const { return {any_of(0, 7), any_words(), std::string(64, 'b'), any_digest()}; }
    GiveFeedback operator()(Of<GiveFeedback>) const { return {any_of(0, 7), any_words(), one_in(2) ? "" : std::string(64, 'b'), maybe_digest()}; }
    LearnLesson operator()(Of<LearnLesson>) const { return {any_words(), any_words(), any_name<LessonUse>(), any_words()}; }
    OpenCase operator()(Of<OpenCase>) const { return {any_name<Forum>(), any_words(), maybe_money(), any_words()}; }
    LinkExhibit operator()(Of<LinkExhibit>) const { return {one_of(state.cases), any_item(), any_words(), one_in(2)}; }
    RecordCaseBuilt operator()(Of<RecordCaseBuilt>) const { return {one_of(state.cases), any_digest(), any_of<std::uint64_t>(1, 99), any_digest()}; }
    PartyDescribed operator()(Of<PartyDescribed>) const { return {static_cast<Party>(any_of(0, 4)), any_words(), any_words(), any_words(), any_words(), "", any_name<ClientKind>(), {}}; }
    ChannelAgreed operator()(Of<ChannelAgreed>) const { return {any_name<Channel>(), any_words(), any_words(), any_of(-1, 50)}; }
    ContractRequested operator()(Of<ContractRequested>) const { return {any_words()}; }
    ContractRefused operator()(Of<ContractRefused>) const { return {any_words()}; }
    TermsKept operator()(Of<TermsKept>) const { return {any_name<TermsSource>(), any_items(), any_words()}; }
    MilestoneSecured operator()(Of<MilestoneSecured>) const { return {milestone(), any_name<Security>(), maybe_money(), any_words()}; }
    ChangesRequested operator()(Of<ChangesRequested>) const { return {milestone(), any_words(), any_items()}; }
    MilestoneHeld operator()(Of<MilestoneHeld>) const { return {milestone(), any_words()}; }
    FeeCharged operator()(Of<FeeCharged>) const { return {milestone_or_none(), any_money(), any_words()}; }
    DeliveryMade operator()(Of<DeliveryMade>) const {
        std::vector<DeliveredFile> files;
        if (!one_in(4)) files.push_back({"site.zip", 12, any_digest()});
        return {0, milestone_or_none(), any_name<Channel>(), any_words(), any_name<DeliveryForm>(), std::move(files), any_items(), any_words()};
    }
    DeliveryReceived operator()(Of<DeliveryReceived>) const { return {one_of(state.deliveries), any_words()}; }
    InvoiceSent operator()(Of<InvoiceSent>) const { return {one_of(state.invoices), any_name<Channel>(), any_words(), any_items()}; }
    InvoiceReceived operator()(Of<InvoiceReceived>) const { return {one_of(state.invoices), any_words()}; }
    InvoiceWithdrawn operator()(Of<InvoiceWithdrawn>) const { return {one_in(3) ? one_of(state.invoices) : 0, any_words()}; }
    RateAgreed operator()(Of<RateAgreed>) const { return {any_money(), any_of(-1, 3'000)}; }
    HoursDisputed operator()(Of<HoursDisputed>) const { return {week(), any_of(0, 200), any_words()}; }
    HoursAnswered operator()(Of<HoursAnswered>) const { return {week(), any_words(), any_items()}; }
    RequestTied operator()(Of<RequestTied>) const { return {one_of(state.requests), any_name<ScopeTie>(), one_in(4) ? "7" : "1", any_words()}; }
    ChangeApproved operator()(Of<ChangeApproved>) const { return {one_of(state.changes), any_words()}; }
    ChangeDeclined operator()(Of<ChangeDeclined>) const { return {one_of(state.changes), any_words()}; }
    ChangeWithdrawn operator()(Of<ChangeWithdrawn>) const { return {one_of(state.changes), any_words()}; }
    CheckinPlanned operator()(Of<CheckinPlanned>) const {
        constexpr std::array rules{"FREQ=WEEKLY;BYDAY=FR", "FREQ=DAILY", "FREQ=MONTHLY;COUNT=2", "sometimes"};
        return {rules.at(any_of<std::size_t>(0, rules.size())), date(), any_words()};
    }
    CheckinAcknowledged operator()(Of<CheckinAcknowledged>) const { return {one_of(state.checkins), any_words()}; }
    QuestionAnswered operator()(Of<QuestionAnswered>) const { return {one_of(state.questions), any_words()}; }
    ResponsibilityMet operator()(Of<ResponsibilityMet>) const { return {duty(), any_words(), any_items()}; }
    ResponsibilityBreached operator()(Of<ResponsibilityBreached>) const { return {duty(), any_words(), any_name<BreachStep>(), any_items()}; }
    ReasonStated operator()(Of<ReasonStated>) const { return {0, any_words()}; }
    ReasonAnswered operator()(Of<ReasonAnswered>) const { return {one_of(state.reasons), any_name<Stance>(), any_words(), any_words(), any_items(), {}}; }
    DisputeAnswered operator()(Of<DisputeAnswered>) const { return {dispute(), any_words(), any_items()}; }
    DisputeProposed operator()(Of<DisputeProposed>) const { return {dispute(), any_money(), any_words()}; }
    DisputeAccepted operator()(Of<DisputeAccepted>) const { return {dispute(), any_words()}; }
    DisputeDeclined operator()(Of<DisputeDeclined>) const { return {dispute(), any_words()}; }
    DisputeFailed operator()(Of<DisputeFailed>) const { return {dispute(), any_words()}; }
    DisputeFeePaid operator()(Of<DisputeFeePaid>) const { return {dispute(), any_money()}; }
    DisputeMoved operator()(Of<DisputeMoved>) const { return {dispute(), any_name<Forum>(), any_words()}; }
    DisputeDecided operator()(Of<DisputeDecided>) const { return {dispute(), any_money(), any_words()}; }
    DisputeClosed operator()(Of<DisputeClosed>) const { return {one_in(3) ? dispute() : 0, any_words()}; }
    FeedbackReplied operator()(Of<FeedbackReplied>) const { return {any_words()}; }
    LetterSent operator()(Of<LetterSent>) const { return {one_of(state.letters), any_digest(), any_words(), any_name<LetterWay>(), any_words()}; }
    LetterAnswered operator()(Of<LetterAnswered>) const { return {one_of(state.letters), any_name<ReplyStrength>(), any_words()}; }
    MailLabelled operator()(Of<MailLabelled>) const { return {any_item(), any_words()}; }
    ItemWithheld operator()(Of<ItemWithheld>) const { auto const item = maybe_item(); return {one_of(state.cases), item, entry_beside(item), any_name<WithheldFor>(), any_words()}; }
    ItemDisclosed operator()(Of<ItemDisclosed>) const { auto const item = maybe_item(); return {one_of(state.cases), item, entry_beside(item)}; }
    HighlightMarked operator()(Of<HighlightMarked>) const { return {one_of(state.cases), any_of(0, 4), any_words(), any_of<std::uint64_t>(0, 9), any_of<std::uint64_t>(0, 9), any_words(), ""}; }
    ExhibitDescribed operator()(Of<ExhibitDescribed>) const { return {one_of(state.cases), any_item(), any_words(), one_in(2)}; }
    ExhibitsOrdered operator()(Of<ExhibitsOrdered>) const { return {one_of(state.cases), {any_item(), any_item()}}; }
    ExhibitUnlinked operator()(Of<ExhibitUnlinked>) const { return {one_of(state.cases), any_item()}; }
    HighlightRemoved operator()(Of<HighlightRemoved>) const { return {one_of(state.cases), any_item(), any_of<std::uint64_t>(0, 9), any_of<std::uint64_t>(0, 9)}; }
    FormAnswered operator()(Of<FormAnswered>) const { return {one_of(state.cases), any_words(), any_words()}; }
    ClaimAsserted operator()(Of<ClaimAsserted>) const { return {one_of(state.cases), 0, any_words(), one_in(3) ? Party::client : Party::freelancer, any_words(), maybe_money(), one_in(2) ? "milestone/1" : ""}; }
    EvidenceAccepted operator()(Of<EvidenceAccepted>) const { auto const item = maybe_item(); return {one_of(state.cases), any_of(0, 4), any_words(), item, topic_beside(item), any_name<EvidenceStrength>(), any_words(), "by-hand"}; }
    EvidenceRejected operator()(Of<EvidenceRejected>) const { auto const item = maybe_item(); return {one_of(state.cases), any_of(0, 4), any_words(), item, topic_beside(item), any_words()}; }
    ElementDisputed operator()(Of<ElementDisputed>) const { return {one_of(state.cases), any_of(0, 4), any_words(), one_in(3) ? Party::freelancer : Party::client, any_words(), maybe_item()}; }
    // clang-format on
};

template <std::size_t... Places>
Command make(std::size_t place, Maker const& maker, std::index_sequence<Places...>) {
    std::optional<Command> command;
    ((place == Places
          ? void(command = maker(
                     std::type_identity<std::variant_alternative_t<Places, CommandVariant>>{}))
          : void()),
     ...);
    return *std::move(command);
}

bool is_for_either_side(Command const& command) {
    return std::holds_alternative<DisputeAccepted>(command) ||
           std::holds_alternative<DisputeDeclined>(command) ||
           std::holds_alternative<DisputeAnswered>(command) ||
           std::holds_alternative<DisputeFeePaid>(command) ||
           std::holds_alternative<SignAgreement>(command) ||
           std::holds_alternative<GiveFeedback>(command) ||
           std::holds_alternative<FeedbackReplied>(command) ||
           std::holds_alternative<EndContract>(command);
}

}  // namespace

Command any_command(State const& state, Instant now) {
    constexpr auto count = std::variant_size_v<CommandVariant>;
    return make(any_of<std::size_t>(0, count), Maker{state, now},
                std::make_index_sequence<count>{});
}

Context any_context(Command const& command, Instant now) {
    Context context{.now = now,
                    .occurred = now - std::chrono::hours{any_of(-1, 30)},
                    .author = usual_author(command),
                    .basis = {}};
    if (is_for_either_side(command) && one_in(2)) context.author = Party::client;
    if (one_in(10)) context.author = static_cast<Party>(any_of(0, 5));
    if (one_in(2)) context.basis = an_item(3);
    if (one_in(2)) context.override_reason = "known";
    return context;
}

}  // namespace tally::support
