// What a vault costs as it grows: writing, single acts, opening, folding, and verifying it and a
// case file against SHA-256 of the same bytes.
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>

#include "bundle/verify_bundle.h"
#include "crypto/sha256.h"
#include "perf/growth_vault.h"
#include "support/bundle_builder.h"
#include "support/temp_folder.h"
#include "vault/act.h"
#include "vault/changes.h"
#include "vault/deadlines.h"
#include "vault/verify_vault.h"

namespace tally::vault {
namespace {

constexpr std::uint64_t batch_entries = 1'000;
constexpr std::uint64_t sizes[] = {1'000, 10'000, 100'000, 1'000'000};
constexpr int acts_each = 10;  // few: a state with more milestones costs more to fold
constexpr std::uint64_t small_blobs = 40'000;
constexpr std::uint64_t large_bytes = 300'000'000;
constexpr std::uint64_t exhibit_bytes = 10'000'000;

void append_batch(Vault& vault, EngagementRef const& ref, std::uint64_t first) {
    Changes changes{vault};
    for (auto n = first; n < first + batch_entries; ++n) {
        auto const blob = vault.store().stage("mail " + std::to_string(n)).value();
        changes.add_blob(blob);
        changes.add(ref.shared, item_entry(blob.info, n)).value();
    }
    changes.commit().value();
}

void time_acts(Vault& vault, EngagementRef const& ref) {
    Money const price{10'000, Currency::parse("USD").value()};
    engagement::AddMilestone const command{"Pages", price, {}};
    auto const acting = seconds([&] {
        for (int i = 0; i < acts_each; ++i) act(vault, ref, command, {}).value();
    });
    auto const committing = seconds([&] {
        for (int i = 0; i < acts_each; ++i) {
            Changes changes{vault};
            changes.set("growth", std::to_string(i));
            changes
                .add(ref.private_side, {"note.seen", ledger::Party::freelancer, "notes",
                                        ledger::JsonObject{{"text", "one more"}}})
                .value();
            changes.commit().value();
        }
    });
    std::printf("  one act %.2f ms, one entry made durable %.2f ms\n", acting * 1e3 / acts_each,
                committing * 1e3 / acts_each);
}

// Each look is a process of its own: what writing needed must not count.
void in_own_process(std::string const& what, std::filesystem::path const& folder) {
    auto const self = std::filesystem::read_symlink("/proc/self/exe").string();
    std::fflush(stdout);
    auto const command = "'" + self + "' " + what + " '" + folder.string() + "'";
    if (std::system(command.c_str()) != 0) std::printf("  %s failed\n", what.c_str());
}

void look(std::filesystem::path const& folder) {
    auto const reading = seconds([&] { open(folder, Use::read); });
    auto vault = open(folder, Use::read);
    auto const ref = find_engagement(vault, "website").value();
    auto const head = seconds([&] { vault.head(ref.shared).value(); });
    auto const state = seconds([&] { load_state(vault, ref).value(); });
    auto const ask = [&] { list_deadlines(vault, "website", the_clock.now()).value(); };
    auto const due = seconds(ask);  // reads the rules and lists the time zones, once
    auto const due_again = seconds(ask);
    auto const writing = seconds([&] { open(folder, Use::write).head(ref.shared).value(); });
    std::printf(
        "  open %.1f ms (to write %.1f ms), head %.1f ms, state %.1f ms, deadlines %.1f ms, again "
        "%.1f ms; peak %.0f MB\n",
        reading * 1e3, writing * 1e3, head * 1e3, state * 1e3, due * 1e3, due_again * 1e3,
        peak_megabytes());
}

void grow(std::filesystem::path const& folder) {
    auto const ref = make_vault(folder);
    double spent = 0;
    double spent_first = 0;
    std::uint64_t entries = 0;
    for (auto const size : sizes) {
        std::optional<Vault> vault{open(folder, Use::write)};
        auto const before = spent;
        auto const from = entries;
        for (; entries < size; entries += batch_entries)
            spent += seconds([&] { append_batch(*vault, ref, entries); });
        std::printf("%llu entries: %.1f us an entry, of the last ones %.1f us\n",
                    static_cast<unsigned long long>(size), spent / static_cast<double>(size) * 1e6,
                    (spent - before) / static_cast<double>(size - from) * 1e6);
        if (size == sizes[0]) spent_first = spent;
        time_acts(*vault, ref);
        vault.reset();
        in_own_process("--look", folder);
    }
    auto const decades = std::log10(static_cast<double>(entries) / static_cast<double>(sizes[0]));
    std::printf("slope of the total time, log-log: %.3f\n",
                std::log10(spent / spent_first) / decades);
}

// Everything that a verification hashes, hashed and nothing else; the bytes are read beforehand.
double bare_hashing(std::filesystem::path const& folder) {
    auto vault = open(folder, Use::read);
    double spent = 0;
    std::string pending;
    auto const hash = [&](std::size_t enough) -> Result<void> {
        if (pending.size() < enough) return {};
        spent += seconds([&] { static_cast<void>(crypto::sha256(pending)); });
        pending.clear();
        return {};
    };
    auto const take = [&](std::string_view bytes) -> Result<void> {
        pending += bytes;
        return hash(std::size_t{1} << 22);
    };
    auto const ledgers = vault.store().ledgers().value();
    for (auto const& ledger : ledgers)
        vault.store()
            .read(ledger, 0, vault.store().size(ledger)->value,
                  [&](store::StoredEntry const& entry) {
                      return take(entry.line + entry.salted_body.value_or(""));
                  })
            .value();
    vault.store()
        .list([&](store::BlobInfo const& info) {
            return vault.store().read_stream(info.digest, take);
        })
        .value();
    hash(1).value();
    return spent;
}

void verify(std::filesystem::path const& folder) {
    auto vault = open(folder, Use::read);
    VaultVerification found;
    auto const cpu = std::clock();
    auto const spent = seconds([&] { found = verify_vault(vault, {}).value(); });
    auto const busy = static_cast<double>(std::clock() - cpu) / CLOCKS_PER_SEC;
    auto const peak = peak_megabytes();
    auto const bare = bare_hashing(folder);
    std::printf(
        "  verify %llu entries and %llu originals (%.0f MB), %s: %.2f s (%.2f s of all cores), "
        "SHA-256 alone %.2f s, ratio %.2f; peak %.0f MB\n",
        static_cast<unsigned long long>(found.entries),
        static_cast<unsigned long long>(found.blobs), static_cast<double>(found.bytes) / mega,
        std::string{ledger::name(found.report.verdict())}.c_str(), spent, busy, bare, spent / bare,
        peak);
}

template <typename Fill>
void verify_blobs(std::filesystem::path const& folder, Fill const& fill) {
    make_vault(folder);
    {
        auto vault = open(folder, Use::write);
        Changes changes{vault};
        fill(vault, changes);
        changes.set("growth", "blobs");
        changes.commit().value();
    }
    in_own_process("--verify", folder);
}

void add_small_blobs(Vault& vault, Changes& changes) {
    SeededRandom random{1};
    for (std::uint64_t i = 0; i < small_blobs; ++i) {
        std::string content = random.bytes(1000);
        while (content.size() < small_blob_bytes)
            content += "line " + std::to_string(random.next() % 10'000) + " of a mail\n";
        changes.add_blob(vault.store().stage(content).value());
    }
}

void add_large_blob(Vault& vault, Changes& changes) {
    SeededRandom random{2};
    std::uint64_t left = large_bytes;
    auto const content = [&](std::size_t most) -> Result<std::string> {
        auto piece = random.bytes(std::min<std::uint64_t>(left, most));
        left -= piece.size();
        return piece;
    };
    changes.add_blob(vault.store().stage_stream(content).value());
}

void verify_bundle(std::filesystem::path const& file) {
    auto const report = bundle::verify_path(file, {});  // warms the cache, too
    auto const ours = seconds([&] { bundle::verify_path(file, {}).value(); });
    auto const command = "openssl dgst -sha256 '" + file.string() + "' > /dev/null";
    int status = 0;
    auto const theirs = seconds([&] { status = std::system(command.c_str()); });
    std::printf(
        "  bundle of %.0f MB, %s: %.2f s, openssl dgst (status %d) %.2f s, ratio %.2f; "
        "peak %.0f MB\n",
        static_cast<double>(std::filesystem::file_size(file)) / mega,
        std::string{ledger::name(report.value().verdict())}.c_str(), ours, status, theirs,
        ours / theirs, peak_megabytes());
}

void make_bundle(std::filesystem::path const& file) {
    support::BundleBuilder bundle;
    SeededRandom random{3};
    for (std::uint64_t n = 0; n < large_bytes / exhibit_bytes; ++n) {
        auto content = random.bytes(exhibit_bytes);
        bundle.ledger.add_item(content);
        bundle.extra["data/exhibits/F" + std::to_string(n) + ".bin"] = std::move(content);
    }
    auto const zip = bundle.zip();
    std::ofstream{file, std::ios::binary}.write(zip.data(),
                                                static_cast<std::streamsize>(zip.size()));
}

void run() {
    support::TempFolder const temp;
    make_bundle(temp.path() / "case.zip");
    in_own_process("--bundle", temp.path() / "case.zip");
    verify_blobs(temp.path() / "large" / "vault", add_large_blob);
    verify_blobs(temp.path() / "small" / "vault", add_small_blobs);
    grow(temp.path() / "entries" / "vault");
    in_own_process("--verify", temp.path() / "entries" / "vault");
}

}  // namespace
}  // namespace tally::vault

int main(int count, char** words) {
    if (count < 3)
        tally::vault::run();
    else if (std::string_view{words[1]} == "--look")
        tally::vault::look(words[2]);
    else if (std::string_view{words[1]} == "--verify")
        tally::vault::verify(words[2]);
    else
        tally::vault::verify_bundle(words[2]);
}
