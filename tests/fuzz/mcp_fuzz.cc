// Lines from an assistant's program, and evidence that wants out of its frame: each answer is one
// line of JSON under the frame that was drawn for it.
#include <cstdint>
#include <string>

#include "base/check.h"
#include "base/random.h"
#include "mcp/server.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

namespace {

using namespace tally::mcp;

void check_line(std::string const& line) {
    TALLY_CHECK(!line.contains('\n'));
    TALLY_CHECK(!Json::parse(line, nullptr, false).is_discarded());
}

constexpr auto first =
    R"({"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-03-26"}})";
constexpr auto show =
    R"({"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"show","arguments":{"item":"a"}}})";

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string const text{reinterpret_cast<char const*>(data), size};
    std::vector<Tool const*> tools;
    for (auto const& tool : all_tools()) tools.push_back(&tool);
    tally::SeededRandom random{size};
    auto const run = [&](Call const&) -> tally::Result<Json> {
        return Json{{"item", text}, {"subject", text}, {"text", text}, {"checks", {text}}};
    };
    Server server{tools, run, random, "1"};
    check_line(*server.answer(first));
    if (auto const answer = server.answer(text)) check_line(*answer);
    auto const line = *server.answer(show);
    check_line(line);
    auto const shown = Json::parse(line)["result"]["content"][0]["text"].get<std::string>();
    TALLY_CHECK(shown.find("\nEND EVIDENCE ") == shown.rfind("\nEND EVIDENCE "));
    return 0;
}
