#include "engagement/agreement_text.h"
#include "engagement/guards.h"
#include "engagement/numbered.h"

namespace tally::engagement {
namespace {

using ledger::Party;

// The same act may be recorded again once something vouches for it.
Result<void, Rejection> check_unsigned(Guards const& guards, AgreementVersion const& version) {
    auto const* old = version.signature_of(guards.context().author);
    bool const confirms = old != nullptr && old->claimed && guards.context().basis;
    if (old == nullptr || confirms) return {};
    return refuse("already-signed",
                  "the " + std::string{ledger::name(old->by)} + " signed version " +
                      std::to_string(version.number) + " on " +
                      format_local(old->occurred, guards.state().engagement.zone));
}

Result<AgreementVersion const*, Rejection> find_version(Guards const& guards, int number) {
    auto const& state = guards.state();
    if (auto const* version = state.agreement_version(number)) return version;
    if (state.agreement.empty())
        return refuse("unknown-version", "there is no agreement yet",
                      "draft one with `tally agreement draft`");
    return refuse("unknown-version",
                  "there is no version " + std::to_string(number) + " of the agreement",
                  "the newest is " + std::to_string(state.agreement.back().number));
}

}  // namespace

Outcome decide_one(Guards& guards, DraftAgreement const& command) {
    TRY(guards.check_author({Party::freelancer, Party::client}, "draft the agreement"));
    auto const& state = guards.state();
    auto const text = parse_agreement(command.text, state.engagement.currency);
    if (!text) return refuse("agreement-unreadable", text.error().message, text.error().hint);
    TRY(guards.warn_about_words(text->payment));
    auto const* newest = state.agreement_version(0);
    if (newest != nullptr && newest->digest == command.digest)
        return refuse("agreement-unchanged",
                      "version " + std::to_string(newest->number) + " has the same text");
    bool const in_force = state.terms() != nullptr && state.terms()->in_force();
    if (!command.amends && in_force)
        return refuse("agreement-in-force",
                      "both sides have signed version " + std::to_string(state.terms()->number),
                      "amend it, with the reason: `tally agreement amend`");
    if (command.amends && !in_force)
        return refuse("nothing-to-amend", "both sides have not signed any version yet",
                      "draft a new version instead: tally agreement draft");
    if (command.amends && command.why.empty())
        return refuse("amendment-without-reason", "an amendment says why", "say it with --why");
    return AgreementDrafted{next_number(state.agreement), command.digest, command.text,
                            command.why};
}

Outcome decide_one(Guards& guards, ProposeAgreement const& command) {
    TRY(guards.check_author({Party::freelancer, Party::client}, "propose the agreement"));
    auto const* version = TRY(find_version(guards, command.version));
    if (version->proposed)
        return refuse("already-proposed",
                      "version " + std::to_string(version->number) + " was proposed on " +
                          format_local(*version->proposed, guards.state().engagement.zone));
    return AgreementProposed{version->number, version->digest, command.how};
}

Outcome decide_one(Guards& guards, SignAgreement const& command) {
    TRY(guards.check_author({Party::freelancer, Party::client}, "sign the agreement"));
    auto const& state = guards.state();
    auto const* version = TRY(find_version(guards, command.version));
    TRY(check_unsigned(guards, *version));
    if (version != &state.agreement.back())
        TRY(guards.warn("version-superseded",
                        "version " + std::to_string(state.agreement.back().number) +
                            " has taken the place of version " + std::to_string(version->number),
                        "sign the newest version"));
    return AgreementSigned{version->number, version->digest, guards.context().author, command.how};
}

Outcome decide_one(Guards& guards, ContractRequested const& asked) {
    TRY(guards.check_author({Party::freelancer}, "ask for the written contract"));
    auto const& written = guards.state().written;
    if (written.requested)
        return refuse("already-requested",
                      "the written contract was asked for on " +
                          format_local(*written.requested, guards.state().engagement.zone));
    return asked;
}

Outcome decide_one(Guards& guards, ContractRefused const& asked) {
    TRY(guards.check_author({Party::client}, "refuse the written contract"));
    if (!guards.state().written.requested)
        return refuse("not-requested", "nobody asked for the written contract",
                      "record the request first: `tally agreement request`");
    return asked;
}

Outcome decide_one(Guards& guards, TermsKept const& asked) {
    TRY(guards.check_author({Party::freelancer}, "keep a copy of the terms"));
    if (asked.items.empty())
        return refuse("no-copy", "there is no copy to keep",
                      "import the page or a screenshot, and name it with --item");
    return asked;
}

}  // namespace tally::engagement
