#include "vault/invoice_papers.h"

#include <algorithm>

#include "vault/look_inside.h"
#include "vault/reconcile.h"
#include "vault/search_items.h"

namespace tally::vault {
namespace {

// Rows of the statements among its items; none where there is no statement that can be read.
std::vector<statements::StatementRow> rows_of(Vault& vault, EngagementRef const& ref) {
    auto view = reconcile(vault, ref, {});
    return view ? std::move(view->statement.rows) : std::vector<statements::StatementRow>{};
}

// What a person said of it last; what it was recorded with needs no words.
std::string label_of(engagement::State const& state, ledger::ItemId const& item) {
    std::string label;
    for (auto const& invoice : state.invoices)
        if (std::ranges::find(invoice.items, item) != invoice.items.end())
            label = "invoice/" + std::to_string(invoice.number);
    for (auto const& one : state.labels)
        if (one.item == item) label = one.label;
    return label;
}

// The words that a shell takes as one.
std::string quoted(std::string const& word) {
    std::string text = "'";
    for (char const c : word)
        if (c != '\'') text += c;
    return text + "'";
}

bool is_about_an_invoice(statements::PaperFinding const& finding) {
    return std::ranges::any_of(finding.proposed, [](statements::PaperMatch const& match) {
        return match.subject.starts_with("invoice/");
    });
}

// An own invoice of a direct contract that nobody recorded yet.
std::string command_for(engagement::State const& state, statements::PaperFinding const& finding,
                        ledger::ItemId const& item) {
    auto const& paper = finding.paper;
    auto const type = engagement::name(state.engagement.type);
    if (!type.starts_with("direct-") || is_about_an_invoice(finding) || paper.number.empty() ||
        !paper.total || !(paper.total->currency == state.engagement.currency))
        return {};
    return "tally invoice issue " + state.engagement.slug + " --reference " + quoted(paper.number) +
           " --amount " + paper.total->amount() +
           (paper.due ? " --due " + format_date(*paper.due) : "") + " --item " + item.text;
}

bool is_in_record(engagement::State const& state, std::vector<statements::StatementRow> const& rows,
                  std::string const& subject) {
    auto const is = [&](std::string_view what, int number) {
        return subject == std::string{what} + std::to_string(number);
    };
    return std::ranges::any_of(state.invoices,
                               [&](auto const& one) { return is("invoice/", one.number); }) ||
           std::ranges::any_of(state.milestones,
                               [&](auto const& one) { return is("milestone/", one.number); }) ||
           std::ranges::any_of(
               rows, [&](auto const& row) { return statements::row_subject(row) == subject; });
}

}  // namespace

Result<InvoicePapers> invoice_papers(Vault& vault, EngagementRef const& ref) {
    InvoicePapers all;
    auto const state = TRY(load_state(vault, ref));
    auto const rows = rows_of(vault, ref);
    SearchRequest request{.query = "kind:pdf", .options = {}, .snippets = false};
    request.options.engagement = ref.details.slug;
    request.options.limit = papers_max;
    request.options.count_max = std::uint64_t{1} << 32;
    auto found = TRY(search_items(vault, request));
    all.left_out = found.total - std::min<std::uint64_t>(found.total, found.hits.size());
    for (auto& hit : found.hits) {
        auto const extraction = TRY(extraction_of(vault, hit.item.blob));
        if (!extraction || extraction->text.empty()) {
            ++all.unread;
            continue;
        }
        auto finding = statements::match_paper(extraction->text, state, rows);
        if (finding.paper.kind == statements::InvoicePaper::Kind::none) continue;
        if (extraction->ocr)
            finding.paper.doubts.push_back("its words were recognised in a picture: compare them");
        auto label = label_of(state, hit.item.id);
        auto command = label.empty() ? command_for(state, finding, hit.item.id) : std::string{};
        all.papers.push_back(
            {std::move(hit.item), std::move(finding), std::move(label), std::move(command)});
    }
    return all;
}

Result<std::string> label_to_confirm(Vault& vault, EngagementRef const& ref,
                                     ledger::ItemId const& item, std::string const& subject) {
    auto const list = "tally invoice papers " + ref.details.slug;
    auto const all = TRY(invoice_papers(vault, ref));
    auto const paper =
        std::ranges::find(all.papers, item, [](ViewedPaper const& one) { return one.item.id; });
    if (paper == all.papers.end())
        return fail(Code::not_found,
                    item.text + " is no invoice among the PDF files of " + ref.details.slug,
                    list + " lists them");
    if (subject.empty() && paper->finding.proposed.empty())
        return fail(Code::rejected,
                    "nothing is proposed for " + item.text + ": " + paper->finding.unknown,
                    "say what it is about: --as invoice/1, --as milestone/2");
    if (subject.empty()) return paper->finding.proposed.front().subject;
    auto const state = TRY(load_state(vault, ref));
    if (is_in_record(state, rows_of(vault, ref), subject)) return subject;
    return fail(Code::rejected, "the record holds no " + subject,
                "--as takes invoice/N, milestone/N or a row as " + list + " shows it");
}

}  // namespace tally::vault
