// The naive model of the index: every search looks at every document. For tests.
#pragma once

#include <memory>

#include "search/index.h"

namespace tally::search {

std::unique_ptr<Index> make_memory_index();

}  // namespace tally::search
