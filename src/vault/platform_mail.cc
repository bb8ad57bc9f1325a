#include "vault/platform_mail.h"

#include <set>

#include "base/words.h"
#include "engagement/event.h"
#include "vault/examine.h"
#include "vault/exchanges.h"

namespace tally::vault {
namespace {

constexpr std::size_t told_singly_max = 3;
constexpr std::string_view rule = "MAIL-UNLABELLED";

void add_items(std::set<std::string>& known, ledger::Json const& body) {
    auto const& members = *body.object();
    if (auto const item = members.find("item"); item != members.end())
        if (auto const* id = item->second.string()) known.insert(*id);
    if (auto const items = members.find("items"); items != members.end())
        if (auto const* all = items->second.array())
            for (auto const& one : *all)
                if (auto const* id = one.string()) known.insert(*id);
}

// Items that an event rests on, shows, or labels.
std::set<std::string> known_items(engagement::State const& state) {
    std::set<std::string> known;
    for (auto const& recorded : state.history) {
        if (recorded.event.basis) known.insert(recorded.event.basis->whole().text);
        add_items(known, engagement::encode(recorded.event));
    }
    return known;
}

rights::Alert alert_of(std::string subject, std::string text, std::string action) {
    return {.rule = std::string{rule},
            .severity = rights::Severity::warning,
            .subject = std::move(subject),
            .text = std::move(text),
            .action = std::move(action),
            .due = std::nullopt,
            .money = std::nullopt,
            .alarms = {}};
}

}  // namespace

std::vector<std::string> platform_senders(RuleBook const& rules, engagement::State const& state) {
    std::vector<std::string> senders;
    for (auto const* pack : rights::packs_for(state, rules.packs))
        senders.insert(senders.end(), pack->senders.begin(), pack->senders.end());
    return senders;
}

Result<std::vector<search::IndexedItem>> unlabelled_mail(Vault& vault, RuleBook const& rules,
                                                         engagement::State const& state,
                                                         Instant at) {
    auto const senders = platform_senders(rules, state);
    std::vector<search::IndexedItem> found;
    if (senders.empty()) return found;
    auto const known = known_items(state);
    auto* index = TRY(vault.index());
    for (auto& item : TRY(index->list(state.engagement.slug, exchanges_max)))
        if (item.kind == "mail" && item.occurred <= at && !known.contains(item.id.text) &&
            rights::matches_sender(address_in(item.from), senders))
            found.push_back(std::move(item));
    return found;
}

Result<std::vector<MailProposal>> propose_labels(Vault& vault, RuleBook const& rules,
                                                 engagement::State const& state,
                                                 std::vector<search::IndexedItem> const& mails) {
    constexpr std::uint64_t mail_bytes_max = std::uint64_t{32} << 20;
    auto const packs = rights::packs_for(state, rules.packs);
    std::vector<MailProposal> proposals;
    for (auto const& item : mails) {
        auto const bytes = vault.store().read(item.blob, mail_bytes_max);
        auto const text = bytes ? searchable_text(item.kind, item.media, *bytes) : std::string{};
        MailProposal proposal{item, {}, {}, {}};
        if (auto const* pattern = rights::mail_pattern_for(item.subject, text, packs)) {
            proposal.means = pattern->means;
            proposal.command = rights::proposed_command(*pattern, state.engagement.slug,
                                                        item.id.text, item.occurred);
            proposal.confidence =
                rights::confidence_names.at(static_cast<std::size_t>(pattern->confidence));
        }
        proposals.push_back(std::move(proposal));
    }
    return proposals;
}

std::vector<rights::Alert> label_alerts(std::vector<search::IndexedItem> const& mails,
                                        std::string const& zone) {
    std::vector<rights::Alert> alerts;
    for (auto const& mail : mails) {
        if (alerts.size() == told_singly_max) {
            alerts.push_back(alert_of(
                "mails of the platform",
                counted(mails.size() - told_singly_max, "more mail") +
                    " of the platform wait for a label, and each may have started a clock.",
                "Search for them by their sender, and label each one."));
            break;
        }
        alerts.push_back(alert_of(
            "mail " + mail.id.text,
            "A mail of the platform of " + format_local(mail.occurred, zone) + " (“" +
                mail.subject + "”) is not labelled: it may have started a clock of a few days.",
            "Read it with `tally show " + mail.id.text +
                "`, record what it says and name this mail as what vouches for it (basis), or say "
                "that it starts nothing: `tally label " +
                mail.id.text + " --as nothing`."));
    }
    return alerts;
}

}  // namespace tally::vault
