// A vault to grow, and how its costs are taken.
#pragma once

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <string>

#include "crypto/system_random.h"
#include "ledger/item.h"
#include "ledger/kinds.h"
#include "ledger/writer.h"
#include "vault/engagements.h"
#include "vault/init.h"

namespace tally::vault {

inline constexpr double mega = 1e6;
inline constexpr std::uint64_t small_blob_bytes = 10'000;

inline FixedClock the_clock{parse_instant("2026-11-22T10:00:00Z").value()};
inline crypto::SystemRandom the_random;

inline World world(std::filesystem::path const& folder) {
    return {&the_clock, &the_random, folder.parent_path() / "state", false};
}

inline Vault open(std::filesystem::path const& folder, Use use) {
    return Vault::open(folder, use, world(folder)).value();
}

template <typename Work>
double seconds(Work const& work) {
    auto const begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

inline double peak_megabytes() {
    std::ifstream status{"/proc/self/status"};
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmHWM:")) return std::strtod(line.c_str() + 6, nullptr) * 1024 / mega;
    return 0;
}

inline EngagementRef make_vault(std::filesystem::path const& folder) {
    init_vault(folder, {"Mira", "mira@design.example", "Europe/Berlin"}, world(folder)).value();
    auto vault = open(folder, Use::write);
    return add_engagement(vault, {.title = "Website",
                                  .slug = "website",
                                  .type = engagement::EngagementType::upwork_fixed,
                                  .currency = "USD",
                                  .client = {"Anna", "anna@client.example", "",
                                             engagement::ClientKind::business},
                                  .own_location = ""})
        .value();
}

// A line of 230 bytes with a body of 330, as an imported mail has them.
inline ledger::NewEntry item_entry(store::BlobInfo const& blob, std::uint64_t n) {
    auto const number = std::to_string(n);
    ledger::ItemRecord const record{.item = ledger::ItemId::of_bytes(blob.digest),
                                    .blob = blob.digest,
                                    .bytes = blob.bytes,
                                    .kind = "mail",
                                    .media = "message/rfc822",
                                    .name = "Re: about " + number,
                                    .from = "anna@client.example",
                                    .to = "mira@design.example",
                                    .message_id = number + "@client.example",
                                    .occurred = the_clock.now(),
                                    .provenance = {"mbox", "all.mbox", n * small_blob_bytes},
                                    .children = {},
                                    .problems = {}};
    return {std::string{ledger::kind::item_recorded}, ledger::Party::freelancer,
            "anna@client.example", encode(record)};
}

}  // namespace tally::vault
