// tally import, inbox, file
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>

#include "base/words.h"
#include "cli/command_line.h"
#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/key_option.h"
#include "cli/present.h"
#include "cli/present_chat.h"
#include "cli/progress.h"
#include "cli/session.h"
#include "cli/text.h"
#include "vault/file_items.h"
#include "vault/import.h"
#include "vault/mail_settings.h"

namespace tally::cli {
namespace {

using vault::Use;

constexpr std::size_t shown_max = 20;  // failures and alarms in text; --json has all

struct ImportOptions {
    vault::ImportRequest request;
    std::string source = "auto";
    std::string dates;
    bool no_text = false;
};

OutJson failures_json(std::vector<vault::ImportFailure> const& failures) {
    OutJson array = OutJson::array();
    for (auto const& failure : failures)
        array.push_back({{"source", failure.source},
                         {"offset", failure.offset},
                         {"error", failure.error},
                         {"hint", failure.hint}});
    return array;
}

OutJson summary_json(vault::ImportSummary const& summary, double seconds) {
    OutJson alarms = OutJson::array();
    for (auto const& alarm : summary.alarms)
        alarms.push_back({{"item", alarm.item.text},
                          {"earlier", alarm.earlier.text},
                          {"message_id", alarm.message_id},
                          {"text", alarm.text}});
    OutJson added_to = OutJson::object();
    for (auto const& [slug, count] : summary.added_to)
        added_to[slug.empty() ? "inbox" : slug] = count;
    OutJson vanished = OutJson::array();
    for (auto const& mail : summary.vanished)
        vanished.push_back({{"item", mail.item.text}, {"text", mail.text}});
    auto const inside = json_of(summary.inside);
    return {{"read", summary.read},
            {"added", summary.added},
            {"duplicates", summary.duplicates},
            {"filed", summary.filed},
            {"failed", failures_json(summary.failed)},
            {"failed_count", summary.failures},
            {"partly_read", failures_json(summary.partly_read)},
            {"added_to", added_to},
            {"bytes", summary.bytes},
            {"seconds", seconds},
            {"alarms", alarms},
            {"messages", inside["messages"]},
            {"documents", inside["documents"]},
            {"unread_texts", inside["unread_texts"]},
            {"changed_messages", inside["changed_messages"]},
            {"changed_pages", inside["changed_pages"]},
            {"vanished_mails", vanished}};
}

std::string failures_text(std::string const& title,
                          std::vector<vault::ImportFailure> const& failures) {
    if (failures.empty()) return {};
    auto text = "\n" + title + "\n";
    for (std::size_t i = 0; i < failures.size() && i < shown_max; ++i) {
        auto const& failure = failures[i];
        text += fmt::format("  {} at byte {}: {}\n", cut(failure.source, 300), failure.offset,
                            cut(failure.error, 400));
        if (!failure.hint.empty()) text += "      " + cut(failure.hint, 400) + "\n";
    }
    if (failures.size() > shown_max)
        text += fmt::format("  and {} more; --json lists them\n", failures.size() - shown_max);
    return text;
}

std::string summary_text(vault::ImportSummary const& summary, double seconds,
                         std::string const& zone) {
    auto text = fmt::format("{} read ({}) in {:.1f} s: {} added, {} known already, {} failed\n",
                            counted(summary.read, "item"), bytes_text(summary.bytes), seconds,
                            summary.added, summary.duplicates, summary.failures);
    for (auto const& [slug, count] : summary.added_to)
        text += fmt::format("  {:>8}  {}\n", count, slug.empty() ? "in the inbox" : "in " + slug);
    if (summary.filed > 0)
        text += fmt::format("  {} moved out of the inbox\n", counted(summary.filed, "known item"));
    text += failures_text("Could not be read (the rest went in):", summary.failed);
    text += failures_text("Kept, but readable only in part:", summary.partly_read);
    if (!summary.alarms.empty()) text += "\nALARM: the same Message-ID with other content\n";
    for (std::size_t i = 0; i < summary.alarms.size() && i < shown_max; ++i)
        text += "  " + cut(summary.alarms[i].text, 300) + "\n";
    if (!summary.vanished.empty())
        text += "\nALARM: mails of a thread that an earlier export holds are gone from this one\n";
    for (std::size_t i = 0; i < summary.vanished.size() && i < shown_max; ++i)
        text +=
            "  " + summary.vanished[i].item.text + "  " + cut(summary.vanished[i].text, 300) + "\n";
    text += inside_text(summary.inside, zone);
    if (summary.added_to.contains("")) text += "\nNext: tally inbox\n";
    return text;
}

// Only where mail.toml chooses how DNS is asked: an import by itself uses no network.
void keep_keys(Session& session, vault::Vault& vault) {
    auto const settings = vault::read_mail_settings(vault);
    if (session.options.offline || !settings || !settings->dns_is_chosen) return;
    auto const kept = keep_keys_of_all(session, vault);
    if (!kept) return session.remark("Keys of mail domains were not kept: " + kept.error().message);
    if (kept->kept > 0)
        session.remark("Kept " + counted(kept->kept, "key") +
                       " that these mails were signed with.");
    if (!kept->pending.empty())
        session.remark(counted(kept->pending.size(), "key") +
                       " could not be asked for; the next import does: " + kept->trouble);
}

Result<int> import(Session& session, ImportOptions options) {
    if (options.source != "auto")
        options.request.source = TRY(importers::parse_source_kind(options.source));
    if (!options.dates.empty())
        options.request.dates = TRY_WITHIN("--dates", chat::parse_date_order(options.dates));
    options.request.look_inside = !options.no_text;
    options.request.occurred = TRY(session.occurred());
    auto vault = TRY(session.open(Use::write));
    vault::ImportSummary summary;
    double seconds = 0.0;
    {
        auto progress = session.progress("Importing");
        auto reading = session.progress("Reading documents");
        vault::ImportWatchers const watchers{
            [&](vault::ImportProgress const& now) {
                progress.show(now.bytes_read, now.bytes_total, now.items);
            },
            [&](vault::LookProgress const& now) { reading.show(now.done, now.total, now.done); }};
        summary = TRY(vault::import_paths(vault, options.request, watchers));
        seconds = progress.seconds();
    }
    session.emit(summary_json(summary, seconds), summary_text(summary, seconds, session.zone));
    if (summary.added > 0) keep_keys(session, vault);
    bool const nothing = summary.failures > 0 && summary.failures == summary.read;
    return nothing ? status::rejected : status::ok;
}

Result<int> inbox(Session& session, std::size_t limit) {
    auto vault = TRY(session.open(Use::read));
    auto const inbox = TRY(vault::list_inbox(vault, limit));
    auto const proposals = TRY(vault::propose_filing(vault, inbox.items));
    OutJson items = OutJson::array();
    Table table;
    for (auto const& item : inbox.items) {
        auto json = json_of(item);
        auto row = item_row(item, session.zone);
        auto const proposal = std::ranges::find(proposals, item.id, &vault::Proposal::item);
        if (proposal != proposals.end()) {
            json["proposed"] = {{"engagement", proposal->engagement}, {"reason", proposal->reason}};
            row.push_back("-> " + proposal->engagement + " (" + cut(proposal->reason, 60) + ")");
        }
        items.push_back(std::move(json));
        table.row(std::move(row));
    }
    auto text = table.text();
    if (inbox.total > inbox.items.size())
        text +=
            fmt::format("{} of {} shown; --limit shows more\n", inbox.items.size(), inbox.total);
    text += table.empty() ? "The inbox is empty.\n"
                          : "File what belongs to a contract: tally file ITEM... --into ENG\n";
    if (!proposals.empty()) text += "All proposals at once: tally file --proposed\n";
    session.emit({{"total", inbox.total}, {"items", items}}, text);
    return status::ok;
}

struct FileOptions {
    std::vector<std::string> names;
    std::string slug;
    bool proposed = false;
    bool undo = false;
};

// By engagement.
using Filing = std::map<std::string, std::vector<ledger::ItemId>>;

Result<Filing> chosen(vault::Vault& vault, FileOptions const& options) {
    Filing filing;
    for (auto const& each : options.names)
        filing[options.slug].push_back(TRY(vault::resolve_item(vault, each)).id.whole());
    if (!options.proposed) return filing;
    constexpr std::size_t items_max = 100'000;
    auto const inbox = TRY(vault::list_inbox(vault, items_max));
    for (auto const& proposal : TRY(vault::propose_filing(vault, inbox.items)))
        if (options.slug.empty() || proposal.engagement == options.slug)
            filing[proposal.engagement].push_back(proposal.item);
    return filing;
}

Result<int> unfile(Session& session, vault::Vault& vault, FileOptions const& options) {
    std::vector<ledger::ItemId> items;
    for (auto const& each : options.names)
        items.push_back(TRY(vault::resolve_item(vault, each)).id.whole());
    auto const taken = TRY(vault::unfile_items(vault, items, session.options.reason));
    OutJson ids = OutJson::array();
    for (auto const& item : taken) ids.push_back(item.text);
    session.emit({{"engagement", nullptr}, {"items", ids}},
                 fmt::format("Took {} back into the inbox\n", counted(taken.size(), "item")));
    return status::ok;
}

Result<int> file(Session& session, FileOptions const& options) {
    if (options.names.empty() == !options.proposed)
        return fail(Code::invalid_input, "name items, or say --proposed", "tally inbox lists them");
    if (!options.names.empty() && options.slug.empty() && !options.undo)
        return fail(Code::invalid_input, "say where: --into ENG", "tally engagement list");
    auto vault = TRY(session.open(Use::write));
    if (options.undo) return unfile(session, vault, options);
    OutJson ids = OutJson::array();
    std::string text;
    std::string last;
    for (auto const& [slug, items] : TRY(chosen(vault, options))) {
        auto const filed = TRY(vault::file_items(vault, items, slug));
        for (auto const& item : filed) ids.push_back(item.text);
        text += fmt::format("Filed {} into {}{}\n", counted(filed.size(), "item"), slug,
                            filed.size() < items.size() ? "; the others lay there already" : "");
        last = slug;
    }
    if (text.empty()) text = "Nothing in the inbox speaks for an engagement.\n";
    if (!ids.empty()) text += "Undo: tally file --undo ITEM... --reason TEXT\n";
    session.emit({{"engagement", last.empty() ? OutJson(nullptr) : OutJson(last)}, {"items", ids}},
                 text);
    return status::ok;
}

void add_import_command(CommandLine app, Session& session) {
    auto options = std::make_shared<ImportOptions>();
    auto& request = options->request;
    auto command = app.add_subcommand(
        "import", "Bring in mail, chats, documents and files; run it again at any time");
    command
        .add_option("PATH", request.paths,
                    "mailboxes, exports of WhatsApp, Slack and Telegram, ZIPs, files, folders")
        .required();
    command.add_option("--into", request.into,
                       "Engagement (default: the one whose client's address matches, else the "
                       "inbox)");
    command.add_option("--source", options->source, "auto, " + importers::all_names())
        .shows_default();
    command.add_option("--client-address", request.client_addresses,
                       "Only mails with this address go into the engagement; may be repeated");
    command.add_option("--zone", request.zone,
                       "Zone of times that name none, such as a chat's (default: the vault's)");
    command.add_option("--dates", options->dates,
                       "day-first or month-first, where a chat's dates can be read both ways");
    command
        .add_option("--languages", request.languages,
                    "Of words in pictures, as tesseract names them: eng+deu")
        .shows_default();
    command.add_flag("--no-text", options->no_text,
                     "Do not read documents, pictures and messages now; a later import will");
    command.add_option("--occurred", session.options.occurred,
                       "What you claim for files that say no time themselves");
    command.callback([&session, options] {
        session.choose([options](Session& s) { return import(s, *options); });
    });
}

}  // namespace

void add_import_commands(CommandLine app, Session& session) {
    add_import_command(app, session);
    auto limit = std::make_shared<std::size_t>(50);
    auto listed = app.add_subcommand("inbox", "Items that belong to no engagement yet");
    listed.add_option("--limit", *limit, "How many to show").shows_default();
    listed.callback(
        [&session, limit] { session.choose([limit](Session& s) { return inbox(s, *limit); }); });

    auto options = std::make_shared<FileOptions>();
    auto filed = app.add_subcommand("file", "Move items from the inbox into an engagement");
    filed.add_option("ITEM", options->names, "Item ids, or their first characters");
    filed.add_option("--into", options->slug, "Short name of the engagement");
    filed.add_flag("--proposed", options->proposed, "All items that tally inbox has a place for");
    filed.add_flag("--undo", options->undo, "Take the items back into the inbox");
    filed.add_option("--reason", session.options.reason,
                     "Why, with --undo; it stays in the record");
    filed.callback([&session, options] {
        session.choose([options](Session& s) { return file(s, *options); });
    });
}

}  // namespace tally::cli
