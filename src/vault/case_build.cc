#include "vault/case_build.h"

#include <cerrno>
#include <cstring>
#include <fstream>

#include "bundle/verify_bundle.h"
#include "casefile/sign_pdf.h"
#include "crypto/sha256.h"
#include "vault/act.h"
#include "vault/case_bundle.h"
#include "vault/case_drawing.h"
#include "vault/case_packet.h"
#include "vault/checkpoint.h"

namespace tally::vault {
namespace {

std::filesystem::path pdf_beside(std::filesystem::path file) {
    return file.replace_extension(".pdf");
}

Result<void> check_free(std::filesystem::path const& path, std::string_view ending, bool replace) {
    if (path.extension() != ending)
        return fail(Code::invalid_input, path.string() + " should end in " + std::string{ending});
    std::error_code error;
    if (!replace && std::filesystem::exists(path, error))
        return fail(Code::conflict, path.string() + " exists already",
                    "choose another name, or add --replace");
    return {};
}

Result<void> check_target(BuildRequest const& request) {
    TRY(check_free(request.file, ".zip", request.replace));
    return check_free(pdf_beside(request.file), ".pdf", request.replace);
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

// A signature adds to a file that fitted.
Result<void> check_signed_size(std::string const& pdf, forums::Profile const& profile) {
    auto const most = profile.limits.bytes_max;
    if (!most || pdf.size() <= static_cast<std::size_t>(*most)) return {};
    return fail(
        Code::rejected,
        "with the signature the PDF is larger than the forum allows (" + profile.title + ")",
        "build without --sign-with, or take an exhibit off");
}

Result<bundle::PackageInput> package(Vault& vault, DrawnCase const& drawn, std::string const& pdf,
                                     BuildRequest const& request) {
    auto input = TRY(case_package(vault, drawn.material, drawn.filed, pdf));
    if (request.with_packet)
        for (auto& [name, text] : packet_files(drawn.material))
            input.files.push_back(bundle::payload(name, std::move(text)));
    return input;
}

void packing(CaseWatcher const& watch, std::uint64_t done) {
    if (watch) watch({CaseStage::packing, done, 1});
}

CasePdf case_pdf(DrawnCase const& drawn, std::filesystem::path file, std::uint64_t bytes) {
    return {.file = std::move(file),
            .bytes = bytes,
            .pages = drawn.pdf.pages,
            .exhibits = static_cast<int>(drawn.material.exhibits.size()),
            .gaps = drawn.gaps,
            .profile = drawn.profile,
            .checks = drawn.checks,
            .dropped = drawn.dropped};
}

}  // namespace

Result<BuildResult> build_case(Vault& vault, CaseRef const& ref, BuildRequest const& request) {
    TRY(check_target(request));
    auto drawn = TRY(draw_case(vault, ref, request.forum, request.with_packet, request.watch));
    auto const& material = drawn.material;
    auto const pdf =
        TRY_WITHIN("case.pdf", signed_pdf(vault, ref, request, std::move(drawn.pdf.bytes)));
    TRY(check_signed_size(pdf, drawn.profile));
    packing(request.watch, 0);
    TRY(publish_checkpoint(vault, ref.engagement));
    auto const zip = TRY(zip_bytes(TRY(package(vault, drawn, pdf, request)), *TRY(vault.signer())));
    TRY(write_file(request.file, zip));
    TRY(write_file(pdf_beside(request.file), pdf));
    auto const fingerprint = material.keys.newest().fingerprint();
    auto const verdict = TRY(verdict_of(request.file, fingerprint));
    TRY(act(vault, ref.engagement,
            engagement::RecordCaseBuilt{ref.number, crypto::sha256(zip),
                                        material.checkpoint.size.value, material.checkpoint.root},
            {}));
    packing(request.watch, 1);
    return BuildResult{.file = request.file,
                       .bytes = zip.size(),
                       .pdf = case_pdf(drawn, pdf_beside(request.file), pdf.size()),
                       .signed_by = request.signer ? request.signer->holder() : "",
                       .checkpoint = material.checkpoint,
                       .fingerprint = fingerprint,
                       .verdict = verdict};
}

Result<CasePdf> preview_case(Vault& vault, CaseRef const& ref, PreviewRequest const& request) {
    TRY(check_free(request.file, ".pdf", request.replace));
    auto const drawn =
        TRY(draw_case(vault, ref, request.forum, request.with_packet, request.watch));
    TRY(write_file(request.file, drawn.pdf.bytes));
    return case_pdf(drawn, request.file, drawn.pdf.bytes.size());
}

}  // namespace tally::vault
