// What a verification did and found. Never collapsed to a bool: each check is listed, and no check
// made is not a pass.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tally::ledger {

enum class Status : std::uint8_t {
    passed,
    failed,     // bytes contradict what was promised
    missing,    // something announced is not there
    unchecked,  // could be checked with more at hand; says what
    noted,      // a fact for the reader, neither good nor bad
};
std::string_view name(Status status);

// Exit statuses follow this order in CLI.md: 0, 3, 1, 4.
enum class Verdict : std::uint8_t {
    intact,
    unproven,
    incomplete,
    altered
};
std::string_view name(Verdict verdict);

struct Check {
    std::string layer;    // bytes, ledger, keys, checkpoint, attestation, package, exhibits, anchor
    std::string subject;  // what was looked at: a path, "entry 17"
    Status status = Status::unchecked;
    std::string detail;
};

// The layer whose passed checks turn `unproven` into `intact`: something from outside the bundle
// vouches for the owner's key or for a checkpoint.
inline constexpr std::string_view anchor_layer = "anchor";

class VerifyReport {
public:
    // Repeated failures of one layer are listed up to this many times; then they are counted.
    static constexpr std::size_t failures_listed_max = 100;

    void add(std::string layer, std::string subject, Status status, std::string detail);
    void append(VerifyReport const& other);
    std::vector<Check> const& checks() const { return checks_; }
    Verdict verdict() const;

private:
    std::vector<Check> checks_;
    std::size_t failures_ = 0;
};

}  // namespace tally::ledger
