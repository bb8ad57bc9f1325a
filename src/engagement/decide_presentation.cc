#include "engagement/guards.h"
#include "engagement/numbered.h"

namespace tally::engagement {
namespace {

using ledger::Party;

template <typename OneFact>
Result<void, Rejection> check_one_thing(OneFact const& asked) {
    if (asked.item.has_value() != (asked.entry != 0)) return {};
    return refuse("one-thing", "either an item or the body of an entry after the first");
}

bool is_withheld(Case const& file, std::optional<ledger::ItemId> const& item, std::uint64_t entry) {
    return item ? file.withheld_item(*item) != nullptr : file.withheld_entry(entry) != nullptr;
}

}  // namespace

Outcome decide_one(Guards& guards, ItemWithheld const& asked) {
    TRY(guards.check_author({Party::freelancer}, "withhold something"));
    auto const* file = TRY(guards.find_case(asked.number));
    TRY(check_one_thing(asked));
    if (asked.reason == WithheldFor::other && asked.text.empty())
        return refuse("why-missing", "withholding for another reason needs words",
                      "say why with --text: the reader of the case sees them");
    if (is_withheld(*file, asked.item, asked.entry))
        return refuse("already-withheld", "it is withheld already");
    return asked;
}

Outcome decide_one(Guards& guards, ItemDisclosed const& asked) {
    TRY(guards.check_author({Party::freelancer}, "disclose something"));
    auto const* file = TRY(guards.find_case(asked.number));
    TRY(check_one_thing(asked));
    if (!is_withheld(*file, asked.item, asked.entry))
        return refuse("not-withheld", "it is not withheld");
    return asked;
}

Outcome decide_one(Guards& guards, HighlightMarked const& asked) {
    TRY(guards.check_author({Party::freelancer}, "mark a sentence"));
    auto const* file = TRY(guards.find_case(asked.number));
    auto const* exhibit = file->exhibit(asked.exhibit);
    if (exhibit == nullptr)
        return refuse("unknown-exhibit",
                      "case " + std::to_string(asked.number) + " has no exhibit " +
                          std::to_string(asked.exhibit),
                      "`tally case exhibits` lists them");
    if (asked.quote.empty() || asked.length == 0)
        return refuse("quote-missing", "there are no words to mark", "give them with --quote");
    for (auto const& known : exhibit->highlights)
        if (known.offset == asked.offset && known.length == asked.length)
            return refuse("already-marked", "this sentence is marked already");
    return asked;
}

Outcome decide_one(Guards& guards, FormAnswered const& asked) {
    TRY(guards.check_author({Party::freelancer}, "answer a field"));
    TRY(guards.find_case(asked.number));
    if (asked.field.empty()) return refuse("field-missing", "nobody said which field");
    return asked;
}

}  // namespace tally::engagement
