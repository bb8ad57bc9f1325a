// What an assistant can ask: a closed table of commands that read. Nothing else of the program can
// be reached, and foreign text becomes the value of an option or a word behind "--", never an
// option or a command of its own. Pure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "mcp/message.h"

namespace tally::mcp {

struct Parameter {
    enum class Place : std::uint8_t {
        option,     // --name=value
        word,       // behind "--"
        skip,       // how many rows of the list are left out
        limit,      // how many rows are shown
        text_from,  // where in the text of an item the answer begins, in bytes
    };
    std::string_view name;
    std::string_view does;
    Place place = Place::option;
    bool required = false;
    std::string_view option = {};                // "--into"
    std::size_t bytes_max = 4096;                // of a text
    std::vector<std::string_view> choices = {};  // all values, where they are few
};

struct Tool {
    std::string_view name;
    std::string_view title;
    std::string_view does;
    std::vector<std::string> command;  // {"case", "matrix"}
    std::vector<Parameter> parameters;
    std::string_view rows = {};         // the list of its JSON that is shown page by page
    bool counts_rows_itself = false;    // has a --limit of its own
    std::vector<std::string> has = {};  // members that its JSON always has
};

// All tools, in the order in which they are listed.
std::span<Tool const> all_tools();

// Which part of a long answer is wanted.
struct Page {
    std::size_t skip = 0;
    std::size_t limit = 0;
    std::size_t text_from = 0;
};

// A tool with what it is asked.
struct Call {
    Tool const* tool = nullptr;
    std::vector<std::string> words;  // of the command line
    std::string engagement;          // that was asked for, or empty
    Page page;
};

// invalid_params names the argument: one that the tool does not have, that is missing or too long,
// or that has another type.
Result<Call, Fault> call_of(Tool const& tool, Json const& arguments);

// As tools/list shows it: with its schemas, and with the annotation that it only reads.
Json description_of(Tool const& tool);

}  // namespace tally::mcp
