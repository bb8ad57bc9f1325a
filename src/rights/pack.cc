#include "rights/pack.h"

#include <algorithm>
#include <optional>

#include "base/check.h"
#include "base/supersede.h"
#include "base/words.h"
#include "engagement/agreement_text.h"
#include "rights/embedded_packs.h"

namespace tally::rights {
namespace {

std::vector<Pack> parse_builtin() {
    std::vector<Pack> packs;
    for (auto const& embedded : embedded_packs()) {
        auto pack = parse_pack(embedded.text, std::string{embedded.file});
        TALLY_CHECK(pack.has_value());  // a test parses every pack that is shipped
        packs.push_back(std::move(*pack));
    }
    return packs;
}

// What the agreement's [terms] say under `platform`, in lower case.
std::string platform_of(engagement::State const& state) {
    auto const* version = state.terms();
    if (version == nullptr) return {};
    auto const text = engagement::parse_agreement(version->text, state.engagement.currency);
    if (!text) return {};  // a client's counter-offer may be any text
    for (auto const& [key, value] : text->terms)
        if (key == "platform") return ascii_lower(value);
    return {};
}

bool names_platform(Pack const& pack, std::string const& platform) {
    return std::ranges::any_of(
        pack.platform, [&](std::string const& one) { return ascii_lower(one) == platform; });
}

}  // namespace

std::string_view name(Confidence confidence) {
    return confidence_names.at(static_cast<std::size_t>(confidence));
}

bool Pack::applies_to_type(engagement::EngagementType type) const {
    return std::ranges::find(applies_to, type) != applies_to.end();
}

std::vector<Pack> const& builtin_packs() {
    static std::vector<Pack> const packs = parse_builtin();
    return packs;
}

std::vector<Pack const*> packs_for(engagement::State const& state, std::vector<Pack> const& packs) {
    std::vector<Pack const*> found;
    std::optional<std::string> platform;
    for (auto const& pack : packs) {
        if (!pack.applies_to_type(state.engagement.type) || is_superseded(pack, packs)) continue;
        if (!pack.platform.empty()) {
            if (!platform) platform = platform_of(state);
            if (!names_platform(pack, *platform)) continue;
        }
        found.push_back(&pack);
    }
    return found;
}

bool matches_sender(std::string_view address, std::vector<std::string> const& senders) {
    auto const wanted = ascii_lower(address);
    return std::ranges::any_of(senders, [&](std::string const& sender) {
        auto const pattern = ascii_lower(sender);
        auto const star = pattern.find('*');
        if (star == pattern.npos) return wanted == pattern;
        auto const begin = pattern.substr(0, star);
        auto const end = pattern.substr(star + 1);
        return wanted.size() >= begin.size() + end.size() && wanted.starts_with(begin) &&
               wanted.ends_with(end);
    });
}

namespace {

// Linear in the text for each star: every piece is looked for behind the one before.
bool fits(std::string_view text, std::string_view pattern) {
    auto star = pattern.find('*');
    if (star == pattern.npos) return text == pattern;
    if (!text.starts_with(pattern.substr(0, star))) return false;
    text.remove_prefix(star);
    pattern.remove_prefix(star + 1);
    while ((star = pattern.find('*')) != pattern.npos) {
        auto const found = text.find(pattern.substr(0, star));
        if (found == text.npos) return false;
        text.remove_prefix(found + star);
        pattern.remove_prefix(star + 1);
    }
    return text.ends_with(pattern);
}

}  // namespace

MailPattern const* mail_pattern_for(std::string_view subject, std::string_view text,
                                    std::vector<Pack const*> const& packs) {
    constexpr std::size_t looked_at = std::size_t{64} << 10;
    auto const lower_subject = ascii_lower(subject);
    auto const lower_text = ascii_lower(text.substr(0, looked_at));
    for (auto const* pack : packs)
        for (auto const& pattern : pack->mails)
            if (fits(lower_subject, ascii_lower(pattern.subject)) &&
                lower_text.contains(ascii_lower(pattern.body)))
                return &pattern;
    return nullptr;
}

std::string proposed_command(MailPattern const& pattern, std::string const& engagement,
                             std::string const& item, Instant occurred) {
    if (pattern.propose.empty()) return "tally label " + item + " --as nothing";
    auto text = "tally " + pattern.propose;
    auto const fill = [&](std::string_view name, std::string const& value) {
        for (auto at = text.find(name); at != text.npos; at = text.find(name, at + value.size()))
            text.replace(at, name.size(), value);
    };
    fill("{engagement}", engagement);
    fill("{item}", item);
    fill("{occurred}", format_instant(occurred));
    return text;
}

}  // namespace tally::rights
