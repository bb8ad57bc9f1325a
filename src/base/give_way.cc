#include "base/give_way.h"

#include <sys/resource.h>
#include <unistd.h>

namespace tally {

// On Linux the priority is each thread's own, and lowering it is always allowed (setpriority(2)).
void give_way() {
    constexpr int niceness = 10;
    static_cast<void>(::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), niceness));
}

}  // namespace tally
