#include "vault/case_matrix.h"

#include <algorithm>

#include "rights/subject.h"
#include "vault/act.h"
#include "vault/chats.h"
#include "vault/exchanges.h"
#include "vault/file_items.h"
#include "vault/item_entry.h"
#include "vault/item_words.h"
#include "vault/platform_mail.h"

namespace tally::vault {
namespace {

using ledger::Party;

// Reads what the index knows, item by item, within the limits.
class TextReader {
public:
    TextReader(Vault& vault, engagement::State const& state)
        : vault_{vault},
          state_{state},
          platform_{platform_senders(load_rules(vault.folder()), state)} {}

    Result<void> add(search::IndexedItem const& item) {
        if (item.kind == "chat") return add_chat(item);
        // What was erased, or cannot be read, shows nothing; the rest of the matrix stands.
        auto text = text_of_item(vault_, item);
        add_one(item, item.id, sender(item), item.occurred, text ? *std::move(text) : "");
        return {};
    }
    std::vector<claims::ItemText> take() { return std::move(items_); }

private:
    std::optional<Party> sender(search::IndexedItem const& item) const {
        if (auto const known = sender_of(item, state_)) return known;
        if (rights::matches_sender(address_in(item.from), platform_)) return Party::platform;
        return std::nullopt;
    }

    // Chats name people, not addresses.
    std::optional<Party> speaker(std::string const& name) const {
        auto const is = [&](engagement::Person const& person) {
            return !name.empty() && (name == person.name || name == person.legal_name);
        };
        if (is(state_.client)) return Party::client;
        if (is(state_.freelancer)) return Party::freelancer;
        return std::nullopt;
    }

    Result<void> add_chat(search::IndexedItem const& item) {
        auto const entry = read_item_entry(vault_.store(), item.ledger, item.n);
        if (!entry || !entry->record.chat) return {};
        auto const messages = messages_of(vault_, entry->record);
        if (!messages) return {};
        for (std::size_t i = 0; i < messages->size() && messages_ < matrix_messages_max; ++i) {
            auto const& message = (*messages)[i];
            if (message.system || message.deleted) continue;
            ++messages_;
            add_one(item, item.id.part(std::to_string(i + 1)), speaker(message.sender), message.at,
                    message.text);
        }
        return {};
    }

    void add_one(search::IndexedItem const& item, ledger::ItemId id, std::optional<Party> from,
                 Instant at, std::string text) {
        bool const is_message = id != item.id;
        items_.push_back({std::move(id), item.kind, from, at,
                          is_message ? std::string{} : item.subject, std::move(text),
                          is_message ? std::vector<std::string>{} : item.attachments});
    }

