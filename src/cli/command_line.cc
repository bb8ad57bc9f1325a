#include "cli/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <utility>

#include "base/printable.h"
#include "cli/exit_status.h"
#include "cli/nearest.h"

namespace tally::cli {

Argument& Argument::required(bool is) {
    option_->required(is);
    return *this;
}

Argument& Argument::shows_default() {
    option_->capture_default_str();
    return *this;
}

Argument& Argument::type_name(std::string const& name) {
    option_->type_name(name);
    return *this;
}

Argument& Argument::group(std::string const& heading) {
    option_->group(heading);
    return *this;
}

Argument& Argument::excludes(Argument const& other) {
    option_->excludes(other.option_);
    return *this;
}

Argument& Argument::one_each_time() {
    option_->expected(1)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    return *this;
}

Argument& Argument::between(int low, int high) {
    option_->check(CLI::Range(low, high));
    return *this;
}

CommandLine CommandLine::add_subcommand(std::string const& name, std::string const& does) const {
    return CommandLine{*app_->add_subcommand(name, does)};
}

CommandLine CommandLine::subcommand(std::string const& name) const {
    return CommandLine{*app_->get_subcommand(name)};
}

CommandLine const& CommandLine::require_subcommand(int least) const {
    app_->require_subcommand(least);
    return *this;
}

template <typename Value>
Argument CommandLine::add_option(std::string const& names, Value& value,
                                 std::string const& help) const {
    return Argument{app_->add_option(names, value, help)};
}

template Argument CommandLine::add_option(std::string const&, std::string&,
                                          std::string const&) const;
template Argument CommandLine::add_option(std::string const&, std::vector<std::string>&,
                                          std::string const&) const;
template Argument CommandLine::add_option(std::string const&, std::vector<std::filesystem::path>&,
                                          std::string const&) const;
template Argument CommandLine::add_option(std::string const&, std::vector<int>&,
                                          std::string const&) const;
template Argument CommandLine::add_option(std::string const&, int&, std::string const&) const;
template Argument CommandLine::add_option(std::string const&, std::size_t&,
                                          std::string const&) const;

Argument CommandLine::add_option(std::string const& names,
                                 std::function<void(std::string const&)> const& take,
                                 std::string const& help) const {
    return Argument{app_->add_option_function<std::string>(names, take, help)};
}

Argument CommandLine::add_flag(std::string const& names, bool& value,
                               std::string const& help) const {
    return Argument{app_->add_flag(names, value, help)};
}

CommandLine const& CommandLine::footer(std::string const& text) const {
    app_->footer(text);
    return *this;
}

CommandLine const& CommandLine::callback(std::function<void()> action) const {
    app_->callback(std::move(action));
    return *this;
}

bool CommandLine::went_further() const { return !app_->get_subcommands().empty(); }

RootCommandLine::RootCommandLine(std::string const& about, std::string const& name)
    : app_{std::make_unique<CLI::App>(about, name)} {
    app_->require_subcommand(1);
    app_->fallthrough();
}

RootCommandLine::~RootCommandLine() = default;

CommandLine RootCommandLine::line() const { return CommandLine{*app_}; }

namespace {

// The last command that was understood.
CLI::App const& reached(CLI::App const& app) {
    auto const chosen = app.get_subcommands();
    return chosen.empty() ? app : reached(*chosen.back());
}

std::string path_of(CLI::App const& app) {
    auto const* parent = app.get_parent();
    return (parent == nullptr ? "" : path_of(*parent) + " ") + app.get_name();
}

void add_options(std::vector<std::string>& words, CLI::App const& app) {
    for (auto const* option : app.get_options())
        for (auto const& name : option->get_lnames()) words.push_back("--" + name);
    if (app.get_parent() != nullptr) add_options(words, *app.get_parent());
}

// What could have stood in place of the word.
std::vector<std::string> known_words(CLI::App const& app, std::string const& unknown) {
    std::vector<std::string> words;
    if (unknown.starts_with('-')) {
        add_options(words, app);
        return words;
    }
    for (auto const* command : app.get_subcommands([](CLI::App const*) { return true; }))
        words.push_back(command->get_name());
    return words;
}

// What was not understood, and what can be done about it.
Error not_understood(CLI::App const& root, std::string const& unknown) {
    auto const& app = reached(root);
    auto const path = path_of(app);
    auto const meant = nearest(unknown, known_words(app, unknown));
    auto hint = path + " --help lists " + (&app == &root ? "the commands" : "what there is");
    if (!meant.empty())
        hint =
            "did you mean " + (unknown.starts_with('-') ? meant : path + " " + meant) + "? " + hint;
    return {Code::invalid_input, "'" + unknown + "' is not understood here", hint};
}

}  // namespace

bool RootCommandLine::parse(int argc, char const* const* argv, int& status, std::string& wrong) {
    try {
        app_->parse(argc, argv);
    } catch (CLI::ParseError const& error) {  // CLI11 speaks in exceptions; none leaves this file
        auto const unknown = app_->remaining(true);
        if (error.get_exit_code() == 0 || unknown.empty()) {
            status = app_->exit(error) == 0 ? status::ok : status::usage;
            if (status != status::ok) wrong = error.what();
            return false;
        }
        auto const said = not_understood(*app_, unknown.front());
        wrong = said.message + "; " + said.hint;
        std::fprintf(stderr, "tally: %s\n       %s\n", printable_line(said.message).c_str(),
                     printable_line(said.hint).c_str());
        status = status::usage;
        return false;
    }
    return true;
}

Result<void> RootCommandLine::parse(std::vector<std::string> words) {
    std::ranges::reverse(words);  // CLI11 takes them from the back
    try {
        app_->parse(words);
    } catch (CLI::Success const&) {  // --help
        return fail(Code::invalid_input, "help is for people");
    } catch (CLI::ParseError const& error) {
        return fail(Code::invalid_input, error.what());
    }
    return {};
}

}  // namespace tally::cli
