#include "tone/check.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "base/characters.h"
#include "base/encoding.h"
#include "tone/language.h"
#include "tone/rewrite.h"
#include "tone/rule_finder.h"

namespace tally::tone {
namespace {

bool applies(Rule const& rule, Circumstances const& about) {
    if (rule.on_platform && !about.on_platform) return false;
    if (rule.before_contract && !about.before_contract) return false;
    return rule.kinds.empty() || std::ranges::find(rule.kinds, about.kind) != rule.kinds.end();
}

std::string on_one_line(std::string_view text) {
    std::string out;
    for (char const c : text) {
        bool const is_blank = c == '\n' || c == '\r' || c == '\t' || c == ' ';
        if (!is_blank)
            out += c;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
    return out;
}

Finding finding_of(Rule const& rule, Hit const& hit, std::string_view draft,
                   std::string const& suggest) {
    auto const words = draft.substr(hit.begin, hit.end - hit.begin);
    auto const place = place_of(draft, hit.begin);
    return {.rule = rule.id,
            .title = rule.title,
            .level = rule.level,
            .line = place.line,
            .column = place.column,
            .length = static_cast<int>(characters_of(words)),
            .text = on_one_line(words),
            .why = rule.why,
            .instead = rule.instead,
            .suggest = suggest};
}

// Holds rules against one draft. What a rule of one language has found in a sentence, its like in
// another does not find again.
class Checker {
public:
    Checker(std::string_view draft, Circumstances const& about, std::vector<TonePack> const& packs)
        : draft_{draft}, about_{about}, packs_{packs}, sentences_{sentences_of(draft)} {
        language_ = about.language.empty() ? language_of(sentences_, packs) : about.language;
        for (auto const& sentence : sentences_)
            languages_.push_back(language_of({sentence}, packs));
    }

    Report report() {
        for (bool const own : {true, false})
            for (auto const& pack : packs_)
                if ((pack.language == language_) == own)
                    for (auto const& rule : pack.rules) hold(rule, pack.language);
        std::ranges::stable_sort(findings_, {}, [](Finding const& finding) {
            return std::tuple{finding.line, finding.column, -static_cast<int>(finding.level)};
        });
        auto const verdict = verdict_of(findings_);
        return {std::move(findings_), verdict, language_};
    }

private:
    void hold(Rule const& rule, std::string const& language) {
        if (!applies(rule, about_) || !is_held_in(rule, language)) return;
        if (!is_written_anywhere(language)) return;
        for (auto const& hit : hits_of(rule, sentences_)) {
            if (findings_.size() == findings_max) return;
            if (!is_written_in(hit.sentence, language) ||
                !found_.emplace(rule.id, hit.sentence).second)
                continue;
            auto const day = day_in_words(answer_day(about_.today), language);
            findings_.push_back(finding_of(
                rule, hit, draft_, rewritten(rule.rewrites, sentences_[hit.sentence].text, day)));
        }
    }
    bool is_held_in(Rule const& rule, std::string const& language) const {
        if (language == language_) return true;
        return language_.empty() ? !rule.absent : rule.level == Level::forbidden;
    }
    bool is_written_anywhere(std::string const& language) const {
        return language_.empty() || language == language_ ||
               std::ranges::find(languages_, language) != languages_.end();
    }
    // A sentence in another language than the rest is held against the rules of its own.
    bool is_written_in(std::size_t sentence, std::string const& language) const {
        return language_.empty() || language == language_ || languages_[sentence] == language;
    }

    std::string_view draft_;
    Circumstances const& about_;
    std::vector<TonePack> const& packs_;
    std::vector<Sentence> sentences_;
    std::string language_;                                 // of the draft
    std::vector<std::string> languages_;                   // of each sentence
    std::set<std::pair<std::string, std::size_t>> found_;  // rule, sentence
    std::vector<Finding> findings_;
};

Result<void> check_language(std::string const& language, std::vector<TonePack> const& packs) {
    auto const known = languages_of(packs);
    if (language.empty() || std::ranges::find(known, language) != known.end()) return {};
    std::string names;
    for (auto const& one : known) names += (names.empty() ? "" : ", ") + one;
    return fail(Code::invalid_input, "there are no rules for drafts in the language " + language,
                "there are for: " + names + "; or leave the language out");
}

}  // namespace

std::string_view name(Verdict verdict) { return verdict_names[static_cast<std::size_t>(verdict)]; }

bool should_wait(Verdict verdict) { return verdict >= Verdict::heated; }

Verdict verdict_of(std::vector<Finding> const& findings) {
    constexpr std::ptrdiff_t sharp_places_most = 2;
    auto worst = Level::advice;
    std::set<std::string> sharp_rules;
    for (auto const& finding : findings) {
        worst = std::max(worst, finding.level);
        if (finding.level == Level::sharp) sharp_rules.insert(finding.rule);
    }
    auto const sharp = std::ranges::count(findings, Level::sharp, &Finding::level);
    bool const adds_up = sharp_rules.size() > 1 || sharp > sharp_places_most;
    if (adds_up) worst = std::max(worst, Level::heated);
    return static_cast<Verdict>(worst);
}

Result<Report> check_draft(std::string_view draft, Circumstances const& about,
                           std::vector<TonePack> const& packs) {
    if (draft.size() > draft_bytes_max)
        return fail(Code::invalid_input,
                    "the draft is longer than " + std::to_string(draft_bytes_max) + " bytes",
                    "check the part that you wrote, without what you answer to");
    if (!is_utf8(draft))
        return fail(Code::invalid_input, "the draft is not UTF-8", "save it as UTF-8 text");
    TRY(check_language(about.language, packs));
    return Checker{draft, about, packs}.report();
}

std::optional<std::string> words_against(std::string_view id, std::string_view text) {
    auto const draft = to_valid_utf8(text.substr(0, draft_bytes_max));
    auto const sentences = sentences_of(draft);
    for (auto const& pack : builtin_tone_packs())
        for (auto const& rule : pack.rules) {
            if (rule.id != id) continue;
            auto const hits = hits_of(rule, sentences);
            if (!hits.empty())
                return on_one_line(std::string_view{draft}.substr(
                    hits.front().begin, hits.front().end - hits.front().begin));
        }
    return std::nullopt;
}

}  // namespace tally::tone
