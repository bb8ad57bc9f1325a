#include "vault/reconcile.h"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace tally::vault {
namespace {

constexpr std::size_t items_max = 100'000;

struct Source {
    std::string name;
    std::string bytes;
};

Result<Source> read_source(std::filesystem::path const& path) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(path, error))
        return fail(Code::invalid_input, "there is no file " + path.string(), "check the path");
    if (std::filesystem::file_size(path, error) > statements::csv_bytes_max)
        return fail(Code::invalid_input, path.string() + " is larger than 100 MB",
                    "export it in pieces, a year each");
    std::ifstream in{path, std::ios::binary};
    std::string bytes{std::istreambuf_iterator<char>{in}, {}};
    if (in.bad()) return fail(Code::unavailable, "read " + path.string(), "check its permissions");
    return Source{path.filename().string(), std::move(bytes)};
}

// The items of the engagement that are statements of a known layout.
Result<std::vector<Source>> statements_of(Vault& vault, std::string const& slug) {
    std::vector<Source> sources;
    auto* const index = TRY(vault.index());
    for (auto const& item : TRY(index->list(slug, items_max))) {
        if (item.media != "text/csv") continue;
        auto bytes = vault.store().read(item.blob, statements::csv_bytes_max);
        if (bytes && statements::looks_like_statement(std::string_view{*bytes}.substr(0, 8'192)))
            sources.push_back({item.subject, *std::move(bytes)});
    }
    return sources;
}

Result<statements::Statement> read_statement(Source const& source,
                                             std::optional<std::string> const& mapping,
                                             Currency assumed) {
    if (!mapping) return statements::read_known_statement(source.bytes, assumed);
    auto const parsed = TRY(statements::parse_mapping(*mapping));
    auto const table = TRY(statements::read_csv(source.bytes));
    return statements::read_statement(table, parsed);
}

}  // namespace

Result<ReconcileView> reconcile(Vault& vault, EngagementRef const& ref,
                                ReconcileRequest const& request) {
    std::vector<Source> sources;
    for (auto const& file : request.files) sources.push_back(TRY(read_source(file)));
    if (sources.empty()) sources = TRY(statements_of(vault, ref.details.slug));
    if (sources.empty())
        return fail(
            Code::not_found, "no statement belongs to " + ref.details.slug,
            "name the file, or import it: tally import FILE.csv --into " + ref.details.slug);
    ReconcileView view;
    for (auto const& source : sources) {
        auto statement =
            TRY_WITHIN(source.name, read_statement(source, request.mapping, ref.details.currency));
        view.sources.push_back(source.name);
        for (auto const& problem : statement.problems)
            view.statement.problems.push_back(source.name + ", " + problem);
        // The same row in two exports that overlap is one.
        for (auto& row : statement.rows) {
            auto const known = [&](statements::StatementRow const& other) {
                return !row.reference.empty() && other.reference == row.reference &&
                       other.amount == row.amount && other.type == row.type &&
                       other.date == row.date;
            };
            if (std::ranges::none_of(view.statement.rows, known))
                view.statement.rows.push_back(std::move(row));
        }
        view.statement.mapping = statement.mapping;
    }
    auto const state = TRY(load_state(vault, ref));
    view.result = statements::reconcile(state, view.statement);
    view.weeks = statements::compare_hours(state, view.statement);
    return view;
}

}  // namespace tally::vault
