#include "vault/case_drawing.h"

#include <algorithm>

#include "papers/fields.h"
#include "vault/case_document.h"
#include "vault/case_dossier.h"
#include "vault/case_packet.h"
#include "vault/elements.h"

namespace tally::vault {
namespace {

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

auto exhibits_cut(FittedPdf const& fitted) {
    return std::ranges::count_if(fitted.dropped, [](auto const& one) { return one.exhibit > 0; });
}

casefile::DrawWatcher drawing(CaseWatcher const& watch) {
    if (!watch) return {};
    return [&watch](std::size_t done, std::size_t total) {
        watch({CaseStage::laying_out, done, total});
    };
}

Result<FittedPdf> plain_pdf(casefile::CaseDocument document, CaseMaterial const& material,
                            forums::Profile const& profile, CaseWatcher const& watch) {
    return TRY_WITHIN("case.pdf",
                      fit_pdf(std::move(document), material.details, profile, drawing(watch)));
}

// The page about how the record is made takes the place of no exhibit: then the bundle alone has
// it. Without it is only laid out where exhibits were cut.
Result<FittedPdf> pdf_with_process(casefile::CaseDocument document, CaseMaterial const& material,
                                   forums::Profile const& profile, CaseWatcher const& watch) {
    auto longer = document;
    longer.statements.push_back(process_statement(material));
    auto fitted = fit_pdf(std::move(longer), material.details, profile, drawing(watch));
    if (!fitted && fitted.error().code != Code::rejected) return fitted;
    if (fitted && exhibits_cut(*fitted) == 0) return fitted;
    auto plain = TRY(plain_pdf(std::move(document), material, profile, watch));
    if (fitted && exhibits_cut(*fitted) <= exhibits_cut(plain)) return fitted;
    plain.dropped.push_back(
        {0, "the page about how the record is made", "it would take the place of an exhibit"});
    return plain;
}

}  // namespace

Result<DrawnCase> draw_case(Vault& vault, CaseRef const& ref, ForumChoice const& forum,
                            bool with_packet, CaseWatcher const& watch) {
    auto const view = TRY(view_case(vault, ref));
    if (view.details.exhibits.empty())
        return fail(Code::rejected, "case " + ref.text() + " has no exhibits yet",
                    "link the items that show what happened: tally case link " + ref.text() +
                        " ITEM --why \"what it shows\"");
    auto const rules = load_rules(vault.folder());
    auto profile = TRY(case_profile(vault, view.details, forum));
    auto material = TRY(read_case_material(vault, ref, watch));
    auto const form = TRY(check_form(vault, ref, rules, profile, material.newest));
    auto filed = filed_claims(material, load_elements(vault.folder()).book);
    auto document = case_document(material, filed);
    auto fitted = TRY(with_packet ? pdf_with_process(std::move(document), material, profile, watch)
                                  : plain_pdf(std::move(document), material, profile, watch));
    fitted.checks.insert(fitted.checks.end(), form.begin(), form.end());
    return DrawnCase{.material = std::move(material),
                     .filed = std::move(filed),
                     .profile = std::move(profile),
                     .pdf = std::move(fitted.pdf),
                     .checks = std::move(fitted.checks),
                     .dropped = std::move(fitted.dropped),
                     .gaps = view.gaps};
}

}  // namespace tally::vault
