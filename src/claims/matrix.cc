#include "claims/matrix.h"

#include <algorithm>

#include "claims/command.h"
#include "engagement/numbered.h"
#include "engagement/scope_words.h"
#include "engagement/telling.h"

namespace tally::claims {
namespace {

using engagement::EvidenceStrength;
using engagement::State;
using ledger::Party;

Status status_of(engagement::Claim const& claim, Cell const& cell) {
    auto const& id = cell.element->id;
    if (!cell.denied_by.empty() || claim.dispute_of(id, Party::client) != nullptr)
        return Status::disputed_by_them;
    if (claim.dispute_of(id, Party::freelancer) != nullptr) return Status::disputed_by_us;
    if (cell.accepted.empty()) return Status::missing;
    bool const proves = std::ranges::any_of(cell.accepted, [](engagement::Evidence const& one) {
        return one.strength == EvidenceStrength::proves;
    });
    return proves ? Status::proved : Status::supported;
}

class RowMaker {
public:
    RowMaker(MatrixInput const& input, std::vector<ReadItem> const& items,
             engagement::Claim const& claim)
        : input_{input},
          claim_{claim},
          subject_{subject_of(input.state, claim)},
          look_{input.state, items, subject_, input.now} {}

    ClaimRow make() const {
        ClaimRow row{claim_, input_.book.kind(claim_.type), {}};
        if (row.kind == nullptr) return row;
        auto const other = row.kind->by == Party::freelancer ? Party::client : Party::freelancer;
        for (auto const& id : row.kind->must_show) add(row, id, row.kind->by);
        for (auto const& id : row.kind->answers) add(row, id, other);
        return row;
    }

private:
    void add(ClaimRow& row, std::string const& id, Party side) const {
        auto const* element = input_.book.element(id);
        if (element == nullptr) return;
        Cell cell;
        cell.element = element;
        cell.side = side;
        for (auto const& evidence : claim_.accepted)
            if (evidence.element == id) cell.accepted.push_back(evidence);
        cell.proposals = propose(look_, *element);
        std::erase_if(cell.proposals, [&](Proposal const& one) {
            return claim_.accepted_for(id, one.source) != nullptr ||
                   claim_.is_rejected(id, one.source);
        });
        add_other_side(cell);
        cell.status = status_of(claim_, cell);
        cell.task = task_for(cell);
        row.cells.push_back(std::move(cell));
    }

    void add_other_side(Cell& cell) const {
        cell.they_say = cell.element->they_say;
        cell.they_show = cell.element->they_show;
        if (claim_.by == Party::freelancer) cell.denied_by = denied_by(cell.element->id);
        auto const* dispute = claim_.dispute_of(cell.element->id, Party::client);
        if (dispute == nullptr) return;
        cell.they_say = dispute->why;
        cell.they_show = dispute->item ? "item " + dispute->item->text : "";
    }

    // A reason on record that denies the element.
    std::string denied_by(std::string const& element) const {
        for (auto const& reason : input_.state.reasons) {
            auto const* kind = kind_of_reason(input_.book, input_.state, reason.text);
            if (kind == nullptr) continue;
            if (std::ranges::find(kind->denies, element) != kind->denies.end())
                return "reason " + std::to_string(reason.number);
        }
        return {};
    }

    std::optional<Task> task_for(Cell const& cell) const {
        auto const& element = *cell.element;
        if (!cell.is_red() || element.task.empty()) return std::nullopt;
        if (!element.once.empty() && !first_of(input_.state, subject_, element.once))
            return std::nullopt;
        return Task{element.task, command_for(element, input_.state.engagement.slug, claim_.about)};
    }

