#include <algorithm>

#include "base/words.h"
#include "outbox/draft_parts.h"
#include "outbox/letter.h"
#include "outbox/scaffold.h"

namespace tally::outbox {
namespace {

using engagement::LetterPurpose;
using engagement::State;

std::string file_lines(engagement::Delivery const& delivery) {
    constexpr std::size_t lines_max = 20;
    std::string text;
    for (auto const& file : delivery.files) {
        if (text.size() > lines_max * 80) return text + "  and more\n";
        text += "  " + file.name + " (" + bytes_text(file.bytes) + ", SHA-256 " +
                file.digest.hex().substr(0, 16) + ")\n";
    }
    return text;
}

// What the client has, or should have. A delivery that names no milestone may be of any.
std::vector<engagement::Milestone> handed_over(State const& state) {
    auto milestones = state.milestones;
    std::erase_if(milestones, [&](engagement::Milestone const& one) {
        bool const delivered =
            std::ranges::any_of(state.deliveries, [&](engagement::Delivery const& delivery) {
                return delivery.milestone == one.number || delivery.milestone == 0;
            });
        return one.submissions.empty() && one.deliveries.empty() && !delivered;
    });
    return milestones;
}

// Asks for one line and argues nothing: people answer what takes ten seconds.
Draft about_acceptance(State const& state, engagement::Milestone const& milestone) {
    return letter(state, "Please confirm: " + milestone.title,
                  "“" + milestone.title +
                      "” is with you, complete as we agreed.\n\n"
                      "If it is all right, please reply with one line: “Accepted.” If something is "
                      "missing or\ndiffers from what we agreed, tell me what and where, and I look "
                      "at it at once.\n");
}

Result<Draft> about_delivery(State const& state, std::string const& about) {
    auto const milestones = handed_over(state);
    if (about.starts_with("milestone/") ||
        (about.empty() && state.deliveries.empty() && !milestones.empty()))
        return about_acceptance(state, *TRY(thing_of(milestones, about, "milestone")));
    auto const* const delivery = TRY(thing_of(state.deliveries, about, "delivery"));
    auto const* const milestone = state.milestone(delivery->milestone);
    auto const what = milestone == nullptr ? state.engagement.title : milestone->title;
    return letter(state, "Delivered: " + what,
                  "on " + format_local(delivery->occurred, state.engagement.zone) +
                      " I delivered “" + what + "”:\n\n" + file_lines(*delivery) +
                      "\nPlease have a look. If something is missing or differs from what we "
                      "agreed,\ntell me what and where. If all is there, a short reply is "
                      "enough.\n");
}

Result<Draft> about_change(State const& state, std::string const& about) {
    auto const* const change = TRY(thing_of(state.changes, about, "change"));
    auto text = "you asked for something that our agreement does not contain:\n\n  “" +
                (change->quote.empty() ? change->title : change->quote) +
                "”\n\nI am glad to do it as an addition: “" + change->title + "” for " +
                change->amount.text();
    if (change->days > 0)
        text += ", which moves the dates by " +
                counted(static_cast<std::uint64_t>(change->days), "day");
    return letter(state, "Change " + std::to_string(change->number) + ": " + change->title,
                  text +
                      ".\n\nPlease reply “agreed” if you want it, or tell me that we leave it. "
                      "Until then I go on\nwith what we agreed before.\n");
}

Result<Draft> about_invoice(State const& state, std::string const& about) {
    auto const* const invoice = TRY(thing_of(state.invoices, about, "invoice"));
    auto text = "invoice " + invoice->reference + " of " +
                format_local_date(invoice->issued, state.engagement.zone) + " over " +
                invoice->amount.text() + " is open with " + invoice->open().text();
    if (invoice->due) text += " and due on " + format_date(*invoice->due);
    return letter(state, "Invoice " + invoice->reference,
                  text +
                      ".\n\nPlease confirm that you have it, and tell me when you will pay. If "
                      "something in it is\nnot right, tell me what.\n");
}

Result<Draft> about_checkin(State const& state, std::string const& about) {
    auto const* const checkin = TRY(thing_of(state.checkins, about, "checkin"));
    auto text = "a short report on where we are:\n\n" + checkin->text + "\n";
    std::string questions;
    for (auto const& question : state.questions)
        if (question.checkin == checkin->number && !question.answered)
            questions += "  " + std::to_string(question.number) + ". " + question.text + "\n";
    if (!questions.empty()) text += "\nI need your answer to this:\n\n" + questions;
    return letter(state,
                  "Check-in " + std::to_string(checkin->number) + ": " + state.engagement.title,
                  text + "\nA short reply is enough to tell me that you have read it.\n");
}

Draft about_call(State const& state, Instant now) {
    auto const day = format_local_date(now, state.engagement.zone);
    return letter(state, "What we agreed on " + day,
                  "thank you for the call. As agreed on " + day +
                      ":\n\n  - \n  - \n\nIf I got something wrong, please tell me within two "
                      "days; else I go on from this.\n");
}

Draft about_contract(State const& state) {
    return letter(state, "Our written contract for " + state.engagement.title,
                  "before I go on I would like to have our contract in writing: what I deliver, by "
                  "when,\nwhat you pay and when, and how many rounds of changes are in it.\n\n"
                  "Please send it. If you would rather have a draft from me, say so and you get "
                  "one.\n");
}

}  // namespace

Result<Draft> draft_letter(State const& state, LetterPurpose purpose, std::string const& about,
                           Instant now) {
    switch (purpose) {
        case LetterPurpose::delivery: return about_delivery(state, about);
        case LetterPurpose::change: return about_change(state, about);
        case LetterPurpose::invoice: return about_invoice(state, about);
        case LetterPurpose::checkin: return about_checkin(state, about);
        case LetterPurpose::summary: return about_call(state, now);
        case LetterPurpose::contract: return about_contract(state);
        case LetterPurpose::notice:
            if (!about.empty()) return letter_of(state, TRY(scaffold(state, about, now)));
            return letter(state, "Notice: " + state.engagement.title,
                          "what happened:\n\nwhat it means for the work:\n\nwhat I ask you to do, "
                          "and by when:\n");
    }
    return fail(Code::invalid_input, "an unknown purpose");
}

LetterPurpose purpose_to_begin_with(State const& state) {
    if (!state.deliveries.empty() || !handed_over(state).empty()) return LetterPurpose::delivery;
    return state.checkins.empty() ? LetterPurpose::summary : LetterPurpose::checkin;
}

}  // namespace tally::outbox
