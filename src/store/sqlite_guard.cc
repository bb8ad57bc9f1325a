#include "store/sqlite_guard.h"

#include <sqlite3.h>

#include <new>

namespace tally::store {

std::unexpected<Error> sqlite_error(std::string const& doing, SQLite::Exception const& error) {
    switch (error.getErrorCode() & 0xff) {
        case SQLITE_NOMEM: throw std::bad_alloc{};
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return fail(Code::unavailable, doing + ": another program is using the vault",
                        "wait until it is done and try again");
        case SQLITE_FULL:
            return fail(Code::unavailable, doing + ": the disk is full",
                        "free some space and try again; nothing was changed");
        case SQLITE_IOERR:
            return fail(Code::unavailable, doing + ": the disk reported an error",
                        "check the disk, then open the vault again");
        case SQLITE_READONLY:
        case SQLITE_PERM:
        case SQLITE_CANTOPEN:
            return fail(Code::unavailable, doing + ": vault.db cannot be opened or written here",
                        "check the permissions of the folder");
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
        case SQLITE_CONSTRAINT:
            return fail(Code::corrupt, doing + ": vault.db is damaged",
                        "keep the folder as it is, and restore a backup into another one");
        default: return fail(Code::unavailable, doing + ": " + error.what());
    }
}

}  // namespace tally::store
