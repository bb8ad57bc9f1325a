// The members of an archive on their way out of the sandbox.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace tally::extract {

struct UnpackLimits {
    std::uint64_t members_max = 10'000;
    std::uint64_t member_bytes_max = std::uint64_t{2} << 30U;
    std::uint64_t total_bytes_max = std::uint64_t{8} << 30U;
    // A bomb: so many bytes out of one byte of the archive, once there is more than a little.
    std::uint64_t ratio_max = 200;
    std::uint64_t ratio_free_bytes = std::uint64_t{64} << 20U;
};

struct ArchiveMember {
    std::string path;        // as the archive names it, as UTF-8; never a path to write to
    bool encrypted = false;  // then no bytes come
};

// What was found, and why there is no more of it.
struct UnpackReport {
    std::uint64_t members = 0;
    std::uint64_t bytes = 0;
    bool encrypted = false;  // some members need a password
    std::string why;         // empty: everything came
};

// Takes the members one after the other.
class MemberSink {
public:
    virtual ~MemberSink() = default;
    virtual void begin(ArchiveMember const& member) = 0;
    virtual void bytes(std::string_view piece) = 0;
    virtual void end() = 0;
};

// The writing side, inside: one letter, a length, bytes. Small records are written together;
// nothing waits once the report is made.
class MemberWriter {
public:
    explicit MemberWriter(int descriptor) : descriptor_{descriptor} {}
    void begin(ArchiveMember const& member);
    void bytes(std::string_view piece);
    void end();
    void report(UnpackReport const& report);

private:
    void put(char kind, std::string_view bytes);
    void flush();
    int descriptor_;
    std::string waiting_;
};

// The reading side: takes any bytes in any pieces, holds the limits whatever they say, and hands on
// what is well-formed. invalid_input at the first byte that is not.
class MemberReader {
public:
    MemberReader(MemberSink& sink, UnpackLimits const& limits) : sink_{sink}, limits_{limits} {}
    Result<void> take(std::string_view bytes);
    // Closes what is open; `why` where the stream did not say how it ended.
    UnpackReport finish(std::string const& why);

private:
    Result<void> take_record(char kind, std::string_view bytes);

    MemberSink& sink_;
    UnpackLimits limits_;
    std::string pending_;
    bool open_ = false;
    std::uint64_t member_bytes_ = 0;
    bool reported_ = false;
    UnpackReport report_;
};

}  // namespace tally::extract
