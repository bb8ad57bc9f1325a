#include "net/imap_dialogue.h"

#include <libetpan/libetpan.h>

#include <cstdlib>
#include <span>
#include <string_view>
#include <utility>

#include "base/check.h"

namespace tally::net {
namespace {

constexpr std::size_t short_answer_bytes_max = std::size_t{1} << 16;
constexpr std::size_t stream_buffer_bytes = 8'192;

struct EndSession {
    void operator()(mailimap* session) const { mailimap_free(session); }
};

template <typename Element, typename Action>
void for_each(clist const* list, Action const& action) {
    if (list == nullptr) return;
    for (auto const* cell = list->first; cell != nullptr; cell = cell->next)
        action(*static_cast<Element const*>(cell->data));
}

bool can_hold_mail(mailimap_mbx_list_flags const* flags) {
    if (flags == nullptr) return true;
    bool can = flags->mbf_type != MAILIMAP_MBX_LIST_FLAGS_SFLAG ||
               flags->mbf_sflag != MAILIMAP_MBX_LIST_SFLAG_NOSELECT;
    for_each<mailimap_mbx_list_oflag>(flags->mbf_oflags, [&](auto const& flag) {
        if (flag.of_flag_ext != nullptr && std::string_view{flag.of_flag_ext} == "NonExistent")
            can = false;
    });
    return can;
}

MessageFacts facts_of(mailimap_msg_att const& message) {
    MessageFacts facts;
    for_each<mailimap_msg_att_item>(message.att_list, [&](auto const& item) {
        if (item.att_type != MAILIMAP_MSG_ATT_ITEM_STATIC) return;
        auto const& fact = *item.att_data.att_static;
        if (fact.att_type == MAILIMAP_MSG_ATT_UID) facts.uid = fact.att_data.att_uid;
        if (fact.att_type == MAILIMAP_MSG_ATT_RFC822_SIZE)
            facts.size = fact.att_data.att_rfc822_size;
        if (fact.att_type != MAILIMAP_MSG_ATT_BODY_SECTION) return;
        auto const& body = *fact.att_data.att_body_section;
        if (body.sec_body_part != nullptr) facts.body.emplace(body.sec_body_part, body.sec_length);
    });
    return facts;
}

// RFC 7162 section 3.1.2.1.
std::uint64_t highest_modseq(mailimap_response_info const& answer) {
    std::uint64_t highest = 0;
    for_each<mailimap_extension_data>(answer.rsp_extension_list, [&](auto const& data) {
        if (data.ext_extension != &mailimap_extension_condstore ||
            data.ext_type != MAILIMAP_CONDSTORE_TYPE_RESP_TEXT_CODE)
            return;
        auto const& code = *static_cast<mailimap_condstore_resptextcode const*>(data.ext_data);
        if (code.cs_type == MAILIMAP_CONDSTORE_RESPTEXTCODE_HIGHESTMODSEQ)
            highest = code.cs_data.cs_modseq_value;
    });
    return highest;
}

}  // namespace

struct ImapDialogue::Session {
    std::unique_ptr<ImapWire> wire;
    ImapAnswers answers;
    std::optional<Error> broken = {};  // why nothing can be asked any more
    bool leaving = false;              // nobody waits for an answer
    std::unique_ptr<mailimap, EndSession> etpan;

    explicit Session(std::unique_ptr<ImapWire> connection)
        : wire{std::move(connection)}, answers{*wire}, etpan{mailimap_new(0, nullptr)} {
        TALLY_CHECK(etpan != nullptr);
    }

    mailimap_response_info const& answer() const {
        TALLY_CHECK(etpan->imap_response_info != nullptr);
        return *etpan->imap_response_info;
    }

