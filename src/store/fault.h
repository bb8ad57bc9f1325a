// Named places where a test pulls the plug: TALLY_FAULT_AT="pack.synced:kill" ends the process with
// SIGKILL at that place. Always compiled in, so that what is tested is what is shipped.
#pragma once

#include <string_view>

namespace tally::store {

// The names: pack.written, pack.synced, db.before-commit, db.committed.
void fault_point(std::string_view name);

}  // namespace tally::store
