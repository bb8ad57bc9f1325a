#include "cli/passphrase.h"

#include <termios.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>

#include "vault/private_file.h"

namespace tally::cli {
namespace {

constexpr std::size_t passphrase_bytes_max = 1024;
constexpr char const* key_passphrase_file = "TALLY_KEY_PASSPHRASE_FILE";

std::sig_atomic_t volatile caught = 0;  // a handler can reach nothing else

extern "C" void remember_signal(int number) { caught = number; }

// Keeps what is typed off the screen for as long as it lives. A signal in between interrupts the
// reading and takes effect when the terminal is as it was.
class HiddenTyping {
public:
    HiddenTyping() {
        caught = 0;
        struct sigaction action{};
        action.sa_handler = remember_signal;  // without SA_RESTART: read() must return
        for (std::size_t i = 0; i < signals.size(); ++i)
            ::sigaction(signals[i], &action, &before_[i]);
        ::tcgetattr(STDIN_FILENO, &terminal_);
        auto hidden = terminal_;
        hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
    }
    ~HiddenTyping() {
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &terminal_);
        for (std::size_t i = 0; i < signals.size(); ++i)
            ::sigaction(signals[i], &before_[i], nullptr);
        if (caught != 0) std::raise(caught);
    }
    HiddenTyping(HiddenTyping const&) = delete;
    HiddenTyping& operator=(HiddenTyping const&) = delete;

private:
    static constexpr std::array signals{SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP};
    std::array<struct sigaction, signals.size()> before_{};
    termios terminal_{};
};

// The terminal hides what is typed before it asks: nothing that is typed at once is shown or lost.
Result<std::string> read_hidden_line(std::string const& prompt) {
    HiddenTyping const hidden;
    std::fputs(prompt.c_str(), stderr);
    std::string line;
    line.reserve(passphrase_bytes_max);  // no copies of it by growing
    for (char c = 0; line.size() < passphrase_bytes_max;) {
        auto const got = ::read(STDIN_FILENO, &c, 1);
        if (got < 0 && errno == EINTR && caught == 0) continue;
        if (got < 0) return fail(Code::rejected, "no passphrase was typed");
        if (got == 0 || c == '\n') return line;
        line.push_back(c);
    }
    return fail(Code::invalid_input, "the passphrase is too long");
}

}  // namespace

Result<crypto::SecretBytes> ask_passphrase(std::string const& prompt) {
    if (::isatty(STDIN_FILENO) == 0) {
        return fail(Code::invalid_input, "there is no terminal to ask for the passphrase",
                    "put it into a file that only you can read: --passphrase-file FILE");
    }
    auto line = read_hidden_line(prompt);
    std::fputs("\n", stderr);
    crypto::SecretBytes secret{TRY(std::move(line))};
    if (secret.view().empty()) return fail(Code::rejected, "no passphrase was typed");
    return secret;
}

Result<crypto::SecretBytes> ask_new_passphrase(std::string const& prompt) {
    auto secret = TRY(ask_passphrase(prompt));
    auto const again = TRY(ask_passphrase("The same again: "));
    if (secret.view() != again.view())
        return fail(Code::rejected, "the two passphrases differ", "try again");
    return secret;
}

Result<crypto::SecretBytes> read_passphrase_file(std::string const& path) {
    crypto::SecretBytes const content{TRY(vault::read_private_file(path))};
    auto line = content.view().substr(0, content.view().find('\n'));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) return fail(Code::invalid_input, path + " begins with an empty line");
    return crypto::SecretBytes{std::string{line}};
}

vault::AskPassphrase ask_for_key(bool somebody_there) {
    return [somebody_there](int attempt) -> Result<crypto::SecretBytes> {
        if (auto const* file = std::getenv(key_passphrase_file); file != nullptr && *file != 0) {
            if (attempt == 1) return TRY_WITHIN(key_passphrase_file, read_passphrase_file(file));
            return fail(Code::rejected,
                        "the passphrase in " + std::string{file} + " is not that of your key");
        }
        if (!somebody_there || ::isatty(STDIN_FILENO) == 0)
            return fail(
                Code::rejected, "your key is under a passphrase, and nobody is here to type it",
                std::string{somebody_there ? "" : "start the server anew: it asks then; or "} +
                    "put the passphrase into a file that only you can read, and name that file in "
                    "TALLY_KEY_PASSPHRASE_FILE");
        return ask_passphrase(attempt == 1 ? "Passphrase of your key: "
                                           : "That is not it. Passphrase of your key: ");
    };
}

vault::UnlockedKeys& unlocked_keys() {
    static vault::UnlockedKeys keys;
    return keys;
}

}  // namespace tally::cli
