// The head and the body of a request come from anybody who reaches the port: whatever they hold,
// the words of a command begin as the description says, and nothing foreign is an option of its
// own.
#include <algorithm>
#include <cstdint>
#include <string_view>

#include "api/command_words.h"
#include "api/http.h"
#include "base/check.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    static auto const description = tally::api::Description::built_in();
    std::string_view const text{reinterpret_cast<char const*>(data), size};
    auto const line = std::min(text.find('\n'), text.size());
    auto const target = tally::api::parse_target(text.substr(0, line));
    if (!target) return 0;
    for (auto const* method : {"GET", "POST"}) {
        auto const match = description.find(method, target->segments);
        if (!match || match->operation->is_native()) continue;
        auto body = tally::api::Json::parse(text.substr(line), nullptr, false);
        if (body.is_discarded()) body = tally::api::Json::object();
        tally::api::CommandInput const input{
            .parameters = match->parameters,
            .body = match->operation->writes() ? body : tally::api::Json::object(),
            .query = match->operation->writes() ? decltype(target->query){} : target->query,
            .vault = "/vault",
            .output = "/output",
            .upload = [](std::string const&) -> tally::Result<std::filesystem::path> {
                return std::filesystem::path{"/upload"};
            }};
        auto const words = tally::api::command_words(*match->operation, input);
        if (!words) continue;
        TALLY_CHECK(words->front() == match->operation->words.front());
        auto const behind = std::ranges::find(*words, "--");
        for (auto word = words->begin(); word != behind; ++word)
            TALLY_CHECK(!word->starts_with("--vault"));
    }
    return 0;
}
