#include "base/check.h"

#include <cstdio>
#include <cstdlib>

namespace tally {

void check_failed(char const* statement, char const* file, int line) {
    std::fprintf(stderr, "tallystick: broken invariant: %s (%s:%d)\n", statement, file, line);
    std::abort();
}

}  // namespace tally
