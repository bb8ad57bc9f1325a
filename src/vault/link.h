// The client's link and the mediator's: made, opened with a code that goes to one address alone,
// and revoked. The owner cannot act as the client here: every act needs a session, a session needs
// the code, and the code is in the mail and nowhere else.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "links/links.h"
#include "vault/engagements.h"

namespace tally::vault {

struct NewLink {
    links::Holder holder = links::Holder::client;
    std::string to;  // empty: the client's address
    int days = 30;
    int case_number = 0;  // for a mediator, whose link shows this one case
    std::string url;      // where the program is reached; empty: as it was given before
};

struct CreatedLink {
    links::Link link;
    std::string url;                // with the token, which is kept nowhere
    std::vector<std::string> gaps;  // what the case of a mediator's link still lacks
};

// Writes link.created; for a mediator the case is built as it stands now, and that one file is what
// the link shows (link_case.h). rejected with the guard's words; invalid_input without an https
// address; errors of build_case.
Result<CreatedLink> create_link(Vault& vault, EngagementRef const& ref, NewLink const& request);
// From here on the link, its code and its sessions open nothing.
Result<void> revoke_link(Vault& vault, EngagementRef const& ref, int link, std::string const& why);

// How a mail leaves; errors are those of net::send_mail.
using SendMail = std::function<Result<void>(std::string const& to, std::string const& message)>;
// Through the account of mail.toml; rejected where there is none.
Result<SendMail> mail_sender(Vault& vault);

// Mails a fresh code to the address of the link, good for code_minutes and one use. At most
// codes_an_hour, else rejected. not_found for a token of no link, and for one that was revoked or
// has expired: a stranger learns no more.
Result<void> mail_code(Vault& vault, std::string const& token, SendMail const& send);
inline constexpr int code_minutes = 15;
inline constexpr int codes_an_hour = 5;
inline constexpr int code_tries_max = 5;

// The code opens the link in this browser: returns the secret of a session, for a cookie of its
// own. The first time link.opened is recorded. rejected for another code than the one that was
// mailed last, or one that is too old.
Result<std::string> open_link(Vault& vault, std::string const& token, std::string const& code);

// Who asks, after the token and the secret of a session were checked.
struct LinkSession {
    EngagementRef ref;
    links::Link link;
    Digest token;
};
// not_found as above; rejected for a session that is not open.
Result<LinkSession> find_link_session(Vault& vault, std::string const& token,
                                      std::string const& secret);
// rejected for a mediator's session: it reads one case, and nothing else.
Result<void> check_client_session(LinkSession const& session);

}  // namespace tally::vault
