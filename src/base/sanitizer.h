// Whether this build watches its own memory or threads (the presets asan, tsan and fuzz): a
// sanitizer reserves terabytes of addresses, and must be able to read the process that it watches.
#pragma once

// GCC says so by a macro, Clang by a feature.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define TALLY_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define TALLY_SANITIZED 1
#endif
#endif

namespace tally {

#ifdef TALLY_SANITIZED
inline constexpr bool is_sanitized = true;
#else
inline constexpr bool is_sanitized = false;
#endif
#undef TALLY_SANITIZED

}  // namespace tally
