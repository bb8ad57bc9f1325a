// What the program takes on its command line: commands, their options and their help. The one door
// to CLI11, whose header alone takes longer to compile than most of the commands.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace tally::cli {

// One option or positional argument. A handle: valid as long as the root it was added to.
class Argument {
public:
    explicit Argument(CLI::Option* option) : option_{option} {}

    Argument& required(bool is = true);
    // --help shows the value that stands in the variable now.
    Argument& shows_default();
    // What --help calls the value: FILE.
    Argument& type_name(std::string const& name);
    // The heading under which --help lists it.
    Argument& group(std::string const& heading);
    // Not together with the other.
    Argument& excludes(Argument const& other);
    // Takes one value each time it is given, and all of them together: what follows is not its own.
    Argument& one_each_time();
    Argument& between(int low, int high);

private:
    CLI::Option* option_;
};

// A command, or the whole program. A handle, as above.
class CommandLine {
public:
    explicit CommandLine(CLI::App& app) : app_{&app} {}

    CommandLine add_subcommand(std::string const& name, std::string const& does) const;
    // One that was added before.
    CommandLine subcommand(std::string const& name) const;
    // At least so many commands have to be chosen below this one; 0 lets it stand alone.
    CommandLine const& require_subcommand(int least = 1) const;
    // "--name", "-n,--name" or, for a positional one, "NAME". The value stays as it is where the
    // argument is not given. Instantiated for the types that commands use (command_line.cc).
    template <typename Value>
    Argument add_option(std::string const& names, Value& value, std::string const& help) const;
    Argument add_option(std::string const& names,
                        std::function<void(std::string const&)> const& take,
                        std::string const& help) const;
    Argument add_flag(std::string const& names, bool& value, std::string const& help) const;
    // What --help says last.
    CommandLine const& footer(std::string const& text) const;
    // What happens when it was chosen.
    CommandLine const& callback(std::function<void()> action) const;
    // Whether a command below it was chosen, too.
    bool went_further() const;

private:
    CLI::App* app_;
};

// The root of all.
class RootCommandLine {
public:
    RootCommandLine(std::string const& about, std::string const& name);
    ~RootCommandLine();
    RootCommandLine(RootCommandLine const&) = delete;
    RootCommandLine& operator=(RootCommandLine const&) = delete;

    CommandLine line() const;
    // Runs the callback of what was chosen. False: all is said (help was asked for, or the
    // arguments make no sense, which stands on stderr), and the status is what the program ends
    // with. `wrong` is what was wrong; empty where help was asked for.
    bool parse(int argc, char const* const* argv, int& status, std::string& wrong);
    // The same for words that no shell has seen, and without a word on stderr: invalid_input says
    // what makes no sense.
    Result<void> parse(std::vector<std::string> words);

private:
    std::unique_ptr<CLI::App> app_;
};

}  // namespace tally::cli
