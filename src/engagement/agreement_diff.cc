#include "engagement/agreement_diff.h"

#include <algorithm>
#include <map>

#include "engagement/telling.h"

namespace tally::engagement {
namespace {

// One clause: what makes it the same one in another text, and what it says.
struct Clause {
    std::string key;
    std::string where;
    std::string says;
};
using Clauses = std::vector<Clause>;

std::string one_line(std::string_view text) {
    std::string line;
    for (char const byte : text) {
        bool const blank = byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
        if (!blank)
            line += byte;
        else if (!line.empty() && line.back() != ' ')
            line += ' ';
    }
    if (!line.empty() && line.back() == ' ') line.pop_back();
    return line;
}

std::string with_due(std::optional<Date> const& due) {
    return due ? ", due " + day_text(*due) : std::string{};
}

Clause const* find_key(Clauses const& all, std::string const& key) {
    auto const found = std::ranges::find(all, key, &Clause::key);
    return found == all.end() ? nullptr : &*found;
}

// The second line with the same key is another one.
void number_keys(Clauses& all) {
    std::map<std::string, int> seen;
    for (auto& clause : all) {
        auto const count = ++seen[clause.key];
        if (count > 1) clause.key += "\n" + std::to_string(count);
    }
}

// Lines without a partner on either side are the same line when they stand in the same place: then
// both say their names as well, for the names are what changed.
void match_places(Clauses& before, Clauses& after, bool name_them) {
    for (std::size_t i = 0; i < std::min(before.size(), after.size()); ++i) {
        auto& old = before[i];
        auto& now = after[i];
        bool const alone =
            find_key(after, old.key) == nullptr && find_key(before, now.key) == nullptr;
        if (!alone) continue;
        if (name_them) {
            old.says = old.key + ", " + old.says;
            now.says = now.key + ", " + now.says;
        }
        now.key = old.key;
    }
}

void say_removed(Clauses const& before, Clauses const& after, std::size_t& from, std::size_t to,
                 std::vector<TextChange>& out) {
    for (; from < to; ++from)
        if (find_key(after, before[from].key) == nullptr)
            out.push_back({TextChange::Kind::removed, before[from].where, before[from].says, {}});
}

void compare(Clauses const& before, Clauses const& after, std::vector<TextChange>& out) {
    std::size_t said = 0;  // lines of `before` whose removal was said or ruled out
    for (auto const& clause : after) {
        auto const* old = find_key(before, clause.key);
        if (old == nullptr) {
            out.push_back({TextChange::Kind::added, clause.where, {}, clause.says});
            continue;
        }
        say_removed(before, after, said, static_cast<std::size_t>(old - before.data()), out);
        if (old->says != clause.says)
            out.push_back({TextChange::Kind::changed, clause.where, old->says, clause.says});
    }
    say_removed(before, after, said, before.size(), out);
}

void compare_one(std::string const& where, std::string const& before, std::string const& after,
                 std::vector<TextChange>& out) {
    Clauses old;
    Clauses now;
    if (auto says = one_line(before); !says.empty()) old.push_back({where, where, std::move(says)});
    if (auto says = one_line(after); !says.empty()) now.push_back({where, where, std::move(says)});
    compare(old, now, out);
}

Clauses scope_of(AgreementText const& text) {
    Clauses all;
    for (auto const& line : text.scope)
        all.push_back({line.id, "scope " + line.id, one_line(line.text)});
    return all;
}

Clauses out_of_scope(AgreementText const& text) {
    Clauses all;
    for (auto const& line : text.out_of_scope)
        all.push_back(
            {one_line(line), "out of scope " + std::to_string(all.size() + 1), one_line(line)});
    number_keys(all);
    return all;
}

Clauses deliverables_of(AgreementText const& text) {
    Clauses all;
    for (auto const& one : text.deliverables) {
        auto says = one_line(one.title) + with_due(one.due);
        if (!one.acceptance.empty()) says += "; done when: " + one_line(one.acceptance);
        for (std::size_t i = 0; i < one.scope.size(); ++i)
            says += (i == 0 ? "; for scope " : ", ") + one.scope[i];
        all.push_back({one.id, "deliverable " + one.id, std::move(says)});
    }
    return all;
}

std::string revisions_of(AgreementText const& text) {
    if (!text.revisions) return {};
    auto const rounds = text.revisions->rounds;
    auto const counted_rounds = std::to_string(rounds) + (rounds == 1 ? " round" : " rounds");
    auto const& counts_as = text.revisions->counts_as;
    return counts_as.empty() ? counted_rounds : counted_rounds + "; one is: " + counts_as;
}

Clauses responsibilities_of(AgreementText const& text) {
    Clauses all;
    for (auto const& one : text.responsibilities)
        all.push_back({one.id, "responsibility " + one.id,
                       "the " + std::string{ledger::name(one.party)} + ": " + one_line(one.what) +
                           with_due(one.due)});
    return all;
}

Clauses terms_of(AgreementText const& text) {
    Clauses all;
    for (auto const& [name, says] : text.terms)
        all.push_back({name, "term " + name, one_line(says)});
    return all;
}

Clauses milestones_of(AgreementText const& text) {
    Clauses all;
    for (auto const& one : text.milestones) {
        auto const title = "“" + one_line(one.title) + "”";
        all.push_back({title, "milestone " + std::to_string(all.size() + 1) + " " + title,
                       one.amount.text() + with_due(one.due)});
    }
    number_keys(all);
    return all;
}

std::string quoted(std::string const& text) { return "“" + text + "”"; }

}  // namespace

std::vector<TextChange> diff(AgreementText const& before, AgreementText const& after) {
    std::vector<TextChange> out;
    compare_one("title", before.title, after.title, out);
    compare(scope_of(before), scope_of(after), out);
    auto old_limits = out_of_scope(before);
    auto new_limits = out_of_scope(after);
    match_places(old_limits, new_limits, false);
    compare(old_limits, new_limits, out);
    compare(deliverables_of(before), deliverables_of(after), out);
    compare_one("payment", before.payment, after.payment, out);
    compare_one("revisions", revisions_of(before), revisions_of(after), out);
    compare(responsibilities_of(before), responsibilities_of(after), out);
    compare(terms_of(before), terms_of(after), out);
    auto old_milestones = milestones_of(before);
    auto new_milestones = milestones_of(after);
    match_places(old_milestones, new_milestones, true);
    compare(old_milestones, new_milestones, out);
    return out;
}

std::string tell(TextChange const& change) {
    switch (change.kind) {
        case TextChange::Kind::added: return change.where + " is new: " + quoted(change.after);
        case TextChange::Kind::removed: return change.where + " is gone: " + quoted(change.before);
        case TextChange::Kind::changed: break;
    }
    return change.where + ": was " + quoted(change.before) + ", is now " + quoted(change.after);
}

}  // namespace tally::engagement
