#include "store/sqlite_process.h"

#include <sqlite3.h>

namespace tally::store {

void start_sqlite() { static_cast<void>(::sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0)); }

}  // namespace tally::store
