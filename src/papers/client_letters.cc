// What goes to the client: a demand with its sheet, an offer to settle, a notice under a law.
#include <algorithm>

#include "base/words.h"
#include "engagement/telling.h"
#include "engagement/vocabulary.h"
#include "papers/parts.h"
#include "rights/place.h"

namespace tally::papers {
namespace {

using engagement::day_text;
using engagement::State;

// Where the money has to come from. A platform's contract is paid through the platform and nowhere
// else.
std::string way_to_pay(Paper& paper, State const& state) {
    if (engagement::has_platform(state.engagement.type) ||
        engagement::bills_by_invoice(state.engagement.type))
        return "through the platform, as our contract says";
    if (!state.invoices.empty()) return "in the way that the invoice names";
    return paper.blank("how the money reaches you, as agreed");
}

void greet(Paper& paper, State const& state) {
    auto const& name = state.client.name;
    paper.paragraph("Hello" + (name.empty() ? std::string{} : " " + name) + ",");
}

void close(Paper& paper, Dossier const& dossier) {
    paper.paragraph("Best regards");
    paper.line(dossier.state.engagement.freelancer.name);
}

bool owes_anything(Dossier const& dossier) {
    return dossier.owed.total.minor > 0 || dossier.state.held().minor > 0;
}

Result<void> check_owed(Dossier const& dossier) {
    if (owes_anything(dossier)) return {};
    return fail(Code::rejected, "the record holds nothing that is unpaid",
                "tally owed " + dossier.state.engagement.slug + " shows what is counted");
}

void add_facts(Paper& paper, Told const& told) {
    paper.heading("What it is for");
    for (auto const& sentence : about(told.story, {Topic::handover, Topic::acceptance,
                                                   Topic::invoice, Topic::hours, Topic::end}))
        paper.item(text_of(sentence));
}

}  // namespace

Result<Paper> demand(Dossier const& dossier, PaperChoices const& choices) {
    TRY(check_owed(dossier));
    auto const told = papers::told(dossier, to_client());
    auto const by = choices.by.value_or(usual_deadline(dossier.on));
    auto const amount = dossier.owed.total.minor > 0 ? dossier.owed.total : amount_asked(dossier);
    Paper paper{.title = "Open payment for " + quoted(dossier.state.engagement.title),
                .blocks = {},
                .blanks = {}};
    greet(paper, dossier.state);
    paper.paragraph(amount.text() + " is open for my work on " +
                    quoted(dossier.state.engagement.title) + ". Please pay it by " + day_text(by) +
                    ", " + way_to_pay(paper, dossier.state) + ".");
    add_facts(paper, told);
    paper.heading("How the amount is counted");
    add_sheet(paper, dossier);
    add_reasons(paper, told);
    paper.paragraph(
        "If part of it is not in dispute, please pay that part now, and tell me what "
        "you see differently about the rest. If I have neither the money nor an answer "
        "by " +
        day_text(by) +
        ", I will use the ways that our contract and the law leave "
        "me. I would rather settle this with you.");
    close(paper, dossier);
    add_exhibits(paper, told);
    return paper;
}

namespace {

// An offer to settle gives something up; more than the claim is a new claim.
Result<void> check_offer(Money const& offer, Money const& asked) {
    if (offer.minor <= 0)
        return fail(Code::rejected, "an offer of " + offer.text() + " settles nothing",
                    "name what you would accept, up to " + asked.text());
    if (offer.minor <= asked.minor) return {};
    return fail(
        Code::rejected,
        "you would settle for " + offer.text() + ", and ask for " + asked.text() + " only",
        "name an amount up to " + asked.text() + ", or leave it out and fill it in by hand");
}

}  // namespace

Result<Paper> settlement(Dossier const& dossier, PaperChoices const& choices) {
    TRY(check_owed(dossier));
    if (choices.amount) TRY(check_offer(*choices.amount, amount_asked(dossier)));
    auto const told = papers::told(dossier, to_client());
    auto const by = choices.by.value_or(usual_deadline(dossier.on));
    Paper paper{.title = "An offer to settle " + quoted(dossier.state.engagement.title),
                .blocks = {},
                .blanks = {}};
    greet(paper, dossier.state);
    auto const amount =
        choices.amount ? choices.amount->text() : paper.blank("the amount that you would accept");
    paper.paragraph("I ask for " + amount_asked(dossier).text() +
                    ". To be done with it, and without giving up my view of the facts, I offer "
                    "this:");
    paper.item("You pay " + amount + " by " + day_text(by) + ", " +
               way_to_pay(paper, dossier.state) + ".");
    paper.item(
        "With the payment, what I handed over for it is yours as our contract says, and "
        "neither of us asks the other for more from this contract.");
    paper.item("The offer stands until " + day_text(by) +
               ". If it is not accepted, it binds neither of "
               "us, and both may ask for what they think is theirs.");
    paper.heading("Why I think that this is fair");
    for (auto const& sentence :
         about(told.story, {Topic::money, Topic::handover, Topic::acceptance, Topic::end}))
        paper.item(text_of(sentence));
    paper.paragraph("A reply with the word “accepted” is enough.");
    close(paper, dossier);
    return paper;
}

namespace {

// That apply, and under which something is late by now: nobody gives notice of what is not.
std::vector<rights::Law const*> broken_laws(Dossier const& dossier) {
    std::vector<rights::Law const*> found;
    for (auto const& law : dossier.laws) {
        auto const owed = std::ranges::find(dossier.owed.laws, law.id, &rights::LawOwed::id);
        if (owed == dossier.owed.laws.end() || owed->applies.answer != rights::Answer::yes)
            continue;
        bool const late = std::ranges::any_of(owed->debts, [](rights::DebtOwed const& debt) {
            return debt.open.minor > 0 && debt.days_late > 0;
        });
        if (late) found.push_back(&law);
    }
    return found;
}

rights::LawOwed const* owed_under(Dossier const& dossier, std::string const& id) {
    for (auto const& law : dossier.owed.laws)
        if (law.id == id) return &law;
    return nullptr;
}

std::string payment_rule(rights::Law const& law) {
    if (!law.payment) return {};
    return " Where no day was agreed, it asks for payment within " +
           counted(static_cast<std::uint64_t>(law.payment->days), "day") +
           (law.payment->after.front() == rights::DueFrom::performed
                ? " after the work was done."
                : " after the invoice reached you.");
}

void add_law(Paper& paper, Dossier const& dossier, rights::Law const& law) {
    paper.heading(law.title + " (" + law.cites + ")");
    paper.paragraph(law.summary + payment_rule(law));
    auto const* const owed = owed_under(dossier, law.id);
    if (owed == nullptr) return;
    for (auto const& debt : owed->debts)
        if (debt.open.minor > 0 && debt.days_late > 0)
            paper.item(debt.subject + ": " + debt.open.text() + " was due on " +
                       day_text(*debt.due) + " (" + debt.due_why + ") and is " +
                       counted(static_cast<std::uint64_t>(debt.days_late), "day") + " late.");
    if (owed->interest.minor > 0) paper.item("Interest so far: " + owed->interest.text() + ".");
    if (owed->sums.minor > 0) paper.item("Fixed sums: " + owed->sums.text() + ".");
    if (law.contract.written && dossier.state.written.requested)
        paper.item(
            "I asked for a written contract on " +
            format_local_date(*dossier.state.written.requested, dossier.state.engagement.zone) +
            ".");
}

std::string why_none(Dossier const& dossier) {
    std::string text;
    for (auto const& law : dossier.owed.laws)
        if (law.applies.answer == rights::Answer::unknown && !law.applies.why.empty() &&
            text.size() < 300)
            text += (text.empty() ? "" : "; ") + law.title + ": " + law.applies.why.front();
    return text.empty() ? "tally owed " + dossier.state.engagement.slug + " says why for each"
                        : text;
}

}  // namespace

Result<Paper> notice(Dossier const& dossier, PaperChoices const& choices) {
    auto const laws = broken_laws(dossier);
    if (laws.empty())
        return fail(Code::rejected,
                    "nothing is late yet under a law that is known here and applies",
                    why_none(dossier));
    auto const told = papers::told(dossier, to_client());
    auto const by = choices.by.value_or(usual_deadline(dossier.on));
    Paper paper{.title = "Notice about " + quoted(dossier.state.engagement.title),
                .blocks = {},
                .blanks = {}};
    greet(paper, dossier.state);
    paper.paragraph(
        "This is a notice under the law below. It asks for nothing that is not in it, "
        "and it is meant to save us both a longer way. Please answer by " +
        day_text(by) + ".");
    for (auto const* const law : laws) add_law(paper, dossier, *law);
    add_facts(paper, told);
    paper.paragraph("Served at: " +
                    (dossier.state.client.service_address.empty()
                         ? paper.blank("the client’s address for service")
                         : dossier.state.client.service_address) +
                    ".");
    close(paper, dossier);
    return paper;
}

}  // namespace tally::papers
