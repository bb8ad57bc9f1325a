#include "vault/verify_blobs.h"

#include <algorithm>

namespace tally::vault {

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

BlobVerifier::~BlobVerifier() { next_ = blobs_.size(); }

void BlobVerifier::work() {
    Sink const nowhere = [](std::string_view) -> Result<void> { return {}; };
    for (auto place = next_++; place < blobs_.size(); place = next_++) {
        auto const& digest = blobs_[place].digest;
        auto const read = store_.read_stream(digest, nowhere);
        if (read) continue;
        std::scoped_lock const lock{mutex_};
        damaged_.push_back({place, digest, read.error().message});
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
