// Deliveries: which files were handed over, to whom, how and when. The list of digests stays valid
// when the files themselves have to be deleted.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/digest.h"
#include "base/money.h"
#include "base/time.h"
#include "engagement/members.h"
#include "engagement/vocabulary.h"
#include "ledger/entry.h"
#include "ledger/ids.h"

namespace tally::engagement {

// One file of a delivery.
struct DeliveredFile {
    std::string name;  // relative, with forward slashes
    std::uint64_t bytes = 0;
    Digest digest;  // SHA-256 of the content

    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("name", &Self::name), member("bytes", &Self::bytes),
                          member("digest", &Self::digest)};
    }
    bool operator==(DeliveredFile const&) const = default;
};

// delivery.made: files went to the client; on a platform this starts no review clock
struct DeliveryMade {
    static constexpr std::string_view kind = "delivery.made";
    static constexpr bool defines = true;
    int delivery = 0;   // from 1
    int milestone = 0;  // 0: not tied to one
    Channel via = Channel::email;
    std::string to;  // who got it
    DeliveryForm form = DeliveryForm::full;
    std::vector<DeliveredFile> files;
    std::vector<ledger::ItemId> items;
    std::string note;

    std::string topic() const { return "delivery/" + std::to_string(delivery); }
    template <typename Self>
    static constexpr auto members() {
        return std::tuple{
            member("delivery", &Self::delivery), sometimes("milestone", &Self::milestone),
            member("via", &Self::via),           sometimes("to", &Self::to),
            member("form", &Self::form),         member("files", &Self::files),
            member("items", &Self::items),       member("note", &Self::note)};
    }
    bool operator==(DeliveryMade const&) const = default;
};

// delivery.received: the client has it
struct DeliveryReceived {
    static constexpr std::string_view kind = "delivery.received";
    static constexpr ledger::Party usual = ledger::Party::client;
    int delivery = 0;
    std::string how;  // "the zip opens fine here"

    std::string topic() const { return "delivery/" + std::to_string(delivery); }
    template <typename Self>
    static constexpr auto members() {
        return std::tuple{member("delivery", &Self::delivery), member("how", &Self::how)};
    }
    bool operator==(DeliveryReceived const&) const = default;
};

struct DeliveryReceipt {
    std::string how;
    Instant occurred;
    bool claimed = false;
    bool operator==(DeliveryReceipt const&) const = default;
};

struct Delivery {
    int number = 0;
    int milestone = 0;
    Channel via = Channel::email;
    std::string to;
    DeliveryForm form = DeliveryForm::full;
    std::vector<DeliveredFile> files;
    std::vector<ledger::ItemId> items;
    std::string note;
    Instant occurred;
    std::optional<DeliveryReceipt> received;
    bool operator==(Delivery const&) const = default;
};

}  // namespace tally::engagement
