// tally reconcile
#include <fmt/format.h>

#include <fstream>
#include <iterator>
#include <memory>

#include "base/words.h"
#include "cli/command_line.h"
#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/present.h"
#include "cli/session.h"
#include "cli/text.h"
#include "vault/reconcile.h"

namespace tally::cli {
namespace {

using statements::Reconciliation;
using statements::Statement;

struct ReconcileOptions {
    std::string slug;
    vault::ReconcileRequest request;
    std::string mapping;
};

OutJson row_json(statements::StatementRow const& row) {
    return {{"line", row.line},
            {"date", format_date(row.date)},
            {"amount", row.amount.amount()},
            {"currency", row.amount.currency.code()},
            {"type", row.type},
            {"description", row.description},
            {"reference", row.reference}};
}

OutJson view_json(vault::ReconcileView const& view) {
    auto const& [movements, matches, fee_rows, unmatched, other, unseen, promised, funded, released,
                 received, fees, missing] = view.result;
    auto const& rows = view.statement.rows;
    OutJson json{{"sources", view.sources},       {"currency", promised.currency.code()},
                 {"promised", promised.amount()}, {"funded", funded.amount()},
                 {"released", released.amount()}, {"received", received.amount()},
                 {"fees", fees.amount()},         {"missing", missing.amount()}};
    json["matches"] = json["unmatched"] = json["other_currency"] = OutJson::array();
    json["unseen"] = json["weeks"] = OutJson::array();
    for (auto const& match : matches)
        json["matches"].push_back({{"row", row_json(rows[match.row])},
                                   {"shows", movements[match.movement].what},
                                   {"certain", match.certain},
                                   {"reason", match.reason}});
    json["fee_rows"] = OutJson::array();
    for (auto const& fee : fee_rows)
        json["fee_rows"].push_back({{"row", row_json(rows[fee.row])},
                                    {"payment", row_json(rows[fee.payment])},
                                    {"reason", fee.reason}});
    for (auto const place : unmatched) json["unmatched"].push_back(row_json(rows[place]));
    for (auto const place : other) json["other_currency"].push_back(row_json(rows[place]));
    for (auto const place : unseen)
        json["unseen"].push_back({{"what", movements[place].what},
                                  {"occurred", format_instant(movements[place].occurred)},
                                  {"amount", movements[place].amount.amount()}});
    for (auto const& week : view.weeks)
        json["weeks"].push_back({{"monday", format_date(week.monday)},
                                 {"recorded_minutes", week.recorded_minutes},
                                 {"stated_minutes", week.stated_minutes}});
    json["problems"] = view.statement.problems;
    return json;
}

std::string totals_text(Reconciliation const& result) {
    Table table;
    table.row({"promised", result.promised.text(), "all milestones"});
    table.row({"funded", result.funded.text(), "the client paid in"});
    table.row({"released", result.released.text(), "by the record"});
    table.row({"received", result.received.text(),
               "on the statement, after " + result.fees.text() + " of fees"});
    table.row({"missing", result.missing.text(), "promised and not released"});
    return table.text();
}

std::vector<std::string> row_cells(statements::StatementRow const& row) {
    return {"  " + format_date(row.date), row.amount.text(),
            cut(row.type + (row.type.empty() ? "" : ": ") + row.description, 70)};
}

std::string matches_text(Statement const& statement, Reconciliation const& result) {
    std::string text;
    for (auto const& match : result.matches) {
        Table table;
        table.row(row_cells(statement.rows[match.row]));
        text += table.text() +
                fmt::format("      {} {}\n      ({})\n", match.certain ? "shows:" : "may show:",
                            cut(result.movements[match.movement].what, 200), match.reason);
        for (auto const& fee : result.fee_rows)
            if (fee.payment == match.row)
                text += fmt::format("      less its fee: {} ({}, {})\n",
                                    statement.rows[fee.row].amount.text(),
                                    cut(statement.rows[fee.row].type, 40), fee.reason);
    }
    return text.empty() ? text : "\nRows that the record explains:\n" + text;
}

std::string rest_text(Statement const& statement, Reconciliation const& result,
                      std::string const& slug) {
    std::string text;
    Table rows;
    for (auto const place : result.unmatched_rows) rows.row(row_cells(statement.rows[place]));
    if (!rows.empty())
        text += "\nRows that the record does not explain:\n" + rows.text() +
                "  If it is a payment of this contract, record it: tally milestone release " +
                slug + " N --amount A\n";
    if (!result.unseen.empty()) text += "\nIn the record, and on no statement:\n";
    for (auto const place : result.unseen)
        text += fmt::format(
            "  {}  {}  {}\n", format_date(local_date(result.movements[place].occurred, "UTC")),
            result.movements[place].amount.text(), cut(result.movements[place].what, 200));
    if (!result.other_rows.empty())
        text += fmt::format("\n{} of another currency: not compared\n",
                            counted(result.other_rows.size(), "row"));
    return text;
}

std::string hours_text(vault::ReconcileView const& view) {
    if (view.weeks.empty()) return {};
    Table table;
    table.row({"  week of", "recorded", "on the export"});
    for (auto const& week : view.weeks)
        table.row({"  " + format_date(week.monday),
                   fmt::format("{:.2f} h", static_cast<double>(week.recorded_minutes) / 60.0),
                   fmt::format("{:.2f} h", static_cast<double>(week.stated_minutes) / 60.0)});
    return "\nHours:\n" + table.text();
}

Result<int> reconcile(Session& session, ReconcileOptions options) {
    auto vault = TRY(session.open(vault::Use::read));
    auto const ref = TRY(vault::find_engagement(vault, options.slug));
    if (!options.mapping.empty()) {
        std::ifstream in{options.mapping, std::ios::binary};
        if (!in) return fail(Code::invalid_input, "there is no mapping " + options.mapping, "");
        options.request.mapping = std::string{std::istreambuf_iterator<char>{in}, {}};
    }
    auto const view = TRY(vault::reconcile(vault, ref, options.request));
    auto text = totals_text(view.result) + matches_text(view.statement, view.result) +
                rest_text(view.statement, view.result, options.slug) + hours_text(view);
    if (!view.statement.problems.empty()) text += "\nRows that could not be read:\n";
    for (auto const& problem : view.statement.problems) text += "  " + cut(problem, 200) + "\n";
    session.emit(view_json(view), text);
    return status::ok;
}

}  // namespace

void add_reconcile_command(CommandLine app, Session& session) {
    auto options = std::make_shared<ReconcileOptions>();
    auto command = app.add_subcommand(
        "reconcile", "Hold statements of a platform or bank against the money in the record");
    command.add_option("ENG", options->slug, "Engagement").required();
    command.add_option("FILE", options->request.files,
                       "CSV statements (default: those among its items)");
    command.add_option("--mapping", options->mapping,
                       "TOML file that says which column is what, for banks");
    command.callback([&session, options] {
        session.choose([options](Session& s) { return reconcile(s, *options); });
    });
}

}  // namespace tally::cli
