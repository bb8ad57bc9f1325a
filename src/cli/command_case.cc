// tally case open, preview, build; the others: case_exhibits.h, case_papers.h,
// command_case_present.cc
#include <fmt/format.h>

#include <array>
#include <fstream>
#include <memory>
#include <optional>

#include "base/words.h"
#include "cli/case_choice.h"
#include "cli/case_exhibits.h"
#include "cli/case_papers.h"
#include "cli/command_line.h"
#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/passphrase.h"
#include "cli/present.h"
#include "cli/present_forum.h"
#include "cli/session.h"
#include "cli/text.h"
#include "vault/case_build.h"
#include "vault/file_items.h"

namespace tally::cli {
namespace {

using vault::Use;

struct CaseOptions {
    std::string name;  // engagement or case
    std::string forum;
    std::string variant;
    bool with_packet = false;
    std::string claim;
    std::string asks;
    std::string output;
    bool replace = false;
    std::string sign_with;
    std::string passphrase_file;
};
using Options = std::shared_ptr<CaseOptions>;

Result<int> open(Session& session, CaseOptions const& options) {
    auto vault = TRY(session.open(Use::write));
    auto const ref = TRY(vault::find_engagement(vault, options.name));
    vault::NewCase request{TRY(engagement::parse_name<engagement::Forum>(options.forum)),
                           options.claim,
                           {},
                           options.variant};
    if (!options.asks.empty())
        request.asks = TRY_WITHIN("--asks", Money::parse(options.asks, ref.details.currency));
    auto const opened = TRY(vault::open_case(vault, ref, request));
    auto const view = TRY(vault::view_case(vault, opened));
    session.emit(exhibits_json(view),
                 fmt::format("Opened case {0} on your private side.\n{1}"
                             "Next: tally case link {0} ITEM --why \"what it shows\"\n",
                             opened.text(), gaps_text(view.gaps)));
    return status::ok;
}

// What is known of the pages, of a finished file as of a preview.
OutJson pages_json(vault::CaseRef const& ref, vault::CasePdf const& pdf) {
    return {{"case", ref.text()},
            {"pdf", pdf.file.string()},
            {"pages", pdf.pages},
            {"bytes", pdf.bytes},
            {"exhibits", pdf.exhibits},
            {"gaps", pdf.gaps},
            {"forum", name(pdf.profile.pack.forum)},
            {"variant", pdf.profile.variant},
            {"dropped", dropped_json(pdf.dropped)},
            {"forum_checks", checks_json(pdf.checks)}};
}

OutJson build_json(vault::CaseRef const& ref, vault::BuildResult const& result) {
    auto json = pages_json(ref, result.pdf);
    json.update({{"file", result.file.string()},
                 {"bytes", result.bytes},
                 {"signed_by", result.signed_by},
                 {"size", result.checkpoint.size.value},
                 {"root", result.checkpoint.root.text()},
                 {"key", result.fingerprint.text()},
                 {"verdict", name(result.verdict)}});
    return json;
}

// The user's own certificate, for the PDF.
Result<std::optional<crypto::DocumentSigner>> signer_of(CaseOptions const& options) {
    std::optional<crypto::DocumentSigner> signer;
    if (options.sign_with.empty()) return signer;
    std::ifstream file{options.sign_with, std::ios::binary};
    std::string bytes(crypto::pkcs12_bytes_max + 1, '\0');
    file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(file.gcount()));
    if (bytes.empty())
        return fail(Code::not_found, "--sign-with: cannot read " + options.sign_with);
    auto const passphrase =
        TRY(options.passphrase_file.empty() ? ask_passphrase("Passphrase of the certificate: ")
                                            : read_passphrase_file(options.passphrase_file));
    signer = TRY_WITHIN("--sign-with", crypto::DocumentSigner::open(bytes, passphrase));
    return signer;
}

// A bar for each stage.
class CaseBars {
public:
    explicit CaseBars(Session const& session)
        : bars_{session.progress("Reading the exhibits"), session.progress("Laying out the pages"),
                session.progress("Packing and checking")} {}
    vault::CaseWatcher watcher() {
        return [this](vault::CaseProgress const& now) {
            bars_[static_cast<std::size_t>(now.stage)].show(now.done, now.total, now.done);
        };
    }

private:
    std::array<Progress, 3> bars_;  // in the order of CaseStage
};

Result<int> build(Session& session, CaseOptions const& options) {
    auto const signer = TRY(signer_of(options));
    auto const forum = TRY(forum_choice(options.forum, options.variant));
    auto vault = TRY(session.open(Use::write));
    auto const ref = TRY(vault::find_case(vault, options.name));
    CaseBars bars{session};
    auto const result = TRY(vault::build_case(vault, ref,
                                              {.file = options.output,
                                               .replace = options.replace,
                                               .signer = signer ? &*signer : nullptr,
                                               .forum = forum,
                                               .with_packet = options.with_packet,
                                               .watch = bars.watcher()}));
    auto const& pdf = result.pdf;
    session.emit(build_json(ref, result),
                 fmt::format("{} ({}), {}: verified, {}\n"
                             "To read:  {} ({}{})\n{}{}"
                             "The reader checks it with: tally-verify {} --key {}\n",
                             result.file.string(), bytes_text(result.bytes),
                             counted(static_cast<std::uint64_t>(pdf.exhibits), "exhibit"),
                             name(result.verdict), pdf.file.string(),
                             counted(static_cast<std::uint64_t>(pdf.pages), "page"),
                             result.signed_by.empty() ? "" : ", signed by " + result.signed_by,
                             forum_text(pdf.profile, pdf.checks, pdf.dropped), gaps_text(pdf.gaps),
                             result.file.filename().string(), result.fingerprint.text()));
    return status::ok;
}

Result<int> preview(Session& session, CaseOptions const& options) {
    auto const forum = TRY(forum_choice(options.forum, options.variant));
    auto vault = TRY(session.open(Use::read));
    auto const ref = TRY(case_to_show(session, vault, options.name));
    CaseBars bars{session};
    auto const pdf = TRY(vault::preview_case(vault, ref,
                                             {.file = options.output,
                                              .replace = options.replace,
                                              .forum = forum,
                                              .with_packet = options.with_packet,
                                              .watch = bars.watcher()}));
    session.emit(pages_json(ref, pdf),
                 fmt::format("{} ({}, {}), {}: to look at; nothing was recorded\n{}{}"
                             "When it is as you want it: tally case build {} -o case.zip\n",
                             pdf.file.string(), bytes_text(pdf.bytes),
                             counted(static_cast<std::uint64_t>(pdf.pages), "page"),
                             counted(static_cast<std::uint64_t>(pdf.exhibits), "exhibit"),
                             forum_text(pdf.profile, pdf.checks, pdf.dropped), gaps_text(pdf.gaps),
                             ref.text()));
    return status::ok;
}

CommandLine add_case_command(CommandLine group, Session& session, Options const& options,
                             std::string const& name, std::string const& does,
                             Result<int> (*action)(Session&, CaseOptions const&)) {
    auto command = group.add_subcommand(name, does);
    command.callback([&session, options, action] {
        session.choose([options, action](Session& s) { return action(s, *options); });
    });
    return command;
}

// How the pages should be, and whether they may take the place of older ones.
void add_look_options(CommandLine command, Options const& options) {
    command.add_option("--forum", options->forum, "Build for another forum than the case's own");
    command.add_option("--variant", options->variant, "... or for another variant of it");
    command.add_flag("--with-packet", options->with_packet,
                     "Add certificates to sign, and a page about how the record is made");
    command.add_flag("--replace", options->replace, "Write over an older file of this name");
}

}  // namespace

