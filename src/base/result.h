// Result<T>: a value or an Error. Every operation that can fail for a reason outside the program
// returns one. Bugs do not: they stop the process (base/check.h).
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <utility>

namespace tally {

// What the caller can do about it. Each code maps to one exit status and one HTTP status, in one
// table (cli/exit_status.h).
enum class Code : std::uint8_t {
    invalid_input,  // the user's data is malformed; nothing was changed
    not_found,
    rejected,       // the domain says no (a guard, a rule); nothing was changed
    conflict,       // someone else moved first; reload and retry
    unavailable,    // disk, network or database; the same call may work later
    corrupt,        // stored bytes contradict their own hash; stop and report
    unknown_state,  // we cannot tell whether a write took place; reopen the vault
};

struct Error {
    Code code;
    std::string message;  // what was attempted, and on what
    std::string hint;     // what the user can do now; may be empty

    // Adds what the caller was doing, outermost first: "import inbox.mbox: ...".
    Error within(std::string doing) && {
        message.insert(0, std::move(doing) + ": ");
        return std::move(*this);
    }
};

// A class, not an alias: GCC 12's std::expected is not [[nodiscard]], so a dropped Result<void>
// would pass in silence.
template <typename T, typename E = Error>
class [[nodiscard]] Result : public std::expected<T, E> {
public:
    using std::expected<T, E>::expected;
};

inline std::unexpected<Error> fail(Code code, std::string message, std::string hint = {}) {
    return std::unexpected(Error{code, std::move(message), std::move(hint)});
}

}  // namespace tally

#define TALLY_CONCAT_INNER(a, b) a##b
#define TALLY_CONCAT(a, b) TALLY_CONCAT_INNER(a, b)
// Yields the value, or returns the error from the enclosing function. Not in coroutines; a lambda
// that uses it must spell its return type; an lvalue operand is moved from.
#define TRY(...) TALLY_TRY_AS(TALLY_CONCAT(try_result_, __COUNTER__), __VA_ARGS__)
// Like TRY, and says what was being done: TRY_WITHIN("open vault", open(dir)).
#define TRY_WITHIN(doing, ...) \
    TALLY_TRY_WITHIN_AS(TALLY_CONCAT(try_result_, __COUNTER__), doing, __VA_ARGS__)
#define TALLY_TRY_AS(tmp, ...)                              \
    __extension__({                                         \
        auto&& tmp = (__VA_ARGS__);                         \
        if (!tmp) [[unlikely]]                              \
            return std::unexpected(std::move(tmp).error()); \
        *std::move(tmp);                                    \
    })
#define TALLY_TRY_WITHIN_AS(tmp, doing, ...)                              \
    __extension__({                                                       \
        auto&& tmp = (__VA_ARGS__);                                       \
        if (!tmp) [[unlikely]]                                            \
            return std::unexpected(std::move(tmp).error().within(doing)); \
        *std::move(tmp);                                                  \
    })
