// tally erase
#include <fmt/format.h>
#include <unistd.h>

#include <memory>

#include "cli/command_line.h"
#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/input.h"
#include "cli/present.h"
#include "cli/session.h"
#include "cli/text.h"
#include "vault/erase.h"
#include "vault/file_items.h"

namespace tally::cli {
namespace {

constexpr std::size_t shown_max = 10;

std::string view_text(vault::EraseView const& view, std::string const& zone) {
    Table table;
    table.row(item_row(view.item, zone));
    auto text = table.text();
    for (auto const& exhibit : view.exhibits) text += "It is " + exhibit + ".\n";
    for (std::size_t i = 0; i < view.same_bytes.size() && i < shown_max; ++i)
        text += "The same content lies in " + view.same_bytes[i].id.text + " and stays there.\n";
    return text;
}

// Whoever sits at a terminal is asked; a script has said it all with --reason.
Result<void> confirm(Session const& session, vault::EraseView const& view) {
    if (session.options.yes_i_know) return {};
    if (!view.exhibits.empty())
        return fail(Code::rejected, "item " + view.item.id.text + " is " + view.exhibits.front(),
                    "--yes-i-know erases it all the same; the case goes on without it");
    if (::isatty(STDIN_FILENO) == 0 || session.options.json) return {};
    session.remark(view_text(view, session.zone));
    session.remark("This cannot be undone. Type yes to erase it:");
    if (typed_yes()) return {};
    return fail(Code::rejected, "nothing was erased");
}

Result<int> erase(Session& session, std::string const& name) {
    auto vault = TRY(session.open(vault::Use::write));
    auto const item = TRY(vault::resolve_item(vault, name));
    if (name.contains('/'))
        return fail(Code::invalid_input, "a part cannot be erased by itself",
                    "tally erase " + item.id.text + " erases the whole item");
    auto const view = TRY(vault::view_erasure(vault, item));
    TRY(confirm(session, view));
    auto const erased = TRY(vault::erase_item(vault, item, session.options.reason));
    OutJson same = OutJson::array();
    for (auto const& other : view.same_bytes) same.push_back(other.id.text);
    session.emit(
        {{"item", erased.item.text},
         {"blob", erased.blob.text()},
         {"reason", session.options.reason},
         {"entries", erased.entries.size()},
         {"same_content", same}},
        view_text(view, session.zone) +
            fmt::format("Erased: its bytes, what was said about it in {}, and its words in the "
                        "index. The record says when and why.\nBackups, cases that were built and "
                        "files outside of the vault still hold it; so may the disk itself.\n",
                        erased.entries.size() == 1 ? "its entry" : "its entries"));
    return status::ok;
}

}  // namespace

void add_erase_command(CommandLine app, Session& session) {
    auto name = std::make_shared<std::string>();
    auto command = app.add_subcommand(
        "erase", "Overwrite an item for good; the record says that and why it is gone");
    command.add_option("ITEM", *name, "Its id, or the begin of it").required();
    command.add_option("--reason", session.options.reason, "Why; it stays in the record")
        .required();
    command.add_flag("--yes-i-know", session.options.yes_i_know,
                     "Without a question, also when it is an exhibit");
    command.callback(
        [&session, name] { session.choose([name](Session& s) { return erase(s, *name); }); });
}

}  // namespace tally::cli
