// What goes to a bank or a court: the answer to a chargeback, and the particulars of a claim.
#include "base/words.h"
#include "engagement/telling.h"
#include "papers/parts.h"

namespace tally::papers {
namespace {

using engagement::day_text;

std::string period_of_work(Told const& told) {
    auto const handovers = about(told.story, {Topic::handover});
    if (handovers.empty()) return {};
    auto const& zone = told.dossier.state.engagement.zone;
    auto const first = format_local_date(handovers.front().when, zone);
    auto const last = format_local_date(handovers.back().when, zone);
    return first == last ? "on " + first : "from " + first + " to " + last;
}

std::string party_line(Paper& paper, std::string const& role, engagement::Person const& person) {
    auto text = role + ": " + (person.legal_name.empty() ? person.name : person.legal_name);
    if (!person.register_number.empty()) text += ", register number " + person.register_number;
    text +=
        ", " + (person.service_address.empty() ? paper.blank("address for service of the " + role)
                                               : person.service_address);
    return text;
}

// Numbered, as courts want paragraphs to be.
class Numbered {
public:
    explicit Numbered(Paper& paper) : paper_{paper} {}
    void add(std::string const& text) {
        if (!text.empty()) paper_.paragraph(std::to_string(++number_) + ". " + text);
    }

private:
    Paper& paper_;
    int number_ = 0;
};

std::string interest_text(Dossier const& dossier) {
    auto const* const law = law_that_counts(dossier.owed);
    if (law == nullptr || law->total.minor == dossier.owed.principal.minor) return {};
    return "The claimant claims interest of " + law->interest.text() + " and fixed sums of " +
           law->sums.text() + " up to " + day_text(dossier.owed.on) + " under " + law->title +
           ", and interest from then on.";
}

void add_truth(Paper& paper, Dossier const& dossier) {
    paper.paragraph(
        "Only you can sign for the truth of this. The words that your court asks for: " +
        paper.blank("statement of truth or declaration, with your signature and date"));
    paper.line(dossier.state.engagement.freelancer.name);
}

}  // namespace

Result<Paper> representment(Dossier const& dossier) {
    auto const told = papers::told(dossier, to_forum());
    if (about(told.story, {Topic::handover}).empty())
        return fail(Code::rejected, "the record holds nothing that was handed over",
                    "record it first: tally milestone submit --help or tally deliver --help");
    auto const& state = dossier.state;
    Paper paper{.title = "Answer to the chargeback: " + quoted(state.engagement.title),
                .blocks = {},
                .blanks = {}};
    paper.paragraph("The service for " + state.client.name + " was rendered " +
                    period_of_work(told) + ". I ask that the charge stand. Reason of the bank: " +
                    paper.blank("reason code in the bank’s notice") + ".");
    paper.heading("What was bought");
    paper.paragraph(agreement_text(told));
    paper.heading("What was delivered, and what the customer said");
    for (auto const& sentence : about(told.story, {Topic::handover, Topic::acceptance}))
        paper.item(text_of(sentence));
    add_reasons(paper, told);
    paper.heading("Payment and end of the contract");
    for (auto const& sentence : about(told.story, {Topic::money, Topic::end}))
        paper.item(text_of(sentence));
    add_exhibits(paper, told);
    return paper;
}

Result<Paper> particulars(Dossier const& dossier) {
    auto const told = papers::told(dossier, to_court());
    if (amount_asked(dossier).minor <= 0)
        return fail(Code::rejected, "the case asks for no amount and the record holds none",
                    "open the case with --asks AMOUNT");
    Paper paper{.title = "Particulars of claim", .blocks = {}, .blanks = {}};
    paper.line(party_line(paper, "claimant", dossier.state.freelancer));
    paper.line(party_line(paper, "defendant", dossier.state.client));
    Numbered numbered{paper};
    numbered.add("The claim is about the contract " + quoted(dossier.state.engagement.title) + ".");
    numbered.add(agreement_text(told));
    for (auto const& sentence :
         about(told.story, {Topic::money, Topic::handover, Topic::acceptance, Topic::scope,
                            Topic::invoice, Topic::hours, Topic::end}))
        numbered.add(text_of(sentence));
    for (auto const& reason : told.reasons)
        numbered.add("The defendant’s reason: " + text_of(reason));
    numbered.add("The claimant claims " + amount_asked(dossier).text() + ".");
    numbered.add(interest_text(dossier));
    add_truth(paper, dossier);
    add_exhibits(paper, told);
    return paper;
}

}  // namespace tally::papers
