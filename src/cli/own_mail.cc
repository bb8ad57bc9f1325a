#include "cli/own_mail.h"

#include "base/encoding.h"
#include "toml/toml_value.h"
#include "vault/child_process.h"
#include "vault/private_file.h"

namespace tally::cli {
namespace {

constexpr std::size_t word_bytes = 45;  // RFC 2047: an encoded word is at most 75 characters
constexpr std::size_t line_bytes = 57;  // RFC 2045: 76 characters of base64

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

std::string encoded_subject(std::string const& subject) {
    std::string out;
    for (std::size_t begin = 0; begin < subject.size();) {
        auto end = std::min(subject.size(), begin + word_bytes);
        while (end < subject.size() && is_continuation(subject[end])) --end;
        out += (out.empty() ? "" : "\n ") +
               ("=?UTF-8?B?" + to_base64(subject.substr(begin, end - begin)) + "?=");
        begin = end;
    }
    return out;
}

bool is_address(std::string const& text) {
    return text.contains('@') && !text.starts_with('-') &&
           text.find_first_of(" \t\r\n<>,;\"") == text.npos;
}

}  // namespace

Result<OwnMail> read_own_mail(std::filesystem::path const& vault_folder) {
    auto const path = vault_folder / "remind.toml";
    OwnMail mail;
    if (std::error_code error; !std::filesystem::exists(path, error)) return mail;
    auto const text = TRY(vault::read_private_file(path));
    auto const root = TRY(parse_toml(text, "remind.toml"));
    auto reader = TRY(TomlReader::open(root, "remind.toml", "the file"));
    mail.address = TRY(reader.string("mail"));
    if (!is_address(mail.address)) return reader.wrong("mail", "must be one e-mail address");
    if (reader.has("sendmail")) mail.program = TRY(reader.string("sendmail"));
    TRY(reader.finish());
    return mail;
}

std::string own_message(std::string const& address, std::string const& subject,
                        std::string const& text) {
    auto message = "To: <" + address + ">\nSubject: " + encoded_subject(subject) +
                   "\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
                   "Content-Transfer-Encoding: base64\nAuto-Submitted: auto-generated\n\n";
    for (std::size_t begin = 0; begin < text.size(); begin += line_bytes)
        message += to_base64(text.substr(begin, line_bytes)) + "\n";
    return message;
}

Result<void> send_own_mail(OwnMail const& mail, std::string const& subject,
                           std::string const& text) {
    auto const program = mail.program.empty() ? "/usr/sbin/sendmail" : mail.program;
    auto const done =
        TRY(vault::run_program({program, "-i", "--", mail.address},
                               own_message(mail.address, subject, text), std::chrono::seconds{60}));
    if (done.status != 0)
        return fail(Code::unavailable,
                    program + " ended with status " + std::to_string(done.status));
    return {};
}

}  // namespace tally::cli
