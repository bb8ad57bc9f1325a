// tally demo
#include <fmt/format.h>

#include <fstream>
#include <memory>

#include "base/words.h"
#include "cli/command_line.h"
#include "cli/commands.h"
#include "cli/demo_story.h"
#include "cli/exit_status.h"
#include "cli/present.h"
#include "cli/session.h"

namespace tally::cli {
namespace {

constexpr auto marker = "made-by-tally-demo";

// An earlier demo is replaced; anything else in the way is left alone.
Result<void> prepare(std::filesystem::path const& folder) {
    std::error_code error;
    if (std::filesystem::exists(folder / marker, error))
        std::filesystem::remove_all(folder, error);
    else if (std::filesystem::exists(folder, error) && !std::filesystem::is_empty(folder, error))
        return fail(Code::conflict, folder.string() + " holds something that is no demo",
                    "choose another folder: tally demo --dir DIR");
    std::filesystem::create_directories(folder, error);
    if (error) return fail(Code::unavailable, "make " + folder.string() + ": " + error.message());
    std::ofstream{folder / marker} << "This folder can be deleted.\n";
    return {};
}

std::string story_text(DemoResult const& result, std::filesystem::path const& folder) {
    auto const& mail = result.mail;
    auto const in_engagement =
        mail.added_to.contains(result.slug) ? mail.added_to.at(result.slug) : 0;
    std::string text;
    text += fmt::format(
        "1. Mira's mailbox went in: {} kept bit for bit, hashed and signed for. {} with the\n"
        "   client's address went to '{}' by themselves; the rest waits in the inbox.\n",
        counted(mail.added, "mail"), in_engagement, result.slug);
    text +=
        "2. The agreement was drafted and signed by both: five pages, two milestones, no shop.\n";
    text +=
        "3. Milestone 1 was funded, submitted, approved and paid. Milestone 2 was funded, shown "
        "by\n"
        "   chat, and submitted through the platform: only that starts the client's 14 days.\n"
        "4. The client asked for a shop: outside of the scope, offered as a change order, "
        "declined.\n"
        "   Then for a gift voucher page: agreed on for $180, and never funded, so never begun.\n"
        "   Of four check-ins two were missed.\n"
        "5. On 20 November the client ended the contract and wants the money back. What now:\n\n";
    text += alerts_text(result.alerts) + "\n";
    text += fmt::format(
        "6. The dispute is answered: what Mira claims with what shows it, each of the client's "
        "reasons,\n   and the case for the mediator, under the limit of its forum and checked: {}, "
        "{},\n   verdict {} for a reader who knows her key.\n\n",
        counted(static_cast<std::uint64_t>(result.built.pdf.exhibits), "exhibit"),
        counted(static_cast<std::uint64_t>(result.built.pdf.pages), "page"),
        name(result.built.verdict));
    text += fmt::format("Read it:   {}\nHand over: {} ({})\nLetters:   {}\n           {}\n",
                        result.built.pdf.file.string(), result.built.file.string(),
                        bytes_text(result.built.bytes), (folder / "dispute-statement.txt").string(),
                        (folder / "demand-letter.txt").string());
    text += fmt::format(
        "Check it as a stranger would, with stock tools:\n"
        "  unzip -q {0} -d {1}/unpacked && sh {1}/unpacked/data/verify.sh {2}\n",
        result.built.file.string(), folder.string(), result.built.fingerprint.text());
    text += fmt::format("or in a browser: open {}/unpacked/data/verify.html and drop {} on it.\n",
                        folder.string(), result.built.file.filename().string());
    text += fmt::format(
        "Look around: tally --vault {0} timeline {1}\n"
        "             tally --vault {0} health {1} --at 2026-11-21T09:00:00Z\n"
        "             tally --vault {0} case matrix {1}\n"
        "             tally --vault {0} rights sheet {1}\n"
        "             tally --vault {0} search \"zip opens\"\n",
        (folder / "vault").string(), result.slug);
    text += "The clock of this story was set by hand, and the record says so everywhere.\n";
    return text;
}

Result<int> demo(Session& session, std::string const& dir) {
    auto const folder = dir.empty() ? std::filesystem::current_path() / "tallystick-demo"
                                    : std::filesystem::absolute(dir);
    TRY(prepare(folder));
    crypto::SystemRandom random;
    auto const result =
        TRY(play_demo(folder, session.world(vault::Use::write).state_folder, random));
    session.emit({{"dir", folder.string()},
                  {"vault", (folder / "vault").string()},
                  {"engagement", result.slug},
                  {"added", result.mail.added},
                  {"alerts", json_of(result.alerts)},
                  {"file", result.built.file.string()},
                  {"pdf", result.built.pdf.file.string()},
                  {"pages", result.built.pdf.pages},
                  {"key", result.built.fingerprint.text()},
                  {"verdict", name(result.built.verdict)}},
                 story_text(result, folder));
    return status::ok;
}

}  // namespace

void add_demo_command(CommandLine app, Session& session) {
    auto dir = std::make_shared<std::string>();
    auto command = app.add_subcommand(
        "demo", "See the whole way on a sample engagement: mailbox, deadline, case");
    command.add_option("--dir", *dir, "Where to put it (default: ./tallystick-demo)");
    command.callback(
        [&session, dir] { session.choose([dir](Session& s) { return demo(s, *dir); }); });
}

}  // namespace tally::cli
