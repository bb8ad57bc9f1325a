#include "vault/verify_blobs.h"

#include <algorithm>

namespace tally::vault {
namespace {

// Looked up in one go: many small ones, but of large ones each thread takes its share.
constexpr std::size_t together_max = 64;
constexpr std::uint64_t bytes_together = std::uint64_t{1} << 20;

}  // namespace

Result<std::unique_ptr<BlobVerifier>> BlobVerifier::start(store::BlobStore& store,
                                                          unsigned helpers) {
    std::unique_ptr<BlobVerifier> verifier{new BlobVerifier{store}};
    TRY(store.list([&](store::BlobInfo const& info) -> Result<void> {
        verifier->blobs_.push_back(info);
        return {};
    }));
    for (unsigned i = 0; i < helpers; ++i)
        verifier->helpers_.emplace_back([self = verifier.get()] { self->work(); });
    return verifier;
}

BlobVerifier::~BlobVerifier() {
    std::scoped_lock const lock{mutex_};
    next_ = blobs_.size();
}

// From `begin`; nothing when all are taken.
std::vector<Digest> BlobVerifier::take(std::size_t& begin) {
    std::scoped_lock const lock{mutex_};
    begin = next_;
    std::vector<Digest> taken;
    for (std::uint64_t bytes = 0;
         next_ < blobs_.size() && taken.size() < together_max && bytes < bytes_together; ++next_) {
        taken.push_back(blobs_[next_].digest);
        bytes += blobs_[next_].bytes;
    }
    return taken;
}

void BlobVerifier::work() {
    std::size_t begin = 0;
    for (auto digests = take(begin); !digests.empty(); digests = take(begin)) {
        auto const faults = store_.check(digests);
        std::scoped_lock const lock{mutex_};
        for (auto const& [place, error] : faults)
            damaged_.push_back({begin + place, digests[place], error.message});
    }
}

VerifiedBlobs BlobVerifier::finish() {
    work();
    helpers_.clear();
    std::ranges::sort(damaged_, {}, &DamagedBlob::place);
    VerifiedBlobs result{.bytes = 0, .digests = {}, .damaged = std::move(damaged_)};
    result.digests.reserve(blobs_.size());
    for (auto const& info : blobs_) {
        result.bytes += info.bytes;
        result.digests.push_back(info.digest);
    }
    std::ranges::sort(result.digests);
    return result;
}

}  // namespace tally::vault
