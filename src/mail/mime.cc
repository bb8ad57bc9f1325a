#include "mail/mime.h"

#include <algorithm>

#include "base/encoding.h"
#include "base/words.h"
#include "crypto/sha256.h"
#include "mail/charset.h"
#include "mail/flowed.h"
#include "mail/part_walk.h"

namespace tally::mail {
namespace {

std::string text_of(char const* text, std::size_t bytes_max) {
    if (text == nullptr) return {};
    return to_valid_utf8(std::string_view{text}.substr(0, bytes_max));
}

class MailReader {
public:
    explicit MailReader(MimeLimits const& limits) : limits_{limits} {}

    Mail read(GMimeMessage* message) && {
        read_headers(message);
        bool const complete = walk_leaves(message, limits_, [&](Leaf const& leaf) {
            read_leaf(leaf);
            return true;
        });
        if (!complete) problem("more parts, or deeper ones, than are read");
        return std::move(mail_);
    }

private:
    void problem(std::string text) {
        constexpr std::size_t problems_max = 50;
        if (mail_.problems.size() < problems_max) mail_.problems.push_back(std::move(text));
    }
    void read_headers(GMimeMessage* message);
    void read_date(GMimeMessage* message);
    std::vector<MailAddress> addresses(InternetAddressList* list);
    void read_references(GMimeMessage* message);
    void read_leaf(Leaf const& leaf);
    void read_words(Leaf const& leaf, GMimeContentType* type);
    void add_part(Leaf const& leaf, GMimeContentType* type);

    MimeLimits const& limits_;
    Mail mail_;
};

// Groups are opened, one level for each: a list is walked with a stack.
std::vector<MailAddress> MailReader::addresses(InternetAddressList* list) {
    std::vector<MailAddress> out;
    std::vector<InternetAddressList*> lists;
    if (list != nullptr) lists.push_back(list);
    while (!lists.empty()) {
        auto* const current = lists.back();
        lists.pop_back();
        for (int i = 0; i < internet_address_list_length(current); ++i) {
            auto* const address = internet_address_list_get_address(current, i);
            if (out.size() == limits_.addresses_max) {
                problem("more addresses than are read");
                return out;
            }
            if (INTERNET_ADDRESS_IS_GROUP(address))
                lists.push_back(
                    internet_address_group_get_members(INTERNET_ADDRESS_GROUP(address)));
            else
                out.push_back(
                    {text_of(internet_address_get_name(address), limits_.header_bytes_max),
                     text_of(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(address)),
                             limits_.header_bytes_max)});
        }
    }
    return out;
}

void MailReader::read_date(GMimeMessage* message) {
    auto* const date = g_mime_message_get_date(message);
    if (date == nullptr) {
        auto const* raw = g_mime_object_get_header(GMIME_OBJECT(message), "Date");
        problem(raw == nullptr ? "no date" : "a date that cannot be read: " + text_of(raw, 100));
        return;
    }
    mail_.date = Instant{std::chrono::seconds{g_date_time_to_unix(date)}};
}

void MailReader::read_references(GMimeMessage* message) {
    auto const read = [&](char const* header) {
        std::vector<std::string> ids;
        auto const* raw = g_mime_object_get_header(GMIME_OBJECT(message), header);
        if (raw == nullptr) return ids;
        auto* const parsed = g_mime_references_parse(nullptr, raw);
        auto const count = std::min(static_cast<std::size_t>(g_mime_references_length(parsed)),
                                    limits_.references_max);
        for (std::size_t i = 0; i < count; ++i)
            ids.push_back(text_of(g_mime_references_get_message_id(parsed, static_cast<int>(i)),
                                  limits_.header_bytes_max));
        g_mime_references_free(parsed);
        return ids;
    };
    mail_.references = read("References");
    auto const replied = read("In-Reply-To");
    if (!replied.empty()) mail_.in_reply_to = replied.front();
}

void MailReader::read_headers(GMimeMessage* message) {
    mail_.from = addresses(g_mime_message_get_from(message));
    mail_.to = addresses(g_mime_message_get_to(message));
    mail_.cc = addresses(g_mime_message_get_cc(message));
    mail_.subject = text_of(g_mime_message_get_subject(message), limits_.header_bytes_max);
    mail_.message_id = text_of(g_mime_message_get_message_id(message), limits_.header_bytes_max);
    if (mail_.from.empty()) problem("no sender");
    read_date(message);
    read_references(message);
}

std::string media_of(GMimeContentType* type) {
    if (type == nullptr) return "application/octet-stream";
    auto* const text = g_mime_content_type_get_mime_type(type);
    auto const media = ascii_lower(to_valid_utf8(text));
    g_free(text);
    return media;
}

std::string name_of(GMimeObject* object, std::size_t bytes_max) {
    if (!GMIME_IS_PART(object)) return {};
    return text_of(g_mime_part_get_filename(GMIME_PART(object)), bytes_max);
}

bool says_attachment(GMimeObject* object) {
    auto const* disposition = g_mime_object_get_disposition(object);
    return disposition != nullptr && ascii_lower(disposition) == "attachment";
}

bool has_content_id(GMimeObject* object) { return g_mime_object_get_content_id(object) != nullptr; }

std::string parameter(GMimeContentType* type, char const* name) {
    return text_of(g_mime_content_type_get_parameter(type, name), 100);
}

// `more` is valid UTF-8; a cut may break its last character.
void append(std::string& text, std::string more, std::size_t bytes_max) {
    if (text.size() >= bytes_max || more.empty()) return;
    if (!text.empty()) text += '\n';
    auto const room = bytes_max - text.size();
    if (more.size() > room) more = to_valid_utf8(std::string_view{more}.substr(0, room));
    text = text.empty() ? std::move(more) : std::move(text) + more;
}

void MailReader::read_words(Leaf const& leaf, GMimeContentType* type) {
    auto decoded = to_utf8(leaf_bytes(leaf.object), parameter(type, "charset"));
    if (!decoded.problem.empty()) problem("part " + leaf.path + ": " + decoded.problem);
    if (g_mime_content_type_is_type(type, "text", "html") != 0)
        return append(mail_.html, std::move(decoded.text), limits_.text_bytes_max);
    if (ascii_lower(parameter(type, "format")) == "flowed")
        decoded.text = unflow(decoded.text, ascii_lower(parameter(type, "delsp")) == "yes");
    append(mail_.text, std::move(decoded.text), limits_.text_bytes_max);
}

void MailReader::add_part(Leaf const& leaf, GMimeContentType* type) {
    auto const bytes = leaf_bytes(leaf.object);
    auto const media = media_of(type);
    bool const shown_inside =
        media.starts_with("image/") && has_content_id(leaf.object) && !says_attachment(leaf.object);
    mail_.parts.push_back({leaf.path, media, name_of(leaf.object, limits_.header_bytes_max),
                           bytes.size(), crypto::sha256(bytes), !shown_inside});
}

void MailReader::read_leaf(Leaf const& leaf) {
    auto* const type = g_mime_object_get_content_type(leaf.object);
    bool const words = GMIME_IS_PART(leaf.object) && type != nullptr &&
                       (g_mime_content_type_is_type(type, "text", "plain") != 0 ||
                        g_mime_content_type_is_type(type, "text", "html") != 0) &&
                       !says_attachment(leaf.object) &&
                       name_of(leaf.object, limits_.header_bytes_max).empty();
    if (words)
        read_words(leaf, type);
    else
        add_part(leaf, type);
}

}  // namespace

