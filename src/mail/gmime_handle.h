// Ownership of GMime's objects.
#pragma once

#include <gmime/gmime.h>

#include <memory>
#include <string>
#include <string_view>

namespace tally::mail {

struct Unref {
    void operator()(void* object) const { g_object_unref(object); }
};
template <typename T>
using Handle = std::unique_ptr<T, Unref>;

// Before anything else of GMime; only the first call does something.
void start_gmime();
// True when a header of the mail, or of a mail inside, could hold groups of addresses inside each
// other so deep that GMime, which calls itself for each, uses up the stack.
bool has_deep_groups(std::string_view raw);
// The parsed mail, or nullptr; also for deep groups. The bytes are copied.
Handle<GMimeMessage> parse_message(std::string_view raw);
// Decoded content of a leaf; a mail inside is written out.
std::string leaf_bytes(GMimeObject* leaf);

}  // namespace tally::mail
