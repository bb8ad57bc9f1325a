// The edge to SQLite: its exceptions become Results here and go no further.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <string>
#include <utility>

#include "base/result.h"

namespace tally::store {

// unavailable (busy, full, not writable, the disk failed) or corrupt, in words that say what to do.
std::unexpected<Error> sqlite_error(std::string const& doing, SQLite::Exception const& error);

// Runs work that may throw; `doing` begins the message.
template <typename Work>
auto guarded(char const* doing, Work&& work) -> decltype(work()) {
    try {
        return std::forward<Work>(work)();
    } catch (SQLite::Exception const& error) {
        return sqlite_error(doing, error);
    }
}

// Gives a statement back to its cache, however the work ends.
class Borrowed {
public:
    explicit Borrowed(SQLite::Statement& statement) : statement_{statement} {}
    ~Borrowed() {
        statement_.tryReset();
        statement_.clearBindings();  // cannot fail
    }
    Borrowed(Borrowed const&) = delete;
    Borrowed& operator=(Borrowed const&) = delete;
    SQLite::Statement* operator->() { return &statement_; }
    SQLite::Statement& operator*() { return statement_; }

private:
    SQLite::Statement& statement_;
};

}  // namespace tally::store
