#include "papers/fields.h"

#include <algorithm>

#include "base/characters.h"
#include "papers/parts.h"

namespace tally::papers {
namespace {

using forums::Filling;

constexpr std::string_view cut_note = " (More in the attached file.)";

// What a field holds before its limit is looked at.
struct Filled {
    std::string text;
    std::vector<std::string> blanks;
};

Filled of_paper(Result<Paper> const& paper) {
    if (!paper) return {};
    return {body_of(*paper, 0), paper->blanks};
}

// The claim, what carries it, and what is asked for.
std::string summary_text(Told const& told) {
    auto const& dossier = told.dossier;
    auto text = dossier.details.claim;
    auto const facts = about(told.story, {Topic::handover, Topic::acceptance, Topic::end});
    text += (text.empty() ? "" : " ") + joined(facts);
    return text + " I ask for " + amount_asked(dossier).text() + ".";
}

std::string reasons_text(Told const& told) {
    std::string text;
    for (auto const& reason : told.reasons) text += (text.empty() ? "" : "\n\n") + text_of(reason);
    return text;
}

std::string delivery_date(Told const& told) {
    auto const handovers = about(told.story, {Topic::handover});
    if (handovers.empty()) return {};
    return format_local_date(handovers.back().when, told.dossier.state.engagement.zone);
}

std::string client_email(engagement::State const& state) {
    if (!state.engagement.client.email.empty()) return state.engagement.client.email;
    for (auto const& address : state.client.addresses)
        if (address.contains('@')) return address;
    return {};
}

std::string client_name(engagement::State const& state) {
    auto const& legal = state.client.legal_name;
    return legal.empty() || legal == state.client.name ? state.client.name
                                                       : state.client.name + ", " + legal;
}

Filled fill(Filling filling, Told const& told) {
    auto const& dossier = told.dossier;
    switch (filling) {
        case Filling::summary: return {summary_text(told), {}};
        case Filling::statement: return of_paper(dispute_statement(dossier));
        case Filling::agreement: return {agreement_text(told), {}};
        case Filling::delivery: return {delivery_text(told), {}};
        case Filling::delivery_date: return {delivery_date(told), {}};
        case Filling::reasons: return {reasons_text(told), {}};
        case Filling::amount: return {amount_text(dossier), {}};
        case Filling::ask: return {"Payment of " + amount_asked(dossier).text() + ".", {}};
        case Filling::client: return {client_name(dossier.state), {}};
        case Filling::client_email: return {client_email(dossier.state), {}};
        case Filling::representment: return of_paper(representment(dossier));
        case Filling::particulars: return of_paper(particulars(dossier));
        case Filling::demand: return of_paper(demand(dossier, {}));
        case Filling::person: return {};
    }
    return {};  // bits that name no filling
}

// Whole sentences from the beginning, and a note about the rest.
std::string shortened(std::string const& text, std::size_t most) {
    if (characters_of(text) <= most) return text;
    if (most <= characters_of(cut_note)) return {};
    std::size_t end = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        bool const ends = (text[at] == '.' || text[at] == '\n') &&
                          (at + 1 == text.size() || text[at + 1] == ' ' || text[at + 1] == '\n');
        if (!ends) continue;
        if (characters_of(std::string_view{text}.substr(0, at + 1)) + characters_of(cut_note) >
            most)
            break;
        end = at + 1;
    }
    return end == 0 ? std::string{} : text.substr(0, end) + std::string{cut_note};
}

}  // namespace

std::vector<forums::FilledField> fill_fields(forums::Profile const& profile,
                                             Dossier const& dossier) {
    auto const told = papers::told(dossier, to_forum());
    std::vector<forums::FilledField> fields;
    for (auto const& field : profile.pack.fields) {
        auto const* const answer = dossier.details.answer_to(field.id);
        auto filled = answer == nullptr ? fill(field.filling, told) : Filled{*answer, {}};
        // A person's own words are never cut: the check says that they are too long.
        if (answer == nullptr && field.characters_max > 0)
            filled.text = shortened(filled.text, static_cast<std::size_t>(field.characters_max));
        fields.push_back({field, std::move(filled.text), std::move(filled.blanks)});
    }
    return fields;
}

}  // namespace tally::papers
