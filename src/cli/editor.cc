#include "cli/editor.h"

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>

#include "vault/private_file.h"

namespace tally::cli {
namespace {

std::string editor_of_user() {
    for (auto const* name : {"VISUAL", "EDITOR"})
        if (auto const* const value = std::getenv(name); value != nullptr && *value != '\0')
            return value;
    return "editor";
}

// Editors are set with arguments, such as "code --wait": the shell takes them apart, and the path
// comes as an argument of its own.
Result<void> run_editor(std::string const& editor, std::string const& path) {
    auto command = editor + " \"$1\"";
    std::string shell = "sh";
    std::string flag = "-c";
    auto file = path;
    std::array<char*, 6> words{shell.data(), flag.data(), command.data(),
                               shell.data(), file.data(), nullptr};
    pid_t child = 0;
    int status = 0;
    bool const ran = posix_spawn(&child, "/bin/sh", nullptr, nullptr, words.data(), environ) == 0 &&
                     waitpid(child, &status, 0) == child && WIFEXITED(status) &&
                     WEXITSTATUS(status) == 0;
    if (ran) return {};
    return fail(Code::unavailable, "the editor " + editor + " did not end well",
                "your words are kept in " + path + "; set EDITOR, or use --file");
}

}  // namespace

Result<std::string> edit_text(std::string const& text, std::filesystem::path const& folder) {
    auto const path = folder / ("letter-" + std::to_string(getpid()) + ".txt");
    TRY(vault::write_private_file(path, text));
    TRY(run_editor(editor_of_user(), path.string()));
    auto edited = TRY(vault::read_private_file(path));
    std::error_code error;
    std::filesystem::remove(path, error);
    bool const empty =
        std::ranges::all_of(edited, [](char c) { return static_cast<unsigned char>(c) <= ' '; });
    if (empty) return fail(Code::rejected, "nothing was written, so nothing happened");
    return edited;
}

}  // namespace tally::cli
