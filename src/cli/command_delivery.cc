// tally deliver; tally delivery received, check, list
#include <fmt/format.h>

#include <memory>

#include "base/words.h"
#include "cli/act_command.h"
#include "cli/command_line.h"
#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/present.h"
#include "cli/present_state.h"
#include "cli/session.h"
#include "cli/text.h"
#include "engagement/numbered.h"
#include "vault/deliver.h"

namespace tally::cli {
namespace {

using engagement::Command;

std::vector<std::filesystem::path> paths_of(std::vector<std::string> const& texts) {
    return {texts.begin(), texts.end()};
}

Result<Command> make_delivery(ActInput const& in) {
    engagement::DeliveryMade made;
    made.via = TRY(in.choice("--via", engagement::Channel::email));
    made.form = TRY(in.choice<engagement::DeliveryForm>("--form"));
    made.milestone = TRY(in.number("--milestone"));
    auto const paths = paths_of(in.texts("PATH"));
    made.files = TRY(vault::list_files(paths));
    made.items = TRY(in.items());
    if (in.text("--keep") != "digests") {
        auto const kept =
            TRY(vault::keep_files(in.vault(), in.ref().details.slug, paths, made.files));
        made.items.insert(made.items.end(), kept.begin(), kept.end());
    }
    made.to = in.text("--to");
    made.note = in.text("--note");
    return made;
}

Result<Command> make_received(ActInput const& in) {
    auto const number = TRY(in.number("N"));
    return engagement::DeliveryReceived{number, in.text("--how")};
}

Result<int> list(Session& session, std::string const& slug) {
    auto const state = TRY(state_at(session, slug));
    session.emit({{"engagement", slug}, {"deliveries", json_of(state.deliveries)}},
                 deliveries_text(state));
    return status::ok;
}

struct CheckOptions {
    std::string slug;
    int number = 0;
    std::vector<std::string> paths;
};

Result<int> check(Session& session, CheckOptions const& options) {
    auto const state = TRY(state_at(session, options.slug));
    auto const* delivery = engagement::find_numbered(state.deliveries, options.number);
    if (delivery == nullptr)
        return fail(Code::not_found, fmt::format("there is no delivery {}", options.number),
                    "tally delivery list " + options.slug);
    auto const present = TRY(vault::list_files(paths_of(options.paths)));
    OutJson files = OutJson::array();
    std::string text;
    bool same = true;
    for (auto const& file : vault::compare_files(delivery->files, present)) {
        same = same && file.match == vault::FileMatch::same;
        files.push_back({{"name", file.name}, {"match", engagement::name(file.match)}});
        text += fmt::format("{:<8} {}\n", engagement::name(file.match), file.name);
    }
    text +=
        same ? fmt::format("These are the files of delivery {}, byte for byte.\n", delivery->number)
             : fmt::format("These are not all the files of delivery {} as they were.\n",
                           delivery->number);
    session.emit({{"engagement", options.slug},
                  {"delivery", delivery->number},
                  {"same", same},
                  {"files", files}},
                 text);
    return same ? status::ok : status::rejected;
}

void add_check(CommandLine group, Session& session) {
    auto options = std::make_shared<CheckOptions>();
    auto command = group.add_subcommand("check", "Compare files with what was delivered");
    command.add_option("ENG", options->slug, "Short name of the engagement").required();
    command.add_option("N", options->number, "Number of the delivery").required();
    command.add_option("PATH", options->paths, "Files or folders, as they were delivered")
        .required();
    command.callback([&session, options] {
        session.choose([options](Session& s) { return check(s, *options); });
    });
}

std::string from_commits_text(engagement::DeliveredFile const& file,
                              vault::DeliveredFromCommits const& found, std::string const& zone) {
    auto text = fmt::format("  {}: {} of {}\n", cut(file.name, 80), found.traced,
                            counted(found.files, "file"));
    for (auto const& commit : found.commits)
        text += fmt::format("    {}  {}  {}  {}\n", commit.id.text, when(commit.occurred, zone),
                            cut(commit.from, 40), cut(commit.subject, 60));
    return text;
}

// Which commits brought the delivered files.
Result<int> commits(Session& session, std::string const& slug) {
    auto const state = TRY(state_at(session, slug));
    auto vault = TRY(session.open(vault::Use::read));
    OutJson deliveries = OutJson::array();
    std::string text;
    for (auto const& delivery : state.deliveries) {
        OutJson files = OutJson::array();
        text += fmt::format("delivery {}: files that a commit brought, byte for byte\n",
                            delivery.number);
        for (auto const& file : delivery.files) {
            auto const found = TRY(vault::commits_of(vault, file));
            OutJson array = OutJson::array();
            for (auto const& commit : found.commits)
                array.push_back({{"item", commit.id.text},
                                 {"from", commit.from},
                                 {"occurred", format_instant(commit.occurred)},
                                 {"subject", commit.subject}});
            files.push_back({{"name", file.name},
                             {"files", found.files},
                             {"traced", found.traced},
                             {"commits", array}});
            text += from_commits_text(file, found, session.zone);
        }
        deliveries.push_back({{"delivery", delivery.number}, {"files", files}});
    }
    if (text.empty()) text = fmt::format("No delivery yet. tally deliver {} FILE...\n", slug);
    session.emit({{"engagement", slug}, {"deliveries", deliveries}}, text);
    return status::ok;
}

}  // namespace

void add_delivery_commands(CommandLine app, Session& session) {
    ActCommand{app, session, "deliver",
               "Put on record which files went to the client, with their SHA-256"}
        .several("PATH", "Files or folders")
        .may("--milestone", "Number of the milestone that they belong to")
        .may("--via", "email (default), platform, chat, link, in-person or other")
        .may("--to", "Who got them")
        .may("--form", "full (default), staged (the rest follows on payment) or watermarked")
        .may("--keep", "files (default), or digests: under an NDA only the list is kept")
        .may("--note", "What you wrote with it")
        .with_items("The mail it went with; may be repeated")
        .makes(make_delivery);
    auto group = app.add_subcommand("delivery", "What was handed over, and whether it arrived");
    group.require_subcommand(1);
    ActCommand{group, session, "received", "The client has it"}
        .needs("N", "Number of the delivery")
        .needs("--how", "\"the zip opens fine here\"")
        .makes(make_received);
    add_check(group, session);
    add_view(group, session, "list", "All deliveries and their files", list);
    add_view(group, session, "commits",
             "Which commits of an imported repository brought the delivered files", commits);
}

}  // namespace tally::cli
