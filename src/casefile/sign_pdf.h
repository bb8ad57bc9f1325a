// A signature inside of a PDF (PAdES B-B: ETSI EN 319 142-1), as an incremental update: the bytes
// of the unsigned file stay as they are, and stand in front.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/time.h"

namespace tally::casefile {

struct PdfSigning {
    std::string name;    // of the signer, as the certificate says
    std::string reason;  // "Case file website-redesign/1"
    Instant at{};        // the signer's clock; nobody vouches for it
    // DER of a detached CMS signature over the bytes, at most `bytes_max` long.
    std::function<Result<std::string>(std::string_view)> sign;
    std::size_t bytes_max = 0;
};

// `pdf` is what render_pdf wrote. unavailable when the PDF library fails; else what `sign` says.
Result<std::string> sign_pdf(std::string const& pdf, PdfSigning const& signing);

}  // namespace tally::casefile
