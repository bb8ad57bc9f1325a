// Reads every original of a store and holds it against its digest, on several threads beside other
// work. What is found does not depend on how many there are.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "base/result.h"
#include "store/ports.h"

namespace tally::vault {

struct DamagedBlob {
    std::size_t place = 0;  // in the order of storage
    Digest digest;
    std::string what;
};

struct VerifiedBlobs {
    std::uint64_t bytes = 0;
    std::vector<Digest> digests;       // of all blobs, sorted
    std::vector<DamagedBlob> damaged;  // in the order of storage
};

class BlobVerifier {
public:
    // Starts `helpers` threads. The store must outlive this object.
    static Result<std::unique_ptr<BlobVerifier>> start(store::BlobStore& store, unsigned helpers);
    // Forgets what is not read yet.
    ~BlobVerifier();
    BlobVerifier(BlobVerifier const&) = delete;
    BlobVerifier& operator=(BlobVerifier const&) = delete;

    // Helps with what is left, and waits. Call once.
    VerifiedBlobs finish();

private:
    explicit BlobVerifier(store::BlobStore& store) : store_{store} {}
    std::vector<Digest> take(std::size_t& begin);
    void work();

    store::BlobStore& store_;
    std::vector<store::BlobInfo> blobs_;
    std::mutex mutex_;  // guards what follows
    std::size_t next_ = 0;
    std::vector<DamagedBlob> damaged_;
    std::vector<std::jthread> helpers_;  // last: ends before the rest is gone
};

}  // namespace tally::vault
