// Playbooks laid over an engagement of the vault: the packs that count, and everything that a step
// may be held against.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "playbooks/pack.h"
#include "playbooks/scene.h"
#include "rights/alerts.h"
#include "vault/elements.h"
#include "vault/engagements.h"

namespace tally::vault {

struct Playbooks {
    std::vector<playbooks::Pack> packs;  // one for each situation
    std::vector<PackProblem> problems;   // files that were left out, and why
};
// What came with the program, and the user's own files under packs/playbooks in the vault's folder,
// which come first.
Playbooks load_playbooks(std::filesystem::path const& vault_folder);

// The pack for the situation. not_found lists the situations that there are.
Result<playbooks::Pack const*> find_playbook(std::vector<playbooks::Pack> const& packs,
                                             std::string const& situation);

// An engagement as of a time, with what was derived of it. It stays where it is: scenes view it.
class PlaybookInput {
public:
    // Reads the newest items, up to matrix_items_max. A search index that cannot be read leaves
    // items and response times out: deadlines are shown all the same.
    static Result<std::unique_ptr<PlaybookInput const>> open(Vault& vault, std::string const& slug,
                                                             Instant at);
    PlaybookInput(PlaybookInput const&) = delete;
    PlaybookInput& operator=(PlaybookInput const&) = delete;

    playbooks::Scene scene() const {
        return {state_, signals_, deadlines_, items_, elements_.book, owed_, at_};
    }
    engagement::State const& state() const { return state_; }
    bool knows_items() const { return knows_items_; }

private:
    explicit PlaybookInput(Elements elements) : elements_{std::move(elements)} {}

    engagement::State state_;
    std::vector<engagement::Signal> signals_;
    std::vector<rights::Deadline> deadlines_;
    std::vector<claims::ItemText> texts_;
    std::vector<claims::ReadItem> items_;  // view texts_
    Elements elements_;
    rights::Owed owed_{};
    Instant at_;
    bool knows_items_ = false;
};

// What the client wrote within the last 30 days that sounds like a situation of a playbook, while
// no act on record says so: SEEMS-<situation>, one for each. Looks at the newest items alone. The
// state is that of `at`. Fails where the search index cannot be read.
Result<std::vector<rights::Alert>> seeming_alerts(Vault& vault,
                                                  std::vector<playbooks::Pack> const& packs,
                                                  engagement::State const& state, Instant at);

}  // namespace tally::vault
