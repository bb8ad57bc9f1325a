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

// The parsed mail, or nullptr. The bytes are copied. GMime is started at the first call.
Handle<GMimeMessage> parse_message(std::string_view raw);
// Decoded content of a leaf; a mail inside is written out.
std::string leaf_bytes(GMimeObject* leaf);

}  // namespace tally::mail
