#include "vault/case_build.h"

#include <cerrno>
#include <cstring>
#include <fstream>

#include "bundle/verify_bundle.h"
#include "casefile/render_pdf.h"
#include "casefile/sign_pdf.h"
#include "crypto/sha256.h"
#include "vault/act.h"
#include "vault/case_bundle.h"
#include "vault/case_document.h"
#include "vault/checkpoint.h"

namespace tally::vault {
namespace {

std::filesystem::path pdf_beside(std::filesystem::path file) {
    return file.replace_extension(".pdf");
}

Result<void> check_target(BuildRequest const& request) {
    if (request.file.extension() != ".zip")
        return fail(Code::invalid_input, request.file.string() + " should end in .zip");
    std::error_code error;
    for (auto const& path : {request.file, pdf_beside(request.file)})
        if (!request.replace && std::filesystem::exists(path, error))
            return fail(Code::conflict, path.string() + " exists already",
                        "choose another name, or add --replace");
    return {};
}

std::unexpected<Error> write_failed(std::filesystem::path const& path) {
    return fail(Code::unavailable, "write " + path.string() + ": " + std::strerror(errno));
}

// Written beside the target first, so that a failure leaves no half file under its name.
Result<void> write_file(std::filesystem::path const& path, std::string_view content) {
    auto const fresh = path.string() + ".part";
    {
        std::ofstream out{fresh, std::ios::binary | std::ios::trunc};
        out.write(content.data(), static_cast<std::streamsize>(content.size()));
        if (!out.flush()) return write_failed(fresh);
    }
    std::error_code error;
    std::filesystem::rename(fresh, path, error);
    if (error)
        return fail(Code::unavailable, "rename to " + path.string() + ": " + error.message());
    return {};
}

Result<std::string> zip_bytes(bundle::PackageInput input, crypto::SigningKey const& key) {
    std::string bytes;
    TRY(bundle::write_package(std::move(input), key, [&](std::string_view piece) -> Result<void> {
        bytes += piece;
        return {};
    }));
    return bytes;
}

Result<ledger::Verdict> verdict_of(std::filesystem::path const& file, Digest const& fingerprint) {
    auto const report = TRY(bundle::verify_path(file, {fingerprint, {}}));
    for (auto const& check : report.checks())
        if (check.status == ledger::Status::failed || check.status == ledger::Status::missing)
            return fail(Code::corrupt, "the finished case does not verify: " + check.subject +
                                           ": " + check.detail);
    return report.verdict();
}

// The last step: what is signed is never written again.
Result<std::string> signed_pdf(Vault& vault, CaseRef const& ref, BuildRequest const& request,
                               std::string pdf) {
    if (request.signer == nullptr) return pdf;
    auto const now = vault.now();
    if (request.signer->valid_to() < now)
        return fail(Code::rejected, "the certificate of " + request.signer->holder() + " has ended",
                    "sign with one that is valid, or build without --sign-with");
    return casefile::sign_pdf(
        pdf, {.name = request.signer->holder(),
              .reason = "Case file " + ref.text(),
              .at = now,
              .sign = [&](std::string_view bytes) { return request.signer->sign(bytes); },
              .bytes_max = crypto::cms_bytes_max});
}

}  // namespace

Result<BuildResult> build_case(Vault& vault, CaseRef const& ref, BuildRequest const& request) {
    TRY(check_target(request));
    auto const view = TRY(view_case(vault, ref));
    if (view.details.exhibits.empty())
        return fail(Code::rejected, "case " + ref.text() + " has no exhibits yet",
                    "link the items that show what happened: tally case link " + ref.text() +
                        " ITEM --why \"what it shows\"");
    TRY(publish_checkpoint(vault, ref.engagement));
    auto const material = TRY(read_case_material(vault, ref));
    auto const rendered = TRY_WITHIN("case.pdf", casefile::render_pdf(case_document(material)));
    auto const pdf = TRY_WITHIN("case.pdf", signed_pdf(vault, ref, request, rendered.bytes));
    auto const zip = TRY(zip_bytes(TRY(case_package(vault, material, pdf)), vault.keys().signing));
    TRY(write_file(request.file, zip));
    TRY(write_file(pdf_beside(request.file), pdf));
    auto const fingerprint = material.keys.newest().fingerprint();
    auto const verdict = TRY(verdict_of(request.file, fingerprint));
    BuildResult result{.file = request.file,
                       .pdf = pdf_beside(request.file),
                       .bytes = zip.size(),
                       .pages = static_cast<int>(rendered.pages),
                       .exhibits = static_cast<int>(material.exhibits.size()),
                       .signed_by = request.signer ? request.signer->holder() : "",
                       .gaps = view.gaps,
                       .checkpoint = material.checkpoint,
                       .fingerprint = fingerprint,
                       .verdict = verdict};
    TRY(act(vault, ref.engagement,
            engagement::RecordCaseBuilt{ref.number, crypto::sha256(zip),
                                        material.checkpoint.size.value, material.checkpoint.root},
            {}));
    return result;
}

}  // namespace tally::vault
