// tally page list, changes
#include "cli/command_page.h"

#include <fmt/format.h>

#include <memory>

#include "base/words.h"
#include "cli/command_line.h"
#include "cli/exit_status.h"
#include "cli/present.h"
#include "cli/present_chat.h"
#include "cli/session.h"
#include "cli/text.h"
#include "vault/pages.h"

namespace tally::cli {
namespace {

OutJson page_json(vault::PageView const& view) {
    OutJson captures = OutJson::array();
    for (auto const& item : view.captures)
        captures.push_back({{"item", item.id.text}, {"recorded", format_instant(item.recorded)}});
    OutJson changes = OutJson::array();
    for (auto const& change : view.changes) changes.push_back(json_of(change));
    return {{"address", view.address},
            {"title", view.title},
            {"engagement", view.engagement.empty() ? OutJson(nullptr) : OutJson(view.engagement)},
            {"captures", captures},
            {"changes", changes}};
}

std::string text_of(vault::PageView const& view, bool changes, std::string const& zone) {
    auto text = fmt::format("{}\n  {}, {}, {}\n", cut(view.title, 80), cut(view.address, 120),
                            view.engagement.empty() ? "in the inbox" : "in " + view.engagement,
                            counted(view.captures.size(), "capture"));
    for (auto const& item : view.captures)
        if (!changes)
            text += fmt::format("  {}  recorded {}\n", item.id.text, when(item.recorded, zone));
    for (auto const& change : view.changes)
        if (changes) text += page_change_text(change, zone);
    return text;
}

Result<int> list(Session& session, std::string const& slug, bool changes) {
    auto vault = TRY(session.open(vault::Use::read));
    OutJson array = OutJson::array();
    std::string text;
    std::size_t changed = 0;
    for (auto const& view : TRY(vault::list_pages(vault, slug))) {
        array.push_back(page_json(view));
        changed += view.changes.size();
        if (!changes || !view.changes.empty()) text += text_of(view, changes, session.zone);
    }
    if (array.empty())
        text =
            "No page that names its address was imported yet.\nNext: in your browser, Save page "
            "as, then tally import FILE\n";
    else if (changes && changed == 0)
        text = "No page says something else than when it was kept before.\n";
    session.emit({{"pages", array}, {"changed", changed}}, text);
    return status::ok;
}

}  // namespace

void add_page_commands(CommandLine app, Session& session) {
    auto page = app.add_subcommand("page", "Saved pages: their captures, and what changed");
    page.require_subcommand(1);
    for (bool const changes : {false, true}) {
        auto slug = std::make_shared<std::string>();
        auto command =
            page.add_subcommand(changes ? "changes" : "list",
                                changes ? "Lines that are gone or new since a page was kept before"
                                        : "Addresses and the captures of each");
        command.add_option("ENG", *slug, "Only of this engagement");
        command.callback([&session, slug, changes] {
            session.choose([slug, changes](Session& s) { return list(s, *slug, changes); });
        });
    }
}

}  // namespace tally::cli
