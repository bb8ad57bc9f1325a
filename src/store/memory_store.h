// A store that forgets everything when it goes: for tests, and as the plain statement of what the
// ports promise. A snapshot of it is refused: it has no files.
#pragma once

#include <memory>

#include "store/ports.h"

namespace tally::store {

std::unique_ptr<Store> make_memory_store();

}  // namespace tally::store
