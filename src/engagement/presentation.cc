#include "engagement/presentation.h"

#include <algorithm>

#include "engagement/fold.h"
#include "engagement/numbered.h"
#include "engagement/telling.h"

namespace tally::engagement {
namespace {

std::string of_case(int number) { return " of case " + std::to_string(number); }

std::string words_of(std::optional<ledger::ItemId> const& item, std::uint64_t entry) {
    return item ? "item " + item->text : "the body of entry " + std::to_string(entry);
}

void disclose(Case& file, std::optional<ledger::ItemId> const& item, std::uint64_t entry) {
    std::erase_if(file.withheld,
                  [&](Withheld const& one) { return one.item == item && one.entry == entry; });
}

}  // namespace

Withheld const* Case::withheld_item(ledger::ItemId const& item) const {
    auto const found = std::ranges::find(withheld, item, &Withheld::item);
    return found == withheld.end() ? nullptr : &*found;
}

Withheld const* Case::withheld_entry(std::uint64_t entry) const {
    auto const found = std::ranges::find_if(
        withheld, [&](Withheld const& one) { return !one.item && one.entry == entry; });
    return found == withheld.end() ? nullptr : &*found;
}

std::string const* Case::answer_to(std::string_view field) const {
    auto const found = std::ranges::find(answers, field, &FormAnswer::field);
    return found == answers.end() ? nullptr : &found->text;
}

void apply(State& state, Recorded const& recorded, ItemWithheld const& fact) {
    auto* file = find_numbered(state.cases, fact.number);
    if (file == nullptr) return;
    disclose(*file, fact.item, fact.entry);
    file->withheld.push_back(
        {fact.item, fact.entry, fact.reason, fact.text, recorded.event.occurred});
}

void apply(State& state, Recorded const&, ItemDisclosed const& fact) {
    if (auto* file = find_numbered(state.cases, fact.number))
        disclose(*file, fact.item, fact.entry);
}

void apply(State& state, Recorded const&, HighlightMarked const& fact) {
    auto* file = find_numbered(state.cases, fact.number);
    if (file == nullptr) return;
    auto* exhibit = find_numbered(file->exhibits, fact.exhibit);
    if (exhibit == nullptr) return;
    exhibit->highlights.push_back(
        {fact.quote, fact.offset, fact.length, fact.translation, fact.language});
}

void apply(State& state, Recorded const&, FormAnswered const& fact) {
    auto* file = find_numbered(state.cases, fact.number);
    if (file == nullptr) return;
    std::erase_if(file->answers, [&](FormAnswer const& one) { return one.field == fact.field; });
    if (!fact.text.empty()) file->answers.push_back({fact.field, fact.text});
}

std::string tell(Telling const& telling, ItemWithheld const& fact) {
    return telling.who() + " keeps " + words_of(fact.item, fact.entry) + " out of the file" +
           of_case(fact.number) + " (" + std::string{name(fact.reason)} + ")" +
           with_words(fact.text);
}

std::string tell(Telling const& telling, ItemDisclosed const& fact) {
    return telling.who() + " lets " + words_of(fact.item, fact.entry) + " into the file" +
           of_case(fact.number) + " again";
}

std::string tell(Telling const& telling, HighlightMarked const& fact) {
    return telling.who() + " marked in exhibit " + std::to_string(fact.exhibit) +
           of_case(fact.number) + ": “" + fact.quote + "”";
}

std::string tell(Telling const& telling, FormAnswered const& fact) {
    return telling.who() + " answered the field " + fact.field + of_case(fact.number) +
           with_words(fact.text);
}

}  // namespace tally::engagement
