// SQLite in this process as a whole.
#pragma once

namespace tally::store {

// For programs that do much with SQLite in several threads: nobody asks it how much memory it has,
// and counting that makes them wait for one lock. Before the first database is opened.
void start_sqlite();

}  // namespace tally::store
