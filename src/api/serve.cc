#include "api/serve.h"

#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <memory>

#include "api/transport.h"
#include "cli/command_line.h"
#include "cli/exit_status.h"
#include "cli/session.h"
#include "crypto/sha256.h"
#include "crypto/system_random.h"
#include "passkey/client_data.h"

namespace tally::api {
namespace {

namespace fs = std::filesystem;

constexpr auto default_listen = "127.0.0.1:8645";

struct ServeOptions {
    std::string listen = default_listen;
    std::string public_url;
    std::string pages;
};

// Beside the program: where it was built, or where it was installed.
fs::path built_pages() {
    std::error_code error;
    auto const here = fs::read_symlink("/proc/self/exe", error).parent_path();
    for (auto const& folder : {here / "../../web/app", here / "../share/tallystick/page"})
        if (fs::exists(folder / "index.html", error)) return fs::canonical(folder, error);
    return {};
}

// What the Host header may say. A public address is reached through a proxy that keeps it.
std::vector<std::string> hosts(Listening const& taken, std::string const& public_url) {
    auto const port = ":" + std::to_string(taken.port);
    std::vector<std::string> all{to_text(taken), "localhost" + port};
    if (auto const at = public_url.find("://"); at != public_url.npos)
        all.push_back(public_url.substr(at + 3, public_url.find('/', at + 3) - at - 3));
    return all;
}

bool is_https(std::string const& url) { return url.starts_with("https://"); }

Result<void> check(ServeOptions const& options, Listening const& listen) {
    auto const& url = options.public_url;
    // Of plain addresses localhost alone is one, and browsers make passkeys for no other.
    if (!url.empty() && !passkey::relying_party_of(url))
        return fail(Code::invalid_input,
                    "--public-url has to be an address such as https://tally.example",
                    "put a proxy with a certificate before the server; to try a link yourself, on "
                    "this computer alone: --public-url http://localhost:" +
                        std::to_string(listen.port));
    if (!is_loopback(listen.address) && !is_https(url))
        return fail(Code::rejected, "others could read along at " + listen.address,
                    "leave --listen away, or give --public-url https://… of a proxy before it");
    return {};
}

// A request must never wait for somebody at the terminal.
void close_standard_input() {
    auto const nothing = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
    if (nothing < 0) return;
    ::dup2(nothing, STDIN_FILENO);
    ::close(nothing);
}

// Now, while somebody is at the terminal: a key under a passphrase stays open for the requests.
// Where there is no vault yet, they say so themselves.
Result<void> unlock_key(cli::Session& session) {
    auto vault = session.open(vault::Use::read);
    if (vault) static_cast<void>(TRY(vault->signer()));
    return {};
}

Result<int> serve_page(cli::Session& session, ServeOptions const& options) {
    auto const listen = TRY_WITHIN("--listen", parse_listen(options.listen));
    TRY(check(options, listen));
    auto const vault = fs::absolute(session.vault_folder());
    auto const world = session.world(vault::Use::read);
    auto const state =
        world.state_folder / ("serve-" + crypto::sha256(vault.string()).hex().substr(0, 16));
    crypto::SystemRandom random;
    cli::SystemClock clock;
    std::unique_ptr<Application> application;
    std::optional<std::chrono::milliseconds> shift;
    if (!session.options.at.empty()) shift = TRY(session.as_of()) - clock.now();
    auto const make = [&](Listening const& taken) -> Application& {
        application = std::make_unique<Application>(
            ApplicationOptions{
                .vault = vault,
                .pages = options.pages.empty() ? built_pages() : fs::path{options.pages},
                .state = state,
                .hosts = hosts(taken, options.public_url),
                .secure = is_https(options.public_url),
                .public_url = options.public_url,
                .open_vault = [&session] { return session.open(vault::Use::write); },
                .offline = session.options.offline,
                .clock_shift = shift},
            clock, random);
        return *application;
    };
    auto const ready = [&](Listening const& taken) {
        auto const base =
            options.public_url.empty() ? "http://" + to_text(taken) : options.public_url;
        auto const url = base + "/#start=" + application->new_start_token();
        session.emit(
            {{"url", url}, {"listen", to_text(taken)}},
            "Open " + url + "\nThe link works once, within an hour. Ctrl-C stops the server.\n");
        if (!options.public_url.empty() && !is_https(options.public_url))
            session.remark(
                "Links work on this computer alone: http://localhost is for trying them yourself. "
                "A client needs --public-url https://...");
        std::fflush(stdout);  // whoever waits for the line may read a pipe
    };
    TRY(unlock_key(session));
    close_standard_input();
    TRY(serve(make, {.listen = listen, .workers = 4, .ready = ready}));
    session.remark("Stopped.");
    return cli::status::ok;
}

}  // namespace

void add_serve_command(cli::CommandLine app, cli::Session& session) {
    auto options = std::make_shared<ServeOptions>();
    auto command = app.add_subcommand("serve", "Show the page: everything, in a browser");
    command.add_option("--listen", options->listen, "Address and port; port 0 takes a free one")
        .type_name("ADDR")
        .shows_default();
    command
        .add_option("--public-url", options->public_url,
                    "Where others reach this server, over https; turns links on. "
                    "http://localhost:PORT: to try them yourself")
        .type_name("URL");
    command.add_option("--pages", options->pages, "Folder of the built page").type_name("DIR");
    command.footer(
        "The page is for you alone: it listens on this machine, and the link that is printed lets\n"
        "one browser in, once. Your other commands go on working while it runs.\n");
    command.callback([&session, options] {
        session.choose([options](cli::Session& s) { return serve_page(s, *options); });
    });
}

}  // namespace tally::api
