#include "vault/lessons.h"

#include "vault/exchanges.h"

namespace tally::vault {

Result<std::vector<engagement::State>> readable_states(Vault& vault) {
    std::vector<engagement::State> states;
    for (auto const& ref : TRY(list_engagements(vault)))
        if (auto state = load_state(vault, ref)) states.push_back(*std::move(state));
    return states;
}

Result<std::vector<lessons::LessonFound>> lessons_for(Vault& vault,
                                                      engagement::Engagement const& engagement) {
    return lessons::lessons_for(engagement, TRY(readable_states(vault)));
}

Result<std::vector<lessons::LessonFound>> checklist_for(Vault& vault,
                                                        engagement::Engagement const& engagement) {
    return lessons::checklist(TRY(lessons_for(vault, engagement)));
}

Result<LookedBack> look_back(Vault& vault, std::string const& slug, Instant at) {
    auto const ref = TRY(find_engagement(vault, slug));
    LookedBack back;
    back.state = engagement::as_of(TRY(load_state(vault, ref)), at);
    auto exchanges = list_exchanges(vault, back.state, at);
    back.knows_messages = exchanges.has_value();
    back.retrospective = lessons::look_back(
        back.state, exchanges ? *std::move(exchanges) : std::vector<engagement::Exchange>{}, at);
    return back;
}

Result<AllLooked> look_at_all(Vault& vault, Instant at) {
    AllLooked all;
    for (auto const& whole : TRY(readable_states(vault))) {
        auto const state = engagement::as_of(whole, at);
        auto const day = state.ended ? state.ended->occurred : at;
        auto const exchanges = list_exchanges(vault, state, day);
        auto const signals = engagement::health(
            state, exchanges ? *exchanges : std::vector<engagement::Exchange>{}, day);
        all.engagements.push_back(lessons::looked_at(state, signals, at));
    }
    all.patterns = lessons::patterns(all.engagements);
    return all;
}

}  // namespace tally::vault
