#include "vault/set_aside.h"

#include "engagement/event.h"
#include "vault/changes.h"

namespace tally::vault {

Result<void> set_aside(Vault& vault, EngagementRef const& ref,
                       engagement::GuardOverridden const& overridden) {
    if (overridden.reason.find_first_not_of(" \t\r\n") == std::string::npos)
        return fail(Code::rejected, "setting a warning aside needs a reason",
                    "say why with --reason");
    engagement::Event const event{vault.now(), std::nullopt, overridden};
    Changes changes{vault};
    TRY(changes.add(ref.private_side,
                    {std::string{engagement::kind_of(event).name}, ledger::Party::freelancer,
                     engagement::topic_of(event), engagement::encode(event)}));
    return changes.commit();
}

}  // namespace tally::vault
