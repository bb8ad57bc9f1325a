// Builds a case: PDF and bundle, checked before they are handed over; and the pages alone, to look
// at.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "crypto/document_signer.h"
#include "ledger/report.h"
#include "vault/case_fit.h"
#include "vault/case_profile.h"
#include "vault/case_progress.h"

namespace tally::vault {

struct BuildRequest {
    std::filesystem::path file;  // the ZIP to write
    bool replace = false;        // an existing file is kept otherwise
    // Signs the PDF; outlives the call. Then the file is another one each time.
    crypto::DocumentSigner const* signer = nullptr;
    ForumChoice forum = {};    // in place of the case's own
    bool with_packet = false;  // certificates to sign, and how the record is made
    CaseWatcher watch = {};
};

// The pages, and how they stand to their forum.
struct CasePdf {
    std::filesystem::path file;
    std::uint64_t bytes = 0;
    int pages = 0;
    int exhibits = 0;
    std::vector<std::string> gaps;  // what the case still lacks; it was made all the same
    forums::Profile profile;
    std::vector<forums::ForumCheck> checks;  // of file, fields and forms; none failed
    std::vector<forums::Dropped> dropped;    // not in the PDF; a bundle holds it
};

struct BuildResult {
    std::filesystem::path file;
    std::uint64_t bytes = 0;
    CasePdf pdf;            // a copy beside the ZIP, for reading
    std::string signed_by;  // who signed the PDF; empty: nobody
    ledger::Checkpoint checkpoint;
    Digest fingerprint;         // of the owner's key: what the reader pins
    ledger::Verdict verdict{};  // of the finished file, with that key pinned
};

// Publishes a checkpoint, writes the ZIP and a copy of its PDF, verifies what was written, and
// records the build on the private side. The same case at the same ledger size gives the same
// bytes. rejected without exhibits, and when the file cannot be made to fit its forum, with page
// and reason; conflict when the file exists; corrupt when the record does not verify (nothing is
// written then).
Result<BuildResult> build_case(Vault& vault, CaseRef const& ref, BuildRequest const& request);

struct PreviewRequest {
    std::filesystem::path file;  // the PDF to write
    bool replace = false;        // an existing file is kept otherwise
    ForumChoice forum = {};      // in place of the case's own
    bool with_packet = false;    // with the page about how the record is made
    CaseWatcher watch = {};
};

// Writes the pages alone, as build_case would lay them out now, and leaves no trace in the record:
// nothing is published, signed or recorded. Fails as build_case does.
Result<CasePdf> preview_case(Vault& vault, CaseRef const& ref, PreviewRequest const& request);

}  // namespace tally::vault
