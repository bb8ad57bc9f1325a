// What an IMAP server answers is foreign: whatever it sends, the session ends with an error or an
// answer within the limits.
#include <algorithm>
#include <cstdint>
#include <memory>
#include <string_view>

#include "base/check.h"
#include "net/imap.h"
#include "net/imap_name.h"
#include "net/imap_wire.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

namespace {

using namespace tally;

constexpr std::size_t mail_bytes_max = std::size_t{1} << 16;

// Answers whatever the input says, in small pieces, and hangs up at its end.
class ScriptedWire final : public net::ImapWire {
public:
    explicit ScriptedWire(std::string_view script) : script_{script} {}
    Result<void> send(std::string_view) override { return {}; }
    Result<std::size_t> receive(std::span<char> room) override {
        auto const count = std::min({room.size(), script_.size(), std::size_t{97}});
        std::copy_n(script_.begin(), count, room.begin());
        script_.remove_prefix(count);
        return count;
    }

private:
    std::string_view script_;
};

void ask_everything(net::ImapSession& session) {
    if (auto const folders = session.folders())
        for (auto const& folder : *folders) TALLY_CHECK(folder.size() <= mail_bytes_max * 1'000);
    if (!session.examine("INBOX")) return;
    auto const uids = session.uids_from(1);
    if (uids) TALLY_CHECK(std::ranges::is_sorted(*uids));
    (void)session.uids_with_address(1, {"anna@client.example"});
    if (auto const mail = session.fetch(1, mail_bytes_max))
        TALLY_CHECK(mail->size() <= mail_bytes_max);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const input{reinterpret_cast<char const*>(data), size};
    if (auto const name = net::from_imap_name(input)) (void)net::to_imap_name(*name);
    auto session = net::ImapSession::over(std::make_unique<ScriptedWire>(input));
    ask_everything(session);
    return 0;
}
