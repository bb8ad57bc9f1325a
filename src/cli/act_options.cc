#include "cli/act_options.h"

#include <CLI/CLI.hpp>

#include "cli/exit_status.h"
#include "cli/present.h"
#include "vault/file_items.h"

namespace tally::cli {
namespace {

Result<vault::ActOptions> options_of(Session& session, vault::Vault& vault,
                                     std::optional<ledger::Party> author) {
    vault::ActOptions options{.author = author};
    options.occurred = TRY(session.occurred());
    auto const& common = session.options;
    if (!common.basis.empty())
        options.basis = TRY_WITHIN("--basis", vault::resolve_item(vault, common.basis)).id;
    if (common.yes_i_know) {
        if (common.reason.empty())
            return fail(Code::invalid_input, "--yes-i-know needs --reason",
                        "the reason is kept on your private side");
        options.override_reason = common.reason;
    }
    return options;
}

OutJson result_json(std::string const& slug, vault::ActResult const& result) {
    OutJson recorded = OutJson::array();
    for (auto const& sentence : result.recorded) recorded.push_back(sentence);
    return {{"engagement", slug},
            {"recorded", recorded},
            {"state", json_of(result.state)},
            {"alerts", json_of(result.alerts)}};
}

}  // namespace

void add_act_options(CLI::App& command, Session& session) {
    auto& options = session.options;
    command
        .add_option("--occurred", options.occurred,
                    "When it happened, as you claim it (default: now); rules count from it")
        ->type_name("INSTANT");
    command
        .add_option("--basis", options.basis,
                    "The item that vouches for the other side's act (a mail, a screenshot)")
        ->type_name("ITEM");
    command.add_flag("--yes-i-know", options.yes_i_know, "Do it against a warning");
}

Result<int> act_and_show(
    Session& session, std::string const& slug, std::optional<ledger::Party> author,
    std::function<Result<engagement::Command>(vault::Vault&, vault::EngagementRef const&)> const&
        make) {
    auto vault = TRY(session.open(vault::Use::write));
    auto const ref = TRY(vault::find_engagement(vault, slug));
    auto const command = TRY(make(vault, ref));
    auto const result =
        TRY(vault::act(vault, ref, command, TRY(options_of(session, vault, author))));
    std::string text;
    for (auto const& sentence : result.recorded) text += sentence + "\n";
    if (!result.alerts.empty()) text += "\n" + alerts_text(result.alerts);
    session.emit(result_json(slug, result), text);
    return status::ok;
}

}  // namespace tally::cli
