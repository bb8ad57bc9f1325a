// A program that holds the owner's key leaves nothing behind that others could read.
#pragma once

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "base/sanitizer.h"

namespace tally {

// First thing in main. Whatever is written is for the owner alone, also where a library makes the
// file. A crash writes no core, and no other process of the same user can read our memory: the
// limit alone would not do, for a core that is piped to a program (core_pattern(5)) ignores it.
inline void make_process_private() {
    ::umask(S_IRWXG | S_IRWXO);
    rlimit const none{0, 0};
    static_cast<void>(::setrlimit(RLIMIT_CORE, &none));  // lowering it is always allowed
    if constexpr (!is_sanitized) static_cast<void>(::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0));
}

}  // namespace tally
