#include "engagement/decide.h"

#include <algorithm>

#include "base/encoding.h"
#include "engagement/guards.h"

namespace tally::engagement {
namespace {

using ledger::Party;

std::string of(std::string const& verb, int milestone) {
    return verb + " milestone " + std::to_string(milestone);
}

// "invoice sent", for commands that are the fact itself.
std::string words_of(std::string_view kind) {
    std::string words{kind};
    for (char& c : words)
        if (c == '.' || c == '-') c = ' ';
    return words;
}

struct Describe {
    std::string operator()(DraftAgreement const&) const { return "draft the agreement"; }
    std::string operator()(ProposeAgreement const&) const { return "propose the agreement"; }
    std::string operator()(SignAgreement const&) const { return "sign the agreement"; }
    std::string operator()(AddMilestone const& c) const {
        return "add milestone “" + c.title + "”";
    }
    std::string operator()(FundMilestone const& c) const { return of("fund", c.milestone); }
    std::string operator()(StartMilestone const& c) const { return of("start", c.milestone); }
    std::string operator()(SubmitMilestone const& c) const { return of("submit", c.milestone); }
    std::string operator()(NoteDelivery const& c) const { return of("deliver", c.milestone); }
    std::string operator()(ApproveMilestone const& c) const { return of("approve", c.milestone); }
    std::string operator()(ReleaseMilestone const& c) const { return of("release", c.milestone); }
    std::string operator()(RequestReturn const& c) const {
        return of("ask back the money of", c.milestone);
    }
    std::string operator()(ReturnMilestone const& c) const { return of("return", c.milestone); }
    std::string operator()(RefundMilestone const& c) const { return of("refund", c.milestone); }
    std::string operator()(ChargeBackMilestone const& c) const {
        return of("charge back", c.milestone);
    }
    std::string operator()(DeliveryMade const&) const { return "deliver files"; }
    std::string operator()(IssueInvoice const&) const { return "issue an invoice"; }
    std::string operator()(PayInvoice const& c) const {
        return "pay invoice " + std::to_string(c.invoice);
    }
    std::string operator()(LogHours const&) const { return "log hours"; }
    std::string operator()(RevealHours const& c) const {
        return "show the hours of the week of " + format_date(c.week);
    }
    std::string operator()(LogRequest const&) const { return "log a request"; }
    std::string operator()(ProposeChange const&) const { return "propose a change order"; }
    std::string operator()(SendCheckin const&) const { return "send a check-in"; }
    std::string operator()(PrepareLetter const&) const { return "write a letter"; }
    std::string operator()(EndContract const&) const { return "end the contract"; }
    std::string operator()(OpenDispute const&) const { return "open a dispute"; }
    std::string operator()(SealFeedback const&) const { return "seal feedback"; }
    std::string operator()(GiveFeedback const&) const { return "give feedback"; }
    std::string operator()(LearnLesson const&) const { return "learn a lesson"; }
    std::string operator()(OpenCase const&) const { return "open a case"; }
    std::string operator()(LinkExhibit const& c) const {
        return "link an exhibit to case " + std::to_string(c.number);
    }
    std::string operator()(RecordCaseBuilt const& c) const {
        return "build case " + std::to_string(c.number);
    }
    template <typename OneFact>
    std::string operator()(OneFact const&) const {
        return "record " + words_of(OneFact::kind);
    }
};

bool all_text_is_utf8(ledger::Json const& value) {
    if (auto const* text = value.string()) return is_utf8(*text);
    if (auto const* array = value.array()) return std::ranges::all_of(*array, all_text_is_utf8);
    if (auto const* object = value.object())
        return std::ranges::all_of(
            *object, [](auto const& member) { return all_text_is_utf8(member.second); });
    return true;
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == text.npos; }

Result<void, Rejection> check_context(State const& state, Context const& context) {
    if (context.occurred > context.now)
        return refuse("occurred-in-future",
                      format_local(context.occurred, state.engagement.zone) +
                          " has not come yet: only what has occurred can be recorded",
                      "leave --occurred out for now");
    if (context.override_reason && is_blank(*context.override_reason))
        return refuse("override-without-reason", "setting a guard aside needs a reason",
                      "say why with --reason");
    return {};
}

Decided decided(Fact fact, Context const& context, Party author) {
    Event event{context.occurred, context.basis, std::move(fact)};
    bool const private_side = kind_of(event).private_side;
    return {std::move(event), author, private_side};
}

}  // namespace

Command::Command(Command const& other) = default;
Command::Command(Command&& other) noexcept = default;
Command& Command::operator=(Command const& other) = default;
Command& Command::operator=(Command&& other) noexcept = default;
Command::~Command() = default;

Error Rejection::error() const {
    if (!can_override) return {Code::rejected, message, hint};
    return {
        Code::rejected, message,
        (hint.empty() ? "" : hint + "; ") + "to do it all the same: --yes-i-know --reason TEXT"};
}

std::string describe(Command const& command) { return std::visit(Describe{}, command); }

Party usual_author(Command const& command) {
    return std::visit(
        []<typename OneCommand>(OneCommand const&) {
            if constexpr (requires { OneCommand::usual; })
                return OneCommand::usual;
            else
                return Party::freelancer;
        },
        command);
}

std::expected<Decision, Rejection> decide(State const& state, Command const& command,
                                          Context const& context) {
    TRY(check_context(state, context));
    Guards guards{state, context};
    auto facts = TRY(std::visit([&](auto const& one) { return decide_one(guards, one); }, command));
    Decision decision;
    for (auto const& guard : guards.overridden()) {
        GuardOverridden overridden{guard, context.override_reason.value_or(""), describe(command)};
        decision.events.push_back(decided(std::move(overridden), context, Party::freelancer));
        decision.events.back().event.basis.reset();  // it is our own act, and so vouches for itself
    }
    for (auto& fact : facts.all)
        decision.events.push_back(decided(std::move(fact), context, context.author));
    for (auto const& one : decision.events)
        if (!all_text_is_utf8(encode(one.event)))
            return refuse("text-not-utf8", "the words are not UTF-8", "save them as UTF-8 text");
    return decision;
}

}  // namespace tally::engagement