    Vault& vault_;
    engagement::State const& state_;
    std::vector<std::string> platform_;
    std::vector<claims::ItemText> items_;
    std::size_t messages_ = 0;
};

struct Named {
    EngagementRef ref;
    int number = 0;
};

Result<Named> find_named(Vault& vault, std::string const& name) {
    if (name.contains('/')) {
        auto const ref = TRY(find_case(vault, name));
        return Named{ref.engagement, ref.number};
    }
    auto const ref = TRY(find_engagement(vault, name));
    auto const state = TRY(load_state(vault, ref));
    if (state.cases.empty()) return Named{ref, 0};
    auto const found = TRY(find_case(vault, name));
    return Named{found.engagement, found.number};
}

// The row of the claim, with the proposals of today.
Result<CaseMatrix> matrix_of(Vault& vault, CaseRef const& ref) {
    return read_case_matrix(vault, ref.text(), vault.now());
}

Result<claims::Cell const*> find_cell(CaseMatrix const& view, EvidenceChoice const& choice) {
    auto const& rows = view.matrix.claims;
    auto const row = std::ranges::find_if(rows, [&](claims::ClaimRow const& one) {
        return one.claim.number == choice.claim && choice.claim != 0;
    });
    if (row == rows.end())
        return fail(Code::not_found,
                    "case " + view.name() + " has no claim " + std::to_string(choice.claim),
                    "assert one: tally case assert " + view.name() + " KIND");
    if (auto const* cell = row->cell(choice.element)) return cell;
    std::string known;
    for (auto const& cell : row->cells) known += (known.empty() ? "" : ", ") + cell.element->id;
    return fail(
        Code::not_found,
        "claim " + std::to_string(choice.claim) + " has no element '" + choice.element + "'",
        "it has " + known);
}

claims::Proposal const* proposal_for(claims::Cell const& cell, engagement::Source const& source) {
    auto const found = std::ranges::find(cell.proposals, source, &claims::Proposal::source);
    return found == cell.proposals.end() ? nullptr : &*found;
}

rights::Alert alert_for(claims::ClaimRow const& row, claims::Cell const& cell,
                        engagement::State const& state) {
    auto const& task = *cell.task;
    auto const topic = row.claim.about.empty() ? std::string{"contract"} : row.claim.about;
    auto const subject = rights::subject_text(state, topic);
    return {.rule = "GAP-" + cell.element->id,
            .severity = rights::Severity::info,
            .subject = subject,
            .text = row.claim.amount->text() + " for " + subject + ": " + task.text,
            .action = task.command.empty()
                          ? "See `tally case matrix " + state.engagement.slug + "`."
                          : "`" + task.command + "`",
            .due = std::nullopt,
            .money = std::nullopt,
            .alarms = {}};
}

std::vector<rights::Alert> alerts_for(claims::Matrix const& gaps, engagement::State const& state) {
    constexpr std::size_t alerts_max = 3;
    std::vector<rights::Alert> alerts;
    for (auto const& row : gaps.claims) {
        if (row.claim.by != Party::freelancer || !row.claim.amount) continue;
        for (auto const& cell : row.cells) {
            if (!cell.task || alerts.size() == alerts_max) continue;
            auto alert = alert_for(row, cell, state);
            bool const told = std::ranges::any_of(alerts, [&](rights::Alert const& one) {
                return one.rule == alert.rule && one.action == alert.action;
            });
            if (!told) alerts.push_back(std::move(alert));
        }
    }
    return alerts;
}

}  // namespace

std::string CaseMatrix::name() const {
    auto const& slug = ref.details.slug;
    return number == 0 ? slug : slug + "/" + std::to_string(number);
}

Result<ItemTexts> read_item_texts(Vault& vault, engagement::State const& state, Instant at,
                                  std::size_t items_max) {
    ItemTexts texts;
    TextReader reader{vault, state};
    auto* index = TRY(vault.index());
    auto const& slug = state.engagement.slug;
    auto const count = TRY(index->count(slug));
    auto const items = TRY(index->list(slug, items_max));
    texts.left = count > items.size() ? count - items.size() : 0;
    for (auto const& item : items)
        if (item.occurred <= at) TRY(reader.add(item));
    texts.items = reader.take();
    return texts;
}

Result<CaseMatrix> read_case_matrix(Vault& vault, std::string const& name, Instant at) {
    auto const named = TRY(find_named(vault, name));
    CaseMatrix view;
    view.ref = named.ref;
    view.number = named.number;
    view.state = engagement::as_of(TRY(load_state(vault, named.ref)), at);
    view.elements = std::make_unique<Elements const>(load_elements(vault.folder()));
    auto const texts = TRY(read_item_texts(vault, view.state, at));
    view.items_read = texts.items.size();
    view.items_left = texts.left;
    claims::MatrixInput const input{view.state, view.elements->book, texts.items, at};
    view.matrix = claims::matrix(input, view.details());
    view.reasons = claims::reasons(input, view.details());
    view.settlement = claims::settlement(view.state, view.reasons);
    return view;
}

Result<engagement::Source> find_source(Vault& vault, engagement::State const& state,
                                       std::string const& text) {
    bool const is_topic =
        text == "contract" ||
        std::ranges::any_of(state.history, [&](engagement::Recorded const& recorded) {
            return engagement::topic_of(recorded.event) == text;
        });
    if (is_topic) return engagement::Source{std::nullopt, text};
    auto const slash = text.find('/');
    auto item = resolve_item(vault, text);
    if (!item)
        return fail(item.error().code, "'" + text + "' is neither an item nor a topic on record",
                    "an item id, ID/2.1, or a topic such as milestone/2");
    auto const part = slash == text.npos ? std::string{} : text.substr(slash + 1);
    return engagement::Source{part.empty() ? item->id : item->id.part(part), {}};
}

Result<int> assert_claim(Vault& vault, CaseRef const& ref, engagement::ClaimAsserted claim) {
    auto const elements = load_elements(vault.folder());
    auto const* kind = TRY(elements.book.find_kind(claim.type));
    claim.number = ref.number;
    claim.by = kind->by;
    if (claim.text.empty()) claim.text = kind->title;
    auto const result = TRY(act(vault, ref.engagement, claim, {}));
    return result.state.find_case(ref.number)->claims.back().number;
}

Result<engagement::Evidence> accept_evidence(Vault& vault, CaseRef const& ref,
                                             EvidenceChoice const& choice) {
    auto const view = TRY(matrix_of(vault, ref));
    auto const* cell = TRY(find_cell(view, choice));
    engagement::EvidenceAccepted accepted;
    accepted.number = ref.number;
    accepted.claim = choice.claim;
    accepted.element = choice.element;
    accepted.item = choice.source.item;
    accepted.about = choice.source.about;
    accepted.why = choice.why;
    if (auto const* proposal = proposal_for(*cell, choice.source)) {
        accepted.strength = proposal->strength;
        accepted.rule = proposal->rule;
        if (accepted.why.empty()) accepted.why = proposal->why;
    }
    accepted.strength = choice.strength.value_or(accepted.strength);
    auto const result = TRY(act(vault, ref.engagement, accepted, {}));
    auto const* claim = result.state.find_case(ref.number)->claim_of(choice.claim);
    return *claim->accepted_for(choice.element, choice.source);
}

Result<void> reject_evidence(Vault& vault, CaseRef const& ref, EvidenceChoice const& choice) {
    auto const view = TRY(matrix_of(vault, ref));
    TRY(find_cell(view, choice));
    TRY(act(vault, ref.engagement,
            engagement::EvidenceRejected{ref.number, choice.claim, choice.element,
                                         choice.source.item, choice.source.about, choice.why},
            {}));
    return {};
}

Result<std::vector<rights::Alert>> gap_alerts(Vault& vault, engagement::State const& state,
                                              Instant at) {
    constexpr std::size_t items_max = 200;
    auto const elements = load_elements(vault.folder());
    auto const* details = state.cases.empty() ? nullptr : &state.cases.back();
    std::vector<claims::ItemText> items;
    auto gaps = claims::matrix({state, elements.book, items, at}, details);
    if (gaps.tasks().empty()) return std::vector<rights::Alert>{};
    items = TRY(read_item_texts(vault, state, at, items_max)).items;
    gaps = claims::matrix({state, elements.book, items, at}, details);
    return alerts_for(gaps, state);
}

}  // namespace tally::vault
