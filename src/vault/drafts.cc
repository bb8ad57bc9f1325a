#include "vault/drafts.h"

#include <algorithm>

#include "base/local_time.h"
#include "engagement/conduct.h"
#include "vault/tone_files.h"

namespace tally::vault {

tone::Circumstances circumstances_of(engagement::State const& state, Instant now) {
    tone::Circumstances about;
    about.on_platform = engagement::has_platform(state.engagement.type);
    about.before_contract = about.on_platform && !engagement::has_started(state);
    about.today = local_date(now, state.engagement.zone);
    return about;
}

Result<tone::Report> check_draft(std::filesystem::path const& vault_folder, std::string_view text,
                                 tone::Circumstances const& about) {
    std::vector<PackProblem> problems;  // alerts tell them
    return tone::check_draft(text, about, load_tone(vault_folder, problems));
}

Result<tone::Report> check_letter(std::filesystem::path const& vault_folder,
                                  std::string_view subject, std::string_view text,
                                  tone::Circumstances const& about) {
    auto const above = TRY(check_draft(vault_folder, subject, about));
    auto report = TRY(check_draft(vault_folder, text, about));
    report.verdict = std::max(report.verdict, above.verdict);
    return report;
}

Instant next_morning(Instant now, std::string const& zone) {
    auto const tomorrow = Date{std::chrono::sys_days{local_date(now, zone)} + std::chrono::days{1}};
    return from_local({tomorrow, std::chrono::hours{9}}, zone);
}

}  // namespace tally::vault
