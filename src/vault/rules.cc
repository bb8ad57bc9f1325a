#include "vault/rules.h"

#include <algorithm>

#include "base/result.h"
#include "vault/forum_files.h"
#include "vault/pack_files.h"
#include "vault/tone_files.h"

namespace tally::vault {
namespace {

bool has_id(std::vector<rights::Pack> const& packs, std::string const& id) {
    return std::ranges::find(packs, id, &rights::Pack::id) != packs.end();
}

// The vault's own packs, first; what they replace is left out of the built-in ones behind them.
void add_packs(std::filesystem::path const& vault_folder, RuleBook& rules) {
    for (auto const& [name, text] : read_pack_files(vault_folder, "rights")) {
        auto pack = text ? rights::parse_pack(*text, name) : std::unexpected(text.error());
        if (!pack)
            rules.problems.push_back({name, pack.error().message});
        else if (has_id(rules.packs, pack->id))
            rules.problems.push_back({name, name + ": another file has its id: " + pack->id});
        else
            rules.packs.push_back(*std::move(pack));
    }
    auto const own = rules.packs;
    for (auto const& pack : rights::builtin_packs())
        if (!has_id(own, pack.id)) rules.packs.push_back(pack);
}

template <typename Parse>
void add_laws(std::filesystem::path const& vault_folder, std::string const& kind, RuleBook& rules,
              Parse parse) {
    for (auto const& [name, text] : read_pack_files(vault_folder, kind)) {
        if (!text) {
            rules.problems.push_back({name, text.error().message});
            continue;
        }
        auto parsed = parse(*text, name);
        if (parsed)
            rules.laws.put(*std::move(parsed));
        else
            rules.problems.push_back({name, parsed.error().message});
    }
}

}  // namespace

RuleBook load_rules(std::filesystem::path const& vault_folder) {
    RuleBook rules{.packs = {}, .laws = rights::builtin_law_book(), .problems = {}};
    add_packs(vault_folder, rules);
    add_laws(vault_folder, "laws", rules, rights::parse_law);
    add_laws(vault_folder, "rates", rules, rights::parse_rate_table);
    add_laws(vault_folder, "courts", rules, rights::parse_court_pack);
    load_forums(vault_folder, rules.problems);
    load_tone(vault_folder, rules.problems);
    return rules;
}

std::vector<rights::Alert> problem_alerts(RuleBook const& rules) {
    std::vector<rights::Alert> alerts;
    for (auto const& problem : rules.problems)
        alerts.push_back({.rule = "PACK-BROKEN",
                          .severity = rights::Severity::warning,
                          .subject = problem.file,
                          .text = "Your own rules in " + problem.file +
                                  " were left out, so a deadline or a warning may be missing: " +
                                  problem.reason + ".",
                          .action = "Mend the file, or take it out of the folder.",
                          .due = std::nullopt,
                          .money = std::nullopt,
                          .alarms = {}});
    return alerts;
}

}  // namespace tally::vault
