#include "engagement/agreement_text.h"
#include "engagement/guards.h"

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
                      std::to_string(version.version) + " on " +
                      format_local(old->occurred, guards.state().engagement.zone));
}

}  // namespace

Outcome decide_one(Guards& guards, DraftAgreement const& command) {
    TRY(guards.check_author({Party::freelancer, Party::client}, "draft the agreement"));
    auto const& state = guards.state();
    if (auto const text = parse_agreement(command.text, state.engagement.currency); !text)
        return refuse("agreement-unreadable", text.error().message, text.error().hint);
    auto const* newest = state.agreement_version(0);
    if (newest != nullptr && newest->digest == command.digest)
        return refuse("agreement-unchanged",
                      "version " + std::to_string(newest->version) + " has the same text");
    auto const version = static_cast<int>(state.agreement.size()) + 1;
    return AgreementDrafted{version, command.digest, command.text};
}

Outcome decide_one(Guards& guards, SignAgreement const& command) {
    TRY(guards.check_author({Party::freelancer, Party::client}, "sign the agreement"));
    auto const& state = guards.state();
    auto const* version = state.agreement_version(command.version);
    if (version == nullptr && state.agreement.empty())
        return refuse("unknown-version", "there is no agreement to sign",
                      "draft one with `tally agreement draft`");
    if (version == nullptr)
        return refuse(
            "unknown-version",
            "there is no version " + std::to_string(command.version) + " of the agreement",
            "the newest is " + std::to_string(state.agreement.size()));
    TRY(check_unsigned(guards, *version));
    if (version != &state.agreement.back())
        TRY(guards.warn("version-superseded",
                        "version " + std::to_string(state.agreement.size()) +
                            " has taken the place of version " + std::to_string(version->version),
                        "sign the newest version"));
    return AgreementSigned{version->version, version->digest, guards.context().author, command.how};
}

}  // namespace tally::engagement
