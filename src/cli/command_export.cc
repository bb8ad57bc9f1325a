// tally export
#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <memory>

#include "base/words.h"
#include "cli/command_line.h"
#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/session.h"
#include "vault/export.h"
#include "vault/private_file.h"

namespace tally::cli {
namespace {

struct ExportOptions {
    std::string slug;
    std::string format = "ndjson";
    std::string file;
    bool force = false;
};

std::string_view what_is_counted(vault::ExportFormat format) {
    switch (format) {
        case vault::ExportFormat::ndjson: return "event";
        case vault::ExportFormat::ics: return "deadline";
        case vault::ExportFormat::csv:
        case vault::ExportFormat::hledger: return "posting";
        case vault::ExportFormat::mbox: return "mail";
    }
    return "line";  // bits that name no format
}

Result<int> run_export(Session& session, ExportOptions const& options) {
    auto const format =
        TRY_WITHIN("--format", engagement::parse_name<vault::ExportFormat>(options.format));
    auto vault = TRY(session.open(vault::Use::read));
    auto const ref = TRY(vault::find_engagement(vault, options.slug));
    auto const at = TRY(session.as_of());
    auto const exported = TRY(vault::export_engagement(vault, ref, format, at));
    if (options.file == "-") {
        TRY(session.emit_bytes(exported.text));
        return status::ok;
    }
    if (std::error_code error; !options.force && std::filesystem::exists(options.file, error))
        return fail(Code::conflict, options.file + " is there already",
                    "choose another -o FILE, or replace it with --force");
    TRY(vault::write_private_file(options.file, exported.text));
    session.emit({{"engagement", options.slug},
                  {"format", engagement::name(format)},
                  {"file", options.file},
                  {"count", exported.count}},
                 fmt::format("Wrote {} to {}. It holds your private side too: only you can read "
                             "the file.\n",
                             counted(exported.count, what_is_counted(format)), options.file));
    return status::ok;
}

}  // namespace

void add_export_command(CommandLine app, Session& session) {
    auto options = std::make_shared<ExportOptions>();
    auto command = app.add_subcommand(
        "export", "An engagement for other programs: calendar, spreadsheet, bookkeeping, mail");
    command.add_option("ENG", options->slug, "Short name of the engagement").required();
    command
        .add_option("--format", options->format,
                    "ndjson: every event; ics: deadlines; csv or hledger: money; mbox: mails")
        .shows_default();
    command.add_option("-o,--output", options->file, "New file; - for the terminal").required();
    command.add_flag("--force", options->force, "Replace the file if it is there");
    command.callback([&session, options] {
        session.choose([options](Session& s) { return run_export(s, *options); });
    });
}

}  // namespace tally::cli