    // libetpan's stream, over ours. Nothing may be thrown through a library in C.
    static ssize_t read(mailstream_low* stream, void* room, std::size_t size) noexcept {
        auto& self = *static_cast<Session*>(stream->data);
        if (self.broken || self.leaving) return -1;
        auto const got = self.answers.read(std::span{static_cast<char*>(room), size});
        if (got) return static_cast<ssize_t>(*got);
        self.broken = got.error();
        return -1;
    }
    static ssize_t write(mailstream_low* stream, void const* bytes, std::size_t size) noexcept {
        auto& self = *static_cast<Session*>(stream->data);
        if (self.broken) return -1;
        auto const sent = self.wire->send({static_cast<char const*>(bytes), size});
        if (sent) return static_cast<ssize_t>(size);
        self.broken = sent.error();
        return -1;
    }
    static void free(mailstream_low* stream) { std::free(stream); }
    mailstream* new_stream();
};

mailstream* ImapDialogue::Session::new_stream() {
    static mailstream_low_driver driver{
        .mailstream_read = read,
        .mailstream_write = write,
        .mailstream_close = [](mailstream_low*) { return 0; },
        .mailstream_get_fd = [](mailstream_low*) { return -1; },
        .mailstream_free = free,
        .mailstream_cancel = [](mailstream_low*) {},
        .mailstream_get_cancel = nullptr,
        .mailstream_get_certificate_chain = nullptr,
        .mailstream_setup_idle = nullptr,
        .mailstream_unsetup_idle = nullptr,
        .mailstream_interrupt_idle = nullptr,
    };
    auto* const low = mailstream_low_new(this, &driver);
    TALLY_CHECK(low != nullptr);
    auto* const stream = mailstream_new(low, stream_buffer_bytes);
    TALLY_CHECK(stream != nullptr);
    return stream;
}

ImapDialogue::ImapDialogue(std::unique_ptr<ImapWire> wire)
    : session_{std::make_unique<Session>(std::move(wire))} {
    auto const code = mailimap_connect(session_->etpan.get(), session_->new_stream());
    TALLY_CHECK(code == MAILIMAP_NO_ERROR_AUTHENTICATED);
}

// libetpan sends the LOGOUT when it is freed.
ImapDialogue::~ImapDialogue() { session_->leaving = true; }

Result<void> ImapDialogue::ask(std::string const& command, AnswerLimits const& limits) {
    if (session_->broken) return std::unexpected(*session_->broken);
    session_->answers.expect(limits);
    return understood(mailimap_custom_command(session_->etpan.get(), command.c_str()));
}

Result<void> ImapDialogue::examine(std::string const& name) {
    if (session_->broken) return std::unexpected(*session_->broken);
    session_->answers.expect({.lines_bytes_max = short_answer_bytes_max});
    return understood(mailimap_examine(session_->etpan.get(), name.c_str()));
}

// `code` is libetpan's verdict about the answer.
Result<void> ImapDialogue::understood(int code) {
    auto& session = *session_;
    if (session.broken) return std::unexpected(*session.broken);
    if (code == MAILIMAP_NO_ERROR) return {};
    auto const& words = session.answers.words();
    if (code == MAILIMAP_ERROR_CUSTOM_COMMAND || code == MAILIMAP_ERROR_EXAMINE)
        return fail(is_passing_trouble(words) ? Code::unavailable : Code::rejected,
                    "the mail server refuses: " + words);
    session.broken =
        Error{Code::unavailable, "the mail server answers what cannot be understood", ""};
    return std::unexpected(*session.broken);
}

std::vector<std::string> ImapDialogue::folders() const {
    std::vector<std::string> names;
    for_each<mailimap_mailbox_list>(session_->answer().rsp_mailbox_list, [&](auto const& folder) {
        if (can_hold_mail(folder.mb_flag)) names.emplace_back(folder.mb_name);
    });
    return names;
}

ImapFolder ImapDialogue::opened() const {
    TALLY_CHECK(session_->etpan->imap_selection_info != nullptr);
    auto const& selection = *session_->etpan->imap_selection_info;
    return {.name = {},
            .uid_validity = selection.sel_uidvalidity,
            .uid_next = selection.sel_uidnext,
            .highest_modseq = highest_modseq(session_->answer()),
            .messages = selection.sel_exists};
}

std::vector<std::uint32_t> ImapDialogue::found() const {
    std::vector<std::uint32_t> numbers;
    for_each<std::uint32_t>(session_->answer().rsp_search_result,
                            [&](auto number) { numbers.push_back(number); });
    return numbers;
}

std::optional<MessageFacts> ImapDialogue::message(std::uint32_t uid) {
    std::optional<MessageFacts> found;
    for_each<mailimap_msg_att>(session_->answer().rsp_fetch_list, [&](auto const& one) {
        auto facts = facts_of(one);
        if (facts.uid == uid && (facts.size || facts.body)) found = std::move(facts);
    });
    // The body that came as a literal is empty to libetpan.
    if (auto body = session_->answers.take_body(); body && found && found->body)
        found->body = std::move(body);
    return found;
}

}  // namespace tally::net