    MatrixInput const& input_;
    engagement::Claim const& claim_;
    ClaimSubject subject_;
    Look look_;
};

engagement::Claim claim_of(ClaimKind const& kind, std::string text, std::optional<Money> amount,
                           std::string about) {
    engagement::Claim claim;
    claim.type = kind.id;
    claim.by = kind.by;
    claim.text = std::move(text);
    claim.amount = amount;
    claim.about = std::move(about);
    return claim;
}

// What is asked for on a milestone: what is held, or else what was handed over and is not paid.
Money due_on(State const& state, engagement::Milestone const& milestone) {
    auto const held = state.held(milestone.number);
    if (held.minor > 0) return held;
    bool const handed_over = !milestone.submissions.empty() || !milestone.deliveries.empty();
    auto const open = milestone.amount - milestone.kept();
    bool const is_direct = !engagement::has_platform(state.engagement.type);
    return handed_over && open.minor > 0 && is_direct && state.invoices.empty() ? open
                                                                                : state.zero();
}

void suggest_payment(State const& state, ClaimKind const& kind,
                     std::vector<engagement::Claim>& claims) {
    for (auto const& milestone : state.milestones)
        if (auto const due = due_on(state, milestone); due.minor > 0)
            claims.push_back(claim_of(kind,
                                      due.text() + " for milestone " +
                                          std::to_string(milestone.number) + " “" +
                                          milestone.title + "”",
                                      due, "milestone/" + std::to_string(milestone.number)));
}

void suggest_invoices(State const& state, ClaimKind const& kind,
                      std::vector<engagement::Claim>& claims) {
    for (auto const& invoice : state.invoices)
        if (auto const open = invoice.open(); open.minor > 0)
            claims.push_back(claim_of(kind, open.text() + " on invoice " + invoice.reference, open,
                                      "invoice/" + std::to_string(invoice.number)));
}

void suggest_hours(State const& state, ClaimKind const& kind,
                   std::vector<engagement::Claim>& claims) {
    if (state.weeks.empty()) return;
    for (auto const& week : state.weeks)
        if (week.dispute)
            claims.push_back(
                claim_of(kind, "The hours of the week of " + engagement::day_text(week.monday),
                         std::nullopt, "hours/" + format_date(week.monday)));
    if (claims.empty())
        claims.push_back(claim_of(kind, "The hours that were worked", std::nullopt, {}));
}

// What our claims are about, where that is one thing.
std::string only_topic(std::vector<engagement::Claim> const& claims) {
    std::optional<std::string> topic;
    for (auto const& claim : claims) {
        if (claim.by != Party::freelancer) continue;
        if (topic && *topic != claim.about) return {};
        topic = claim.about;
    }
    return topic.value_or("");
}

void suggest_defences(State const& state, ElementBook const& book,
                      std::vector<engagement::Claim>& claims) {
    auto const add = [&](std::string const& text) {
        auto const* kind = kind_of_reason(book, state, text);
        if (kind == nullptr) return;
        auto const about = only_topic(claims);
        if (std::ranges::find(claims, kind->id, &engagement::Claim::type) == claims.end())
            claims.push_back(claim_of(*kind, text, std::nullopt, about));
    };
    for (auto const& reason : state.reasons) add(reason.text);
    if (state.reasons.empty() && state.ended && state.ended->by == Party::client)
        add(state.ended->reason);
}

}  // namespace

std::string command_for(Element const& element, std::string const& slug, std::string const& about) {
    if (element.command.empty()) return {};
    auto text = "tally " + element.command;
    auto const fill = [&](std::string_view place, std::string const& value) {
        if (auto const at = text.find(place); at != text.npos)
            text.replace(at, place.size(), value);
    };
    if (!about.starts_with("milestone/")) fill(" --about {about}", "");
    fill("{engagement}", slug);
    fill("{about}", about);
    return text;
}

std::string_view name(Status status) { return status_names.at(static_cast<std::size_t>(status)); }

Status Cell::outlook() const {
    if (status != Status::missing && status != Status::supported) return status;
    for (auto const& one : proposals)
        if (one.strength == EvidenceStrength::proves) return Status::proved;
    return proposals.empty() ? status : Status::supported;
}

bool Cell::is_red() const {
    return side == Party::freelancer && accepted.empty() && proposals.empty() &&
           status != Status::disputed_by_us;
}

Cell const* ClaimRow::cell(std::string_view element) const {
    auto const found =
        std::ranges::find_if(cells, [&](Cell const& one) { return one.element->id == element; });
    return found == cells.end() ? nullptr : &*found;
}

std::vector<Task> Matrix::tasks() const {
    std::vector<Task> all;
    for (auto const& row : claims)
        for (auto const& cell : row.cells) {
            if (!cell.task) continue;
            bool const known = std::ranges::any_of(all, [&](Task const& one) {
                return one.text == cell.task->text && one.command == cell.task->command;
            });
            if (!known) all.push_back(*cell.task);
        }
    return all;
}

ClaimKind const* kind_of_reason(ElementBook const& book, State const& state,
                                std::string_view text) {
    auto const flat = engagement::flattened(text.substr(0, item_bytes_max));
    ClaimKind const* best = nullptr;
    std::ptrdiff_t most = 0;
    for (auto const& kind : book.kinds()) {
        if (kind.by != Party::client || !kind.applies_to_type(state.engagement.type)) continue;
        auto const count = std::ranges::count_if(kind.words, [&](std::string const& phrase) {
            return flat.find(" " + phrase + " ") != flat.npos;
        });
        if (count > most) {
            best = &kind;
            most = count;
        }
    }
    return best;
}

std::vector<engagement::Claim> suggested_claims(State const& state, ElementBook const& book) {
    std::vector<engagement::Claim> claims;
    for (auto const& kind : book.kinds()) {
        if (kind.by != Party::freelancer || !kind.applies_to_type(state.engagement.type)) continue;
        if (kind.id == "payment-for-work") suggest_payment(state, kind, claims);
        if (kind.id == "payment-of-invoice") suggest_invoices(state, kind, claims);
        if (kind.id == "payment-for-hours") suggest_hours(state, kind, claims);
    }
    suggest_defences(state, book, claims);
    return claims;
}

Matrix matrix(MatrixInput const& input, engagement::Case const* details) {
    std::vector<ReadItem> items;
    items.reserve(input.items.size());
    for (auto const& item : input.items)
        if (item.occurred <= input.now) items.emplace_back(item);
    bool const asserted = details != nullptr && !details->claims.empty();
    auto const claims = asserted ? details->claims : suggested_claims(input.state, input.book);
    Matrix result;
    for (auto const& claim : claims) result.claims.push_back(RowMaker{input, items, claim}.make());
    return result;
}

}  // namespace tally::claims
