#include "vault/playbooks.h"

#include <algorithm>

#include "playbooks/situations.h"
#include "vault/case_matrix.h"
#include "vault/deadlines.h"
#include "vault/exchanges.h"
#include "vault/pack_files.h"

namespace tally::vault {

Playbooks load_playbooks(std::filesystem::path const& vault_folder) {
    std::vector<playbooks::Pack> packs;
    std::vector<PackProblem> problems;
    for (auto const& [name, text] : read_pack_files(vault_folder, "playbooks")) {
        auto pack = text ? playbooks::parse_pack(*text, name) : std::unexpected(text.error());
        if (pack)
            packs.push_back(*std::move(pack));
        else
            problems.push_back({name, pack.error().message});
    }
    auto const& builtin = playbooks::builtin_packs();
    packs.insert(packs.end(), builtin.begin(), builtin.end());
    return {playbooks::in_force(packs), std::move(problems)};
}

Result<playbooks::Pack const*> find_playbook(std::vector<playbooks::Pack> const& packs,
                                             std::string const& situation) {
    auto const found = std::ranges::find(packs, situation, &playbooks::Pack::situation);
    if (found != packs.end()) return &*found;
    std::string known;
    for (auto const& pack : packs) known += (known.empty() ? "" : ", ") + pack.situation;
    return fail(Code::not_found, "there is no playbook for '" + situation + "'",
                "there are " + known);
}

Result<std::unique_ptr<PlaybookInput const>> PlaybookInput::open(Vault& vault,
                                                                 std::string const& slug,
                                                                 Instant at) {
    auto const ref = TRY(find_engagement(vault, slug));
    auto const rules = load_rules(vault.folder());
    std::unique_ptr<PlaybookInput> input{new PlaybookInput{load_elements(vault.folder())}};
    input->at_ = at;
    input->state_ = engagement::as_of(TRY(load_state(vault, ref)), at);
    input->deadlines_ = deadlines_of(rules, input->state_, at);
    input->owed_ = rights::owed(input->state_, rules.laws, local_date(at, ref.details.zone));
    auto texts = read_item_texts(vault, input->state_, at);
    auto exchanges = list_exchanges(vault, input->state_, at);
    input->knows_items_ = texts && exchanges;
    if (texts) input->texts_ = std::move(texts->items);
    for (auto const& text : input->texts_) input->items_.emplace_back(text);
    input->signals_ = engagement::health(
        input->state_, exchanges ? *exchanges : std::vector<engagement::Exchange>{}, at);
    return std::unique_ptr<PlaybookInput const>{std::move(input)};
}

namespace {

rights::Alert seeming(playbooks::Pack const& pack, playbooks::Reason const& reason,
                      std::string const& slug) {
    auto text = reason.text;
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return {.rule = "SEEMS-" + pack.situation,
            .severity = rights::Severity::warning,
            .subject = "item " + reason.item->text,
            .text = std::move(text),
            .action = "This sounds like “" + pack.title +
                      "”. Before you answer, see what to do: `tally "
                      "playbook " +
                      pack.situation + " " + slug + "`",
            .due = std::nullopt,
            .money = std::nullopt,
            .alarms = {}};
}

}  // namespace

Result<std::vector<rights::Alert>> seeming_alerts(Vault& vault,
                                                  std::vector<playbooks::Pack> const& packs,
                                                  engagement::State const& state, Instant at) {
    constexpr std::size_t items_max = 100;
    auto texts = TRY(read_item_texts(vault, state, at, items_max)).items;
    std::erase_if(texts, [&](claims::ItemText const& text) {
        return at - text.occurred > rights::passed_shown_max;
    });
    std::vector<claims::ReadItem> items;
    for (auto const& text : texts) items.emplace_back(text);
    // Words alone are looked for: what is on record rings by rules and signals.
    std::vector<engagement::Signal> const signals;
    std::vector<rights::Deadline> const deadlines;
    claims::ElementBook const elements{{}};
    rights::Owed const owed;
    playbooks::Scene const scene{state, signals, deadlines, items, elements, owed, at};
    std::vector<rights::Alert> alerts;
    for (auto const& pack : packs) {
        auto const reasons = playbooks::reasons_for(scene, pack);
        auto const said = std::ranges::find_if(
            reasons, [](playbooks::Reason const& reason) { return reason.item.has_value(); });
        if (said != reasons.end()) alerts.push_back(seeming(pack, *said, state.engagement.slug));
    }
    return alerts;
}

}  // namespace tally::vault
