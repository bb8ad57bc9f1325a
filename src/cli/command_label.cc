// tally label
#include <fmt/format.h>

#include <memory>

#include "cli/command_line.h"
#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/present.h"
#include "cli/session.h"
#include "cli/text.h"
#include "vault/act.h"
#include "vault/file_items.h"
#include "vault/platform_mail.h"

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
    session.emit({{"labelled", labelled}, {"waiting", OutJson::array()}}, text);
    return status::ok;
}

// Mails of platforms that wait, with what each seems to be.
Result<int> list(Session& session) {
    auto vault = TRY(session.open(vault::Use::read));
    auto const rules = vault::load_rules(vault.folder());
    auto const at = TRY(session.as_of());
    OutJson waiting = OutJson::array();
    std::string text;
    for (auto const& ref : TRY(vault::list_engagements(vault))) {
        auto const state = TRY(vault::load_state(vault, ref));
        auto const mails = TRY(vault::unlabelled_mail(vault, rules, state, at));
        for (auto const& one : TRY(vault::propose_labels(vault, rules, state, mails))) {
            waiting.push_back({{"item", one.item.id.text},
                               {"engagement", ref.details.slug},
                               {"subject", one.item.subject},
                               {"means", one.means},
                               {"command", one.command},
                               {"confidence", one.confidence}});
            Table table;
            table.row(item_row(one.item, session.zone));
            text += table.text();
            text += one.means.empty()
                        ? "    unknown, please label: tally show " + one.item.id.text +
                              "; record what it says with --basis, or tally label " +
                              one.item.id.text + " --as nothing\n"
                        : "    seems to be (" + one.confidence + "): " + one.means +
                              "\n    confirm: " + one.command + "\n";
        }
    }
    if (text.empty()) text = "No mail of a platform waits for a label.\n";
    session.emit({{"labelled", OutJson::array()}, {"waiting", waiting}}, text);
    return status::ok;
}

}  // namespace

void add_label_command(CommandLine app, Session& session) {
    auto options = std::make_shared<LabelOptions>();
    auto command = app.add_subcommand(
        "label", "Say what a platform's mail is, so that it is not asked about again");
    command.add_option("ITEM", options->items,
                       "Items, by their ids or the begin of them; none: list what waits");
    command.add_option("--as", options->label, "\"nothing\", or what it turned out to be");
    command.callback([&session, options] {
        session.choose([options](Session& s) -> Result<int> {
            if (options->items.empty() && options->label.empty()) return list(s);
            if (options->items.empty() || options->label.empty())
                return fail(Code::invalid_input, "a label needs ITEM and --as",
                            "tally label ITEM --as nothing; tally label lists what waits");
            return label(s, *options);
        });
    });
}

}  // namespace tally::cli
