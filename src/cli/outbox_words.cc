#include "cli/outbox_words.h"

#include <fmt/format.h>

#include "cli/exit_status.h"
#include "cli/letter_words.h"
#include "cli/text.h"

namespace tally::cli {
namespace {

OutJson under(std::string const& slug, OutJson letters) {
    OutJson json = OutJson::object();
    if (!slug.empty()) json["engagement"] = slug;
    json["letters"] = std::move(letters);
    return json;
}

}  // namespace

Result<int> list_waiting(Session& session, vault::Vault& vault,
                         std::vector<vault::EngagementRef> const& refs, std::string const& slug,
                         std::optional<int> only) {
    OutJson array = OutJson::array();
    Table table;
    for (auto const& ref : refs)
        for (auto const& view : TRY(vault::list_letters(vault, ref))) {
            if (view.letter.sent || (only && view.letter.number != *only)) continue;
            auto const state = std::string{state_name(view)};
            auto const whole = json_of(view);
            array.push_back({{"engagement", ref.details.slug},
                             {"letter", view.letter.number},
                             {"sent", false},
                             {"reply", state + ": would go to " + view.letter.to},
                             {"to", view.letter.to},
                             {"subject", view.letter.subject},
                             {"state", state},
                             {"message_id", whole["message_id"]},
                             {"token", whole["token"]},
                             {"next", view.departure ? OutJson(format_instant(view.departure->next))
                                                     : OutJson(nullptr)}});
            table.row({ref.details.slug, "letter " + std::to_string(view.letter.number),
                       "to " + view.letter.to, state,
                       view.departure ? cut(view.departure->why, 120) : std::string{}});
        }
    session.emit(under(slug, array), table.empty() ? "No letter waits.\n" : table.text());
    return status::ok;
}

Result<int> show_outcomes(Session& session, std::vector<vault::SendOutcome> const& outcomes,
                          std::string const& slug) {
    OutJson array = OutJson::array();
    std::string text;
    bool all = true;
    bool none_held = true;
    for (auto const& outcome : outcomes) {
        OutJson json{{"letter", outcome.letter}, {"sent", outcome.sent}, {"reply", outcome.text}};
        if (!outcome.engagement.empty()) json["engagement"] = outcome.engagement;
        if (outcome.held) json["state"] = "held";
        array.push_back(std::move(json));
        text += fmt::format("{}letter {}  {}  {}\n",
                            outcome.engagement.empty() ? "" : outcome.engagement + "  ",
                            outcome.letter, outcome.sent ? "sent" : "not sent", outcome.text);
        all = all && outcome.sent;
        none_held = none_held && !outcome.held;
    }
    session.emit(under(slug, array), text.empty() ? "No letter waits.\n" : text);
    if (!none_held)
        session.remark(
            "To send what is held all the same: tally letter send ENG --yes-i-know "
            "--reason TEXT");
    return !none_held ? status::rejected : all ? status::ok : status::unproven;
}

}  // namespace tally::cli
