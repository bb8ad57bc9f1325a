#include "net/imap.h"

#include <algorithm>
#include <map>
#include <span>
#include <utility>

#include "net/imap_dialogue.h"
#include "net/imap_name.h"

namespace tally::net {
namespace {

// Half a million UIDs of one folder; a hundred thousand folders.
constexpr std::size_t long_answer_bytes_max = std::size_t{8} << 20;
constexpr std::size_t short_answer_bytes_max = std::size_t{1} << 16;
// Most messages are not longer and come in one round trip.
constexpr std::size_t beginning_bytes = std::size_t{1} << 18;
constexpr std::size_t message_bytes_max = 0xffff'fffe;  // of IMAP's numbers
constexpr std::size_t addresses_per_search = 10;

std::unexpected<Error> gone(std::uint32_t uid) {
    return fail(Code::not_found, "message " + std::to_string(uid) + " is gone");
}

Result<std::string> quoted(std::string_view text) {
    std::string quotation{'"'};
    for (char const c : text) {
        if (c < ' ' || c > '~')
            return fail(Code::invalid_input, "look for an address in mails: not in ASCII letters");
        if (c == '"' || c == '\\') quotation += '\\';
        quotation += c;
    }
    return quotation + '"';
}

// "OR a OR b c": a search key that holds when one of the keys does.
std::string any_of(std::span<std::string const> keys) {
    if (keys.size() == 1) return keys.front();
    auto const half = keys.size() / 2;
    return "OR " + any_of(keys.first(half)) + " " + any_of(keys.subspan(half));
}

Result<std::string> has_one_of(std::span<std::string const> addresses) {
    std::vector<std::string> keys;
    for (auto const& address : addresses) {
        auto const text = TRY(quoted(address));
        for (auto const* const field : {"FROM ", "TO ", "CC "}) keys.push_back(field + text);
    }
    return any_of(keys);
}

void sort_and_unite(std::vector<std::uint32_t>& uids) {
    std::ranges::sort(uids);
    uids.erase(std::ranges::unique(uids).begin(), uids.end());
}

}  // namespace

struct ImapSession::Impl {
    ImapDialogue dialogue;
    // Names as IMAP writes them, of folders for which to_imap_name() would write another.
    std::map<std::string, std::string, std::less<>> odd_names = {};

    explicit Impl(std::unique_ptr<ImapWire> wire) : dialogue{std::move(wire)} {}

