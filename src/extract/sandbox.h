// Shuts a process in, for good: what runs in it afterwards, and whatever it starts, can read what
// programs need of the system (libraries, fonts, OCR data) and nothing else: no file of the user,
// no new file, no network, no other process. Linux only: Landlock (kernel 5.13) and seccomp.
#pragma once

#include <cstdint>
#include <string>

#include "base/result.h"

namespace tally::extract {

// What the kernel let us do.
struct SandboxReport {
    int landlock = 0;  // its ABI; 0: this kernel has none, and files are protected by seccomp alone
};

// Before the first foreign byte. unavailable when not even seccomp works: then nothing may be read.
Result<SandboxReport> enter_sandbox();

// What one document may use, on top of it; in the process that reads that document alone.
struct ProcessLimits {
    std::uint64_t memory_bytes = std::uint64_t{1536} << 20;  // of addresses, what was there before
                                                             // included
    std::uint64_t cpu_seconds = 60;
};
Result<void> limit_process(ProcessLimits const& limits);

}  // namespace tally::extract
