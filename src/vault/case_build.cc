#include "vault/case_build.h"

#include <cerrno>
#include <cstring>
#include <fstream>

#include "bundle/verify_bundle.h"
#include "casefile/sign_pdf.h"
#include "crypto/sha256.h"
#include "papers/fields.h"
#include "vault/act.h"
#include "vault/case_bundle.h"
#include "vault/case_claims.h"
#include "vault/case_document.h"
#include "vault/case_dossier.h"
#include "vault/case_packet.h"
#include "vault/checkpoint.h"
#include "vault/elements.h"

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

// A signature adds to a file that fitted.
Result<void> check_signed_size(std::string const& pdf, forums::Profile const& profile) {
    auto const most = profile.limits.bytes_max;
    if (!most || pdf.size() <= static_cast<std::size_t>(*most)) return {};
    return fail(
        Code::rejected,
        "with the signature the PDF is larger than the forum allows (" + profile.title + ")",
        "build without --sign-with, or take an exhibit off");
}

// What goes beside the file: the forum's fields and forms.
Result<std::vector<forums::ForumCheck>> check_form(Vault& vault, CaseRef const& ref,
                                                   RuleBook const& rules,
                                                   forums::Profile const& profile, Instant at) {
    auto const dossier = TRY(case_dossier(vault, ref, rules, at));
    auto checks = forums::check_fields(papers::fill_fields(profile, dossier));
    if (forums::any_failed(checks))
        return fail(Code::rejected, "the words for the form are too long: " + failures_text(checks),
                    "shorten your answer: tally case answer " + ref.text() + " FIELD --text ...");
    for (auto& check : forums::check_forms(profile)) checks.push_back(std::move(check));
    return checks;
}

Result<bundle::PackageInput> package(Vault& vault, CaseMaterial const& material,
                                     FiledClaims const& filed, std::string const& pdf,
                                     BuildRequest const& request) {
    auto input = TRY(case_package(vault, material, filed, pdf));
    if (request.with_packet)
        for (auto& [name, text] : packet_files(material))
            input.files.push_back(bundle::payload(name, std::move(text)));
    return input;
}

Result<FittedPdf> draw(CaseMaterial const& material, FiledClaims const& filed,
                       BuildRequest const& request, forums::Profile const& profile) {
    auto document = case_document(material, filed);
    if (request.with_packet) {
        auto with_process = document;
        with_process.statements.push_back(process_statement(material));
        auto fitted = fit_pdf(std::move(with_process), material.details, profile);
        // Where there is no room for it, it is only in the bundle.
        if (fitted || fitted.error().code != Code::rejected) return fitted;
    }
    return TRY_WITHIN("case.pdf", fit_pdf(std::move(document), material.details, profile));
}

}  // namespace

Result<BuildResult> build_case(Vault& vault, CaseRef const& ref, BuildRequest const& request) {
    TRY(check_target(request));
    auto const view = TRY(view_case(vault, ref));
    if (view.details.exhibits.empty())
        return fail(Code::rejected, "case " + ref.text() + " has no exhibits yet",
                    "link the items that show what happened: tally case link " + ref.text() +
                        " ITEM --why \"what it shows\"");
    auto const rules = load_rules(vault.folder());
    auto const profile = TRY(case_profile(vault, view.details, request.forum));
    TRY(publish_checkpoint(vault, ref.engagement));
    auto const material = TRY(read_case_material(vault, ref));
    auto checks = TRY(check_form(vault, ref, rules, profile, material.newest));
    auto const filed = filed_claims(material, load_elements(vault.folder()).book);
    auto fitted = TRY(draw(material, filed, request, profile));
    checks.insert(checks.begin(), fitted.checks.begin(), fitted.checks.end());
    auto const pdf = TRY_WITHIN("case.pdf", signed_pdf(vault, ref, request, fitted.pdf.bytes));
    TRY(check_signed_size(pdf, profile));
    auto const zip =
        TRY(zip_bytes(TRY(package(vault, material, filed, pdf, request)), vault.keys().signing));
    TRY(write_file(request.file, zip));
    TRY(write_file(pdf_beside(request.file), pdf));
    auto const fingerprint = material.keys.newest().fingerprint();
    auto const verdict = TRY(verdict_of(request.file, fingerprint));
    BuildResult result{.file = request.file,
                       .pdf = pdf_beside(request.file),
                       .bytes = zip.size(),
                       .pages = fitted.pdf.pages,
                       .exhibits = static_cast<int>(material.exhibits.size()),
                       .signed_by = request.signer ? request.signer->holder() : "",
                       .gaps = view.gaps,
                       .profile = profile,
                       .checks = std::move(checks),
                       .dropped = std::move(fitted.dropped),
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
