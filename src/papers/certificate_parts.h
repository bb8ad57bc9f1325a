// What the certificates have in common.
#pragma once

#include "papers/certificate.h"

namespace tally::papers {

// How an item is kept, hashed and chained, with the figures of this record.
void add_process(Paper& paper, CertifiedFacts const& facts);
// Number, file and digest of each exhibit.
void add_digests(Paper& paper, CertifiedFacts const& facts);
// Who else vouches for the record, with times and how much of it they cover.
void add_vouched(Paper& paper, CertifiedFacts const& facts);
// The commands that show it with stock tools.
void add_check(Paper& paper);
// One box: what this does not prove.
void add_limits(Paper& paper, CertifiedFacts const& facts);
// Lines to sign on.
void add_signature(Paper& paper, CertifiedFacts const& facts);

}  // namespace tally::papers
