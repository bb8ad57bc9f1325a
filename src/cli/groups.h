// The commands of a program, in groups that are made only when they are wanted.
#pragma once

#include <string_view>
#include <vector>

namespace tally::cli {

class CommandLine;
class Session;

// Commands that one function adds, and their names.
struct Group {
    void (*add)(CommandLine app, Session& session);
    std::vector<std::string_view> names;
};

// Every command of this stage, in the order of --help. Programs put those behind it that stand on
// all others.
std::vector<Group> const& all_groups();

// What the program is for, as --help begins.
inline constexpr auto about =
    "Tallystick keeps one record of a freelance contract that nobody can quietly edit,\n"
    "tells you the next deadline and what silence costs, and builds a short case that any\n"
    "stranger can check with stock tools.\n";

// Adds the common options and the commands.
// Most of what a short answer takes is the making of a hundred commands, and one of them is wanted:
// only its group is made, where the first word tells which. All are made for any other word, so
// that what is wrong is said as ever.
void add_groups(CommandLine app, Session& session, std::vector<Group> const& groups,
                std::string_view first_word);

}  // namespace tally::cli
