#include "cli/case_choice.h"

#include <fmt/format.h>

namespace tally::cli {

Result<std::string> case_or_engagement(Session const& session, vault::Vault& vault,
                                       std::string const& text) {
    if (text.contains('/')) return text;
    auto const ref = TRY(vault::find_engagement(vault, text));
    auto const state = TRY(vault::load_state(vault, ref));
    if (state.cases.size() < 2) return text;
    auto newest = fmt::format("{}/{}", text, state.cases.back().number);
    session.remark(
        fmt::format("This is case {}, the newest. {}", newest, vault::known_cases_text(state)));
    return newest;
}

Result<vault::CaseRef> case_to_show(Session const& session, vault::Vault& vault,
                                    std::string const& text) {
    return vault::find_case(vault, TRY(case_or_engagement(session, vault, text)));
}

}  // namespace tally::cli
