// Text that a person copied out of a page: whatever it is, the guess is text and goes into a
// transcript that can be read again.
#include <cstdint>
#include <string_view>

#include "base/check.h"
#include "base/encoding.h"
#include "chat/pasted.h"
#include "chat/transcript.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using namespace tally;
    chat::PasteContext const context{
        .names = {"Ann Client", "Mira"},
        .zone = "America/New_York",
        .captured = {std::chrono::year{2026}, std::chrono::March, std::chrono::day{10}}};
    auto const pasted = chat::guess_messages({reinterpret_cast<char const*>(data), size}, context);
    chat::Transcript transcript{.conversation = "upwork/x",
                                .title = {},
                                .zone = context.zone,
                                .copied_from = {},
                                .messages = {}};
    for (auto const& [message, doubts] : pasted.messages) {
        TALLY_CHECK(is_utf8(message.text) && is_utf8(message.sender));
        transcript.messages.push_back(message);
    }
    auto const written = chat::write_transcript(transcript);
    auto const read = chat::parse_transcript(written);
    TALLY_CHECK(read.has_value());
    TALLY_CHECK(read->messages.size() == transcript.messages.size());
    return 0;
}
