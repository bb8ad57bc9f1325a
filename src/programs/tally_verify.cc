// The verifier alone, for people who have no vault: no database is linked in.
#include <CLI/CLI.hpp>
#include <cstdio>

#include "base/printable.h"
#include "bundle/read_anchors.h"
#include "bundle/report_text.h"
#include "bundle/verify_bundle.h"

namespace {

constexpr int usage = 2;
constexpr int failed = 5;

struct Options {
    std::string path;
    tally::bundle::AnchorOptions anchors;
    bool all = false;
    bool json = false;
};

int complain(tally::Error const& error) {
    std::fprintf(stderr, "tally-verify: %s\n", tally::printable(error.message).c_str());
    if (!error.hint.empty())
        std::fprintf(stderr, "              %s\n", tally::printable(error.hint).c_str());
    return error.code == tally::Code::unavailable ? failed : usage;
}

int verify(Options const& options) {
    auto const anchors = tally::bundle::read_anchors(options.anchors);
    if (!anchors) return complain(anchors.error());
    auto const report = tally::bundle::verify_path(options.path, *anchors);
    if (!report) return complain(report.error());
    auto const text =
        options.json
            ? tally::bundle::report_json(*report, options.path) + "\n"
            : tally::printable(tally::bundle::report_text(*report, options.path, options.all));
    std::fwrite(text.data(), 1, text.size(), stdout);
    return tally::bundle::exit_status(report->verdict());
}

}  // namespace

// NOLINTNEXTLINE(bugprone-exception-escape): without memory there is nothing to report, either
int main(int argc, char** argv) {
    CLI::App app{"Checks a Tallystick case file: every byte, every entry, every signature.",
                 "tally-verify"};
    app.footer(
        "Exit status: 0 intact, 1 incomplete, 3 unproven (all fits together, but nothing from "
        "outside vouches for it), 4 altered.");
    Options options;
    app.add_option("PATH", options.path, "A case file or its unpacked folder")->required();
    app.add_option("--key", options.anchors.key,
                   "Fingerprint of the owner's key, as you know it from elsewhere");
    app.add_option("--against", options.anchors.letters,
                   "Letters that you kept: a mailbox or text with signed checkpoints");
    app.add_option("--keys", options.anchors.keys,
                   "Keys of mail domains that you know from elsewhere: NAME and TXT record a line");
    app.add_option("--roots,--ca", options.anchors.roots,
                   "Certificates (PEM) of timestamp authorities that you trust");
    app.add_flag("--all", options.all, "List the checks that passed, too");
    app.add_flag("--json", options.json, "Print one JSON object instead of text");
    try {
        app.parse(argc, argv);
    } catch (CLI::ParseError const& error) {  // CLI11 speaks in exceptions; none leaves main
        return app.exit(error) == 0 ? 0 : usage;
    }
    return verify(options);
}
