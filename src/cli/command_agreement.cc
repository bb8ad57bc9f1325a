// tally agreement draft, show, sign
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <fstream>
#include <memory>
#include <sstream>

#include "cli/act_options.h"
#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/present.h"
#include "crypto/sha256.h"
#include "engagement/agreement_text.h"

namespace tally::cli {
namespace {

using vault::Use;

struct SignOptions {
    std::string slug;
    std::string by = "freelancer";
    std::string how;
    int version = 0;
};

constexpr std::uintmax_t agreement_bytes_max = std::uintmax_t{1} << 20;

Result<std::string> read_file(std::filesystem::path const& path) {
    std::error_code error;
    auto const size = std::filesystem::file_size(path, error);
    if (error) return fail(Code::invalid_input, "read " + path.string() + ": " + error.message());
    if (size > agreement_bytes_max)
        return fail(Code::invalid_input, path.string() + " is larger than 1 MiB");
    std::ifstream in{path, std::ios::binary};
    std::ostringstream text;
    text << in.rdbuf();
    if (!in) return fail(Code::unavailable, "read " + path.string());
    return std::move(text).str();
}

Result<int> draft(Session& session, std::string const& slug, std::string const& file) {
    auto const text = TRY(read_file(file));
    return act_and_show(
        session, slug, std::nullopt,
        [&](vault::Vault&, vault::EngagementRef const& ref) -> Result<engagement::Command> {
            TRY(engagement::parse_agreement(text, ref.details.currency, file));
            return engagement::DraftAgreement{text, crypto::sha256(text)};
        });
}

Result<int> sign(Session& session, SignOptions const& options) {
    auto const by = TRY(ledger::parse_party(options.by));
    return act_and_show(
        session, options.slug, by,
        [&](vault::Vault&, vault::EngagementRef const&) -> Result<engagement::Command> {
            return engagement::SignAgreement{options.version, options.how};
        });
}

Result<int> show(Session& session, std::string const& slug, int number) {
    auto vault = TRY(session.open(Use::read));
    auto const ref = TRY(vault::find_engagement(vault, slug));
    auto const state = TRY(vault::load_state(vault, ref));
    auto const* version = state.agreement_version(number);
    if (version == nullptr)
        return fail(Code::not_found, "there is no such agreement in '" + slug + "'",
                    "write one: tally agreement draft " + slug + " --file agreement.toml");
    OutJson signatures = OutJson::array();
    auto text = version->text +
                fmt::format("\n# version {}, {}\n", version->number, version->digest.text());
    for (auto const& signature : version->signatures) {
        signatures.push_back({{"by", name(signature.by)},
                              {"how", signature.how},
                              {"occurred", format_instant(signature.occurred)},
                              {"claimed", signature.claimed}});
        text += fmt::format("# signed by the {} on {}{}: {}\n", name(signature.by),
                            when(signature.occurred, state.engagement.zone),
                            signature.claimed ? " (claimed)" : "", signature.how);
    }
    if (version->signatures.empty()) text += "# nobody has signed it yet\n";
    session.emit({{"engagement", slug},
                  {"version", version->number},
                  {"digest", version->digest.text()},
                  {"text", version->text},
                  {"signatures", signatures}},
                 text);
    return status::ok;
}

void add_sign(CLI::App& group, Session& session) {
    auto options = std::make_shared<SignOptions>();
    auto* command = group.add_subcommand("sign", "Record who signed, and how");
    command->add_option("ENG", options->slug, "Short name of the engagement")->required();
    command->add_option("--by", options->by, "freelancer or client")->capture_default_str();
    command
        ->add_option("--how", options->how,
                     "\"reply by e-mail\", \"accepted the offer on the platform\"")
        ->required();
    command->add_option("--version", options->version, "Which version (default: the newest)");
    add_act_options(*command, session);
    command->callback([&session, options] {
        session.choose([options](Session& s) { return sign(s, *options); });
    });
}

}  // namespace

void add_agreement_commands(CLI::App& app, Session& session) {
    auto* group = app.add_subcommand("agreement", "What was agreed: scope, terms, signatures");
    group->require_subcommand(1);
    auto slug = std::make_shared<std::string>();
    auto file = std::make_shared<std::string>();
    auto* drafted = group->add_subcommand("draft", "Record a version, from a TOML file");
    drafted->add_option("ENG", *slug, "Short name of the engagement")->required();
    drafted->add_option("--file", *file, "The agreement: docs/manual explains the keys")
        ->required();
    add_act_options(*drafted, session);
    drafted->callback([&session, slug, file] {
        session.choose([slug, file](Session& s) { return draft(s, *slug, *file); });
    });
    auto number = std::make_shared<int>(0);
    auto* shown = group->add_subcommand("show", "The text and who signed it");
    shown->add_option("ENG", *slug, "Short name of the engagement")->required();
    shown->add_option("--version", *number, "Which version (default: the newest)");
    shown->callback([&session, slug, number] {
        session.choose([slug, number](Session& s) { return show(s, *slug, *number); });
    });
    add_sign(*group, session);
}

}  // namespace tally::cli