Mail parse_mail(std::string_view raw, MimeLimits const& limits) {
    auto const message = parse_message(raw);
    if (message != nullptr) return MailReader{limits}.read(message.get());
    Mail mail;
    mail.problems.emplace_back(has_deep_groups(raw)
                                   ? "groups of addresses inside each other: kept, not looked into"
                                   : "no mail: there are no headers");
    return mail;
}

Result<std::string> part_bytes(std::string_view raw, std::string_view path,
                               MimeLimits const& limits) {
    auto const message = parse_message(raw);
    std::optional<std::string> found;
    if (message != nullptr)
        walk_leaves(message.get(), limits, [&](Leaf const& leaf) {
            if (leaf.path == path) found = leaf_bytes(leaf.object);
            return !found;
        });
    if (!found) return fail(Code::not_found, "the mail has no part " + std::string{path});
    return *std::move(found);
}

std::map<std::string, std::string> parts_bytes(std::string_view raw,
                                               std::set<std::string> const& paths,
                                               MimeLimits const& limits) {
    std::map<std::string, std::string> found;
    auto const message = parse_message(raw);
    if (message == nullptr) return found;
    walk_leaves(message.get(), limits, [&](Leaf const& leaf) {
        if (paths.contains(leaf.path)) found.emplace(leaf.path, leaf_bytes(leaf.object));
        return found.size() < paths.size();
    });
    return found;
}

std::vector<std::pair<std::string, std::string>> header_list(std::string_view raw,
                                                             MimeLimits const& limits) {
    std::vector<std::pair<std::string, std::string>> headers;
    auto const message = parse_message(raw);
    if (message == nullptr) return headers;
    auto* const list = g_mime_object_get_header_list(GMIME_OBJECT(message.get()));
    for (int i = 0; i < g_mime_header_list_get_count(list); ++i) {
        auto* const header = g_mime_header_list_get_header_at(list, i);
        headers.emplace_back(text_of(g_mime_header_get_name(header), limits.header_bytes_max),
                             text_of(g_mime_header_get_value(header), limits.header_bytes_max));
    }
    return headers;
}

}  // namespace tally::mail