void add_case_commands(CommandLine app, Session& session) {
    auto group = app.add_subcommand("case", "Dispute files: short, in order, and checkable");
    group.require_subcommand(1);
    auto const options = std::make_shared<CaseOptions>();
    auto const case_help = "The case, such as website-redesign/1";
    auto opened = add_case_command(group, session, options, "open", "Start a case", open);
    opened.add_option("ENG", options->name, "Short name of the engagement").required();
    opened
        .add_option("--forum", options->forum,
                    "upwork-dispute, upwork-arbitration, chargeback, small-claims, e-bundle, "
                    "demand-letter or generic")
        .required();
    opened.add_option("--variant", options->variant,
                      "Whose limits count there: for chargeback mastercard, stripe, amex or "
                      "discover");
    opened.add_option("--claim", options->claim, "What you assert, in one or two sentences");
    opened.add_option("--asks", options->asks, "The amount you ask for, such as 1200.00");
    add_case_exhibit_commands(group, session);
    add_case_present_commands(group, session);
    auto previewed = add_case_command(group, session, options, "preview",
                                      "Lay the pages out, to look at them", preview);
    previewed.footer("As often as you like: nothing is recorded, published or signed.");
    previewed.add_option("CASE", options->name, case_help).required();
    previewed.add_option("-o,--output", options->output, "The PDF to write").required();
    add_look_options(previewed, options);
    auto built = add_case_command(group, session, options, "build",
                                  "Write the case file and check it", build);
    built.add_option("CASE", options->name, case_help).required();
    built.add_option("-o,--output", options->output, "The ZIP to write; its PDF comes beside it")
        .required();
    built.add_option("--sign-with", options->sign_with,
                     "Sign the PDF with your certificate: a PKCS#12 file (.p12, .pfx)");
    built.add_option("--passphrase-file", options->passphrase_file,
                     "File with its passphrase, for your eyes only (default: asks for it)");
    add_look_options(built, options);
    add_case_paper_commands(group, session);
}

}  // namespace tally::cli
