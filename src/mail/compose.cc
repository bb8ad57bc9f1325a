#include "mail/compose.h"

#include <algorithm>

#include "base/encoding.h"
#include "crypto/sha256.h"
#include "mail/gmime_handle.h"

namespace tally::mail {
namespace {

constexpr auto boundary_begin = "=_tally_";

Result<void> check_line(std::string const& text, std::string_view what) {
    if (std::ranges::any_of(text, [](char c) { return c == '\r' || c == '\n' || c == '\0'; }))
        return fail(Code::invalid_input, std::string{what} + " holds a line end");
    return {};
}

Handle<GMimePart> text_part(std::string const& text, char const* subtype) {
    Handle<GMimePart> part{g_mime_part_new_with_type("text", subtype)};
    Handle<GMimeStream> const stream{g_mime_stream_mem_new_with_buffer(text.data(), text.size())};
    Handle<GMimeDataWrapper> const content{
        g_mime_data_wrapper_new_with_stream(stream.get(), GMIME_CONTENT_ENCODING_DEFAULT)};
    g_mime_part_set_content(part.get(), content.get());
    g_mime_part_set_content_encoding(part.get(), GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
    g_mime_object_set_content_type_parameter(GMIME_OBJECT(part.get()), "charset", "utf-8");
    return part;
}

void add_address(GMimeMessage* message, GMimeAddressType type, MailAddress const& address) {
    g_mime_message_add_mailbox(message, type, address.name.empty() ? nullptr : address.name.c_str(),
                               address.address.c_str());
}

void set_date(GMimeMessage* message, Instant at) {
    auto const seconds = std::chrono::floor<std::chrono::seconds>(at).time_since_epoch().count();
    auto* const date = g_date_time_new_from_unix_utc(seconds);
    g_mime_message_set_date(message, date);
    g_date_time_unref(date);
}

// Random boundaries would give other bytes each time.
Handle<GMimeMultipart> multipart(NewMail const& mail, char const* subtype) {
    Handle<GMimeMultipart> parts{g_mime_multipart_new_with_subtype(subtype)};
    auto const boundary =
        boundary_begin +
        crypto::sha256(mail.message_id, mail.text, mail.html + subtype).hex().substr(0, 20);
    g_mime_multipart_set_boundary(parts.get(), boundary.c_str());
    return parts;
}

Handle<GMimeObject> alternatives(NewMail const& mail) {
    auto parts = multipart(mail, "alternative");
    auto const text = text_part(mail.text, "plain");
    auto const html = text_part(mail.html, "html");
    g_mime_multipart_add(parts.get(), GMIME_OBJECT(text.get()));
    g_mime_multipart_add(parts.get(), GMIME_OBJECT(html.get()));
    return Handle<GMimeObject>{GMIME_OBJECT(parts.release())};
}

Handle<GMimePart> attached_part(NewAttachment const& file) {
    auto const slash = file.media.find('/');
    Handle<GMimePart> part{g_mime_part_new_with_type(
        file.media.substr(0, slash).c_str(),
        slash == std::string::npos ? "octet-stream" : file.media.substr(slash + 1).c_str())};
    Handle<GMimeStream> const stream{
        g_mime_stream_mem_new_with_buffer(file.bytes.data(), file.bytes.size())};
    Handle<GMimeDataWrapper> const content{
        g_mime_data_wrapper_new_with_stream(stream.get(), GMIME_CONTENT_ENCODING_DEFAULT)};
    g_mime_part_set_content(part.get(), content.get());
    g_mime_part_set_content_encoding(part.get(), GMIME_CONTENT_ENCODING_BASE64);
    g_mime_object_set_disposition(GMIME_OBJECT(part.get()), GMIME_DISPOSITION_ATTACHMENT);
    g_mime_part_set_filename(part.get(), file.name.c_str());
    return part;
}

Handle<GMimeObject> body_of(NewMail const& mail) {
    auto words = mail.html.empty()
                     ? Handle<GMimeObject>{GMIME_OBJECT(text_part(mail.text, "plain").release())}
                     : alternatives(mail);
    if (mail.attachments.empty()) return words;
    auto parts = multipart(mail, "mixed");
    g_mime_multipart_add(parts.get(), words.get());
    for (auto const& file : mail.attachments) {
        auto const part = attached_part(file);
        g_mime_multipart_add(parts.get(), GMIME_OBJECT(part.get()));
    }
    return Handle<GMimeObject>{GMIME_OBJECT(parts.release())};
}

std::string with_crlf(GMimeMessage* message) {
    auto* const text = g_mime_object_to_string(GMIME_OBJECT(message), nullptr);
    std::string out;
    for (auto const* at = text; *at != '\0'; ++at) {
        if (*at == '\r') continue;
        if (*at == '\n') out += '\r';
        out += *at;
    }
    g_free(text);
    return out;
}

}  // namespace

Result<std::string> compose(NewMail const& mail) {
    start_gmime();
    for (auto const* text : {&mail.from.name, &mail.from.address, &mail.to.name, &mail.to.address})
        TRY(check_line(*text, "an address"));
    TRY(check_line(mail.subject, "the subject"));
    TRY(check_line(mail.message_id, "the Message-ID"));
    TRY(check_line(mail.in_reply_to, "In-Reply-To"));
    for (auto const& file : mail.attachments)
        TRY(check_line(file.name + file.media, "a file name"));
    Handle<GMimeMessage> const message{g_mime_message_new(TRUE)};
    add_address(message.get(), GMIME_ADDRESS_TYPE_FROM, mail.from);
    add_address(message.get(), GMIME_ADDRESS_TYPE_TO, mail.to);
    g_mime_message_set_subject(message.get(), mail.subject.c_str(), "utf-8");
    g_mime_message_set_message_id(message.get(), mail.message_id.c_str());
    set_date(message.get(), mail.date);
    if (!mail.in_reply_to.empty()) {
        auto const value = "<" + mail.in_reply_to + ">";
        g_mime_object_set_header(GMIME_OBJECT(message.get()), "In-Reply-To", value.c_str(),
                                 "utf-8");
    }
    if (mail.automatic)
        g_mime_object_set_header(GMIME_OBJECT(message.get()), "Auto-Submitted", "auto-generated",
                                 nullptr);
    auto const body = body_of(mail);
    g_mime_message_set_mime_part(message.get(), body.get());
    return with_crlf(message.get());
}

}  // namespace tally::mail
