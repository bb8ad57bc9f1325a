#include "bundle/exhibit_mails.h"

#include <algorithm>

#include "attest/dkim.h"
#include "base/printable.h"

namespace tally::bundle {
namespace {

using attest::DkimVerdict;
using ledger::Status;

// The newest that the owner recorded under this name; nullptr for none.
std::pair<std::uint64_t, ledger::FoundKey> const* recorded_key(RecordedKeys const& recorded,
                                                               std::string const& name) {
    auto const found =
        std::ranges::find_if(recorded.rbegin(), recorded.rend(),
                             [&](auto const& key) { return key.second.name == name; });
    return found == recorded.rend() ? nullptr : &*found;
}

struct Judgement {
    Status status = Status::unchecked;
    std::string detail;
};

Judgement judge(attest::DkimResult const& result, ledger::Anchors const& anchors,
                RecordedKeys const& recorded) {
    auto const name = result.signature.key_name();
    switch (result.verdict) {
        case DkimVerdict::malformed:
        case DkimVerdict::no_key: return {Status::unchecked, result.reason};
        case DkimVerdict::fail:
            return {
                Status::noted,
                result.reason + "; lists and relays break signatures, so this is no forgery yet"};
        case DkimVerdict::pass: break;
    }
    auto const whose = std::string{result.aligned ? ", the sender's domain, signed it"
                                                  : ", not the sender's domain, signed it"};
    auto const text =
        result.signature.domain + whose + (result.reason.empty() ? "" : " (" + result.reason + ")");
    if (anchors.mail_keys.contains(name))
        return {Status::passed, text + ", under the key you gave"};
    auto const* const key = recorded_key(recorded, name);
    return {Status::unchecked, text + ", under the key that entry " +
                                   std::to_string(key == nullptr ? 0 : key->first) +
                                   " holds: name it with --keys to rely on it"};
}

}  // namespace

void check_exhibit_mail(std::string const& path, std::string_view raw,
                        ledger::Anchors const& anchors, RecordedKeys const& recorded,
                        ledger::VerifyReport& report) {
    attest::WireMessage const message{raw};
    auto const find_key = [&](std::string const& name) -> std::optional<std::string> {
        if (auto const given = anchors.mail_keys.find(name); given != anchors.mail_keys.end())
            return given->second;
        auto const* const key = recorded_key(recorded, name);
        return key == nullptr ? std::nullopt : std::optional{key->second.text};
    };
    for (auto const& result : attest::verify_dkim(message, find_key)) {
        auto judgement = judge(result, anchors, recorded);
        report.add("signature", path, judgement.status, printable_line(judgement.detail));
    }
}

}  // namespace tally::bundle
