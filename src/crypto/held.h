// What OpenSSL hands out, with its own way to free it; and text as the bytes that it takes. For the
// files of this stage alone.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace tally::crypto {

template <auto free_it>
struct FreeBy {
    template <typename T>
    void operator()(T* held) const {
        free_it(held);
    }
};
// Held<EVP_PKEY, EVP_PKEY_free>
template <typename T, auto free_it>
using Held = std::unique_ptr<T, FreeBy<free_it>>;

inline unsigned char* bytes_of(std::string& text) {
    return reinterpret_cast<unsigned char*>(text.data());
}
inline unsigned char const* bytes_of(std::string_view text) {
    return reinterpret_cast<unsigned char const*>(text.data());
}

}  // namespace tally::crypto