    Result<std::string> name_there(std::string const& name) const;
    Result<std::vector<std::uint32_t>> search(std::uint32_t first, std::string const& more);
    Result<MessageFacts> message(std::uint32_t uid, std::string const& facts,
                                 std::size_t body_bytes_max);
    Result<MessageFacts> beginning(std::uint32_t uid, std::size_t count, std::size_t bytes_max);
};

Result<std::string> ImapSession::Impl::name_there(std::string const& name) const {
    auto const odd = odd_names.find(name);
    return odd == odd_names.end() ? to_imap_name(name) : odd->second;
}

// "n:*" names the last message even when its UID is below n (RFC 3501 section 6.4.8).
Result<std::vector<std::uint32_t>> ImapSession::Impl::search(std::uint32_t first,
                                                             std::string const& more) {
    auto const command = "UID SEARCH UID " + std::to_string(std::max(first, 1U)) + ":*" + more;
    TRY(dialogue.ask(command, {.lines_bytes_max = long_answer_bytes_max}));
    auto uids = dialogue.found();
    std::erase_if(uids, [&](auto uid) { return uid < first; });
    sort_and_unite(uids);
    return uids;
}

Result<MessageFacts> ImapSession::Impl::message(std::uint32_t uid, std::string const& facts,
                                                std::size_t body_bytes_max) {
    TRY(dialogue.ask("UID FETCH " + std::to_string(uid) + " (" + facts + ")",
                     {.lines_bytes_max = short_answer_bytes_max,
                      .fetch = true,
                      .body_bytes_max = body_bytes_max}));
    auto found = dialogue.message(uid);
    if (!found) return gone(uid);
    return *std::move(found);
}

// The first `count` bytes of a message; all of it from a server that knows no parts.
Result<MessageFacts> ImapSession::Impl::beginning(std::uint32_t uid, std::size_t count,
                                                  std::size_t bytes_max) {
    auto const part = "RFC822.SIZE BODY.PEEK[]<0." + std::to_string(count) + ">";
    auto found = TRY(message(uid, part, bytes_max));
    if (!found.body) return gone(uid);
    return found;
}

ImapSession::ImapSession(std::unique_ptr<Impl> impl) : impl_{std::move(impl)} {}
ImapSession::~ImapSession() = default;
ImapSession::ImapSession(ImapSession&&) noexcept = default;
ImapSession& ImapSession::operator=(ImapSession&&) noexcept = default;

Result<ImapSession> ImapSession::open(ImapServer const& server) {
    return over(TRY(open_imap_wire(server)));
}

ImapSession ImapSession::over(std::unique_ptr<ImapWire> wire) {
    return ImapSession{std::make_unique<Impl>(std::move(wire))};
}

Result<std::vector<std::string>> ImapSession::folders() {
    TRY(impl_->dialogue.ask(R"(LIST "" "*")", {.lines_bytes_max = long_answer_bytes_max}));
    auto names = impl_->dialogue.folders();
    for (auto& name : names) {
        auto utf8 = from_imap_name(name);
        if (utf8)
            name = *std::move(utf8);
        else
            impl_->odd_names.emplace(name, name);
    }
    return names;
}

Result<ImapFolder> ImapSession::examine(std::string const& name) {
    auto const there = TRY(impl_->name_there(name));
    auto opened = impl_->dialogue.examine(there);
    if (!opened && opened.error().code == Code::rejected) opened.error().code = Code::not_found;
    TRY_WITHIN("open folder " + name, std::move(opened));
    auto folder = impl_->dialogue.opened();
    folder.name = name;
    if (folder.uid_validity == 0)
        return fail(Code::unavailable, "open folder " + name + ": the server keeps no UIDs in it");
    return folder;
}

Result<std::vector<std::uint32_t>> ImapSession::uids_from(std::uint32_t first) {
    return impl_->search(first, "");
}

Result<std::vector<std::uint32_t>> ImapSession::uids_with_address(
    std::uint32_t first, std::vector<std::string> const& addresses) {
    std::vector<std::uint32_t> uids;
    for (std::span<std::string const> rest{addresses}; !rest.empty();) {
        auto const some = rest.first(std::min(rest.size(), addresses_per_search));
        auto const key = TRY(has_one_of(some));
        auto const found = TRY(impl_->search(first, " " + key));
        uids.insert(uids.end(), found.begin(), found.end());
        rest = rest.subspan(some.size());
    }
    sort_and_unite(uids);
    return uids;
}

Result<std::uint32_t> ImapSession::size_of(std::uint32_t uid) {
    auto const found = TRY(impl_->message(uid, "RFC822.SIZE", 0));
    if (!found.size) return gone(uid);
    return *found.size;
}

Result<std::string> ImapSession::fetch(std::uint32_t uid, std::size_t bytes_max) {
    auto const too_many = std::min(bytes_max, message_bytes_max) + 1;
    auto const count = std::min(too_many, beginning_bytes);
    auto found = TRY(impl_->beginning(uid, count, too_many));
    auto const announced = found.size.value_or(0);
    bool const whole = found.body->size() != count && found.body->size() >= announced;
    if (!whole && count < too_many && announced < too_many)
        found = TRY(impl_->beginning(uid, too_many, too_many));
    if (found.body->size() >= too_many || (!whole && announced >= too_many))
        return fail(Code::rejected, "message " + std::to_string(uid) + " has more than " +
                                        std::to_string(bytes_max) + " bytes");
    return *std::move(found.body);
}

}  // namespace tally::net
