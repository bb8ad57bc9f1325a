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

struct Describe {
    std::string operator()(DraftAgreement const&) const { return "draft the agreement"; }
    std::string operator()(SignAgreement const&) const { return "sign the agreement"; }
    std::string operator()(AddMilestone const& command) const {
        return "add milestone “" + command.title + "”";
    }
    std::string operator()(FundMilestone const& c) const { return of("fund", c.milestone); }
    std::string operator()(StartMilestone const& c) const { return of("start", c.milestone); }
    std::string operator()(SubmitMilestone const& c) const { return of("submit", c.milestone); }
    std::string operator()(NoteDelivery const& c) const { return of("deliver", c.milestone); }
    std::string operator()(ApproveMilestone const& c) const { return of("approve", c.milestone); }
    std::string operator()(ReleaseMilestone const& c) const { return of("release", c.milestone); }
    std::string operator()(EndContract const&) const { return "end the contract"; }
    std::string operator()(OpenCase const&) const { return "open a case"; }
    std::string operator()(LinkExhibit const& c) const {
        return "link an exhibit to case " + std::to_string(c.number);
    }
    std::string operator()(RecordCaseBuilt const& c) const {
        return "build case " + std::to_string(c.number);
    }
};

struct UsualAuthor {
    Party operator()(FundMilestone const&) const { return Party::client; }
    Party operator()(ApproveMilestone const&) const { return Party::client; }
    Party operator()(ReleaseMilestone const&) const { return Party::client; }
    Party operator()(DraftAgreement const&) const { return Party::freelancer; }
    Party operator()(SignAgreement const&) const { return Party::freelancer; }
    Party operator()(AddMilestone const&) const { return Party::freelancer; }
    Party operator()(StartMilestone const&) const { return Party::freelancer; }
    Party operator()(SubmitMilestone const&) const { return Party::freelancer; }
    Party operator()(NoteDelivery const&) const { return Party::freelancer; }
    Party operator()(EndContract const&) const { return Party::freelancer; }
    Party operator()(OpenCase const&) const { return Party::freelancer; }
    Party operator()(LinkExhibit const&) const { return Party::freelancer; }
    Party operator()(RecordCaseBuilt const&) const { return Party::freelancer; }
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

Error Rejection::error() const { return {Code::rejected, message, hint}; }

std::string describe(Command const& command) { return std::visit(Describe{}, command); }

Party usual_author(Command const& command) { return std::visit(UsualAuthor{}, command); }

std::expected<Decision, Rejection> decide(State const& state, Command const& command,
                                          Context const& context) {
    TRY(check_context(state, context));
    Guards guards{state, context};
    auto fact = TRY(std::visit([&](auto const& one) { return decide_one(guards, one); }, command));
    Decision decision;
    for (auto const& guard : guards.overridden()) {
        GuardOverridden overridden{guard, context.override_reason.value_or(""), describe(command)};
        decision.events.push_back(decided(std::move(overridden), context, Party::freelancer));
        decision.events.back().event.basis.reset();  // it is our own act, and so vouches for itself
    }
    decision.events.push_back(decided(std::move(fact), context, context.author));
    for (auto const& one : decision.events)
        if (!all_text_is_utf8(encode(one.event)))
            return refuse("text-not-utf8", "the words are not UTF-8", "save them as UTF-8 text");
    return decision;
}

}  // namespace tally::engagement
