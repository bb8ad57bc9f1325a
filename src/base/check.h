// TALLY_CHECK states what only a bug could break. It stays on in release builds: a ledger that
// went on after a broken invariant would be worth nothing.
#pragma once

namespace tally {

// Prints the place and the broken statement on stderr and aborts.
[[noreturn]] void check_failed(char const* statement, char const* file, int line);

}  // namespace tally

#define TALLY_CHECK(statement)                                     \
    do {                                                           \
        if (!(statement)) [[unlikely]]                             \
            ::tally::check_failed(#statement, __FILE__, __LINE__); \
    } while (false)
