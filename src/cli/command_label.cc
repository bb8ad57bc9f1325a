// tally label
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/session.h"
#include "vault/act.h"
#include "vault/file_items.h"

namespace tally::cli {
namespace {

struct LabelOptions {
    std::vector<std::string> items;
    std::string label;
};

Result<int> label(Session& session, LabelOptions const& options) {
    auto vault = TRY(session.open(vault::Use::write));
    std::vector<search::IndexedItem> items;
    for (auto const& each : options.items) {
        auto item = TRY(vault::resolve_item(vault, each));
        if (item.engagement.empty())
            return fail(Code::rejected, "item " + item.id.text + " lies in the inbox",
                        "file it first: tally file " + item.id.text + " --into ENG");
        items.push_back(std::move(item));
    }
    OutJson labelled = OutJson::array();
    std::string text;
    for (auto const& item : items) {
        auto const ref = TRY(vault::find_engagement(vault, item.engagement));
        auto const done =
            TRY(vault::act(vault, ref, engagement::MailLabelled{item.id, options.label}, {}));
        for (auto const& sentence : done.recorded) text += sentence + "\n";
        labelled.push_back(
            {{"item", item.id.text}, {"engagement", item.engagement}, {"label", options.label}});
    }
    session.emit({{"labelled", labelled}}, text);
    return status::ok;
}

}  // namespace

void add_label_command(CLI::App& app, Session& session) {
    auto options = std::make_shared<LabelOptions>();
    auto* command = app.add_subcommand(
        "label", "Say what a platform's mail is, so that it is not asked about again");
    command->add_option("ITEM", options->items, "Items, by their ids or the begin of them")
        ->required();
    command->add_option("--as", options->label, "\"nothing\", or what it turned out to be")
        ->required();
    command->callback([&session, options] {
        session.choose([options](Session& s) { return label(s, *options); });
    });
}

}  // namespace tally::cli
