#include "vault/cases.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "vault/act.h"
#include "vault/forum_files.h"
#include "vault/item_entry.h"

namespace tally::vault {
namespace {

constexpr std::size_t strong_max = 3;

std::vector<std::string> gaps_of(engagement::Case const& details) {
    std::vector<std::string> gaps;
    if (details.claim.empty())
        gaps.emplace_back("no claim: one sentence that says what you assert");
    if (!details.asks) gaps.emplace_back("no amount: what you ask for");
    if (details.exhibits.empty())
        gaps.emplace_back("no exhibit: link the items that show what happened");
    auto const strong = std::ranges::count_if(details.exhibits, &engagement::Exhibit::strong);
    if (!details.exhibits.empty() && strong == 0)
        gaps.emplace_back("no strong exhibit: mark up to three that carry the case");
    if (static_cast<std::size_t>(strong) > strong_max)
        gaps.emplace_back("more than three strong exhibits: the brief prints the first three");
    for (auto const& exhibit : details.exhibits)
        if (exhibit.why.empty())
            gaps.push_back("exhibit " + std::to_string(exhibit.number) +
                           " does not say what it shows");
    return gaps;
}

// A message of a conversation is a part of it: "17" is the 17th.
Result<void> check_message(ledger::ChatRecord const& chat, NewExhibit const& request) {
    std::uint64_t number = 0;
    auto const& part = request.part;
    auto const [end, error] = std::from_chars(part.data(), part.data() + part.size(), number);
    if (error == std::errc{} && end == part.data() + part.size() && number >= 1 &&
        number <= chat.messages)
        return {};
    return fail(Code::not_found, "this conversation has no message " + part,
                "it has " + std::to_string(chat.messages) + " of them");
}

Result<void> check_part(Vault& vault, NewExhibit const& request) {
    if (request.part.empty()) return {};
    auto const entry = TRY(read_item_entry(vault.store(), request.item.ledger, request.item.n));
    auto const& children = entry.record.children;
    if (entry.record.chat) return check_message(*entry.record.chat, request);
    if (std::ranges::find(children, request.part, &ledger::ChildItem::path) != children.end())
        return {};
    return fail(Code::not_found, "item " + request.item.id.text + " has no part " + request.part,
                "tally show " + request.item.id.text + " lists its parts");
}

}  // namespace

std::string CaseRef::text() const { return engagement.details.slug + "/" + std::to_string(number); }

std::string known_cases_text(engagement::State const& state) {
    std::string text;
    for (auto const& one : state.cases)
        text +=
            (text.empty() ? "" : ", ") + state.engagement.slug + "/" + std::to_string(one.number);
    return text.empty() ? "Open one: tally case open " + state.engagement.slug + " --forum FORUM"
                        : "There are: " + text;
}

Result<CaseRef> find_case(Vault& vault, std::string const& text) {
    auto const slash = text.rfind('/');
    auto const ref = TRY(find_engagement(vault, text.substr(0, slash)));
    auto const state = TRY(load_state(vault, ref));
    int number = slash == text.npos && state.cases.size() == 1 ? 1 : 0;
    if (slash != text.npos)
        std::from_chars(text.data() + slash + 1, text.data() + text.size(), number);
    if (state.find_case(number) == nullptr)
        return fail(Code::not_found,
                    slash == text.npos && !state.cases.empty()
                        ? "'" + text + "' has several cases: say which"
                        : "there is no case '" + text + "'",
                    known_cases_text(state));
    return CaseRef{ref, number};
}

Result<CaseRef> open_case(Vault& vault, EngagementRef const& ref, NewCase const& request) {
    std::vector<PackProblem> told_elsewhere;  // tally alerts names them
    TRY(load_forums(vault.folder(), told_elsewhere).profile(request.forum, request.variant));
    auto const result = TRY(act(vault, ref,
                                engagement::OpenCase{.forum = request.forum,
                                                     .claim = request.claim,
                                                     .asks = request.asks,
                                                     .variant = request.variant},
                                {}));
    return CaseRef{ref, result.state.cases.back().number};
}

Result<int> link_exhibit(Vault& vault, CaseRef const& ref, NewExhibit const& request) {
    auto const& item = request.item;
    auto const& slug = ref.engagement.details.slug;
    if (item.engagement != slug)
        return fail(Code::rejected,
                    "item " + item.id.text + " does not belong to the engagement '" + slug + "'",
                    item.engagement.empty()
                        ? "file it first: tally file " + item.id.text + " --into " + slug
                        : "it belongs to '" + item.engagement + "'");
    TRY(check_part(vault, request));
    auto const id = request.part.empty() ? item.id : item.id.part(request.part);
    auto const result =
        TRY(act(vault, ref.engagement,
                engagement::LinkExhibit{ref.number, id, request.why, request.strong}, {}));
    return result.state.find_case(ref.number)->exhibits.back().number;
}

Result<CaseView> view_case(Vault& vault, CaseRef const& ref) {
    auto const state = TRY(load_state(vault, ref.engagement));
    auto const& details = *state.find_case(ref.number);
    CaseView view{ref, details, {}, gaps_of(details)};
    auto* const index = TRY(vault.index());
    for (auto const& exhibit : std::exchange(view.details.exhibits, {})) {
        auto const item = TRY(index->find(exhibit.item.whole()));
        if (item) {
            view.items.push_back(*item);
            view.details.exhibits.push_back(exhibit);
        } else {
            view.gaps.push_back("exhibit " + std::to_string(exhibit.number) + " (" +
                                exhibit.item.text + ") was erased and is left out");
        }
    }
    return view;
}

}  // namespace tally::vault
