// Packs of demands may be added by the user, and a job post is written by a stranger: a broken file
// is an error with its name, and what a flag quotes stands in the post.
#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/check.h"
#include "base/encoding.h"
#include "precontract/check.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

namespace {

using namespace tally;

void check(std::vector<precontract::Flag> const& flags) {
    for (auto const& flag : flags) {
        TALLY_CHECK(!flag.id.empty() && !flag.title.empty());
        TALLY_CHECK(flag.quotes.size() <= precontract::quotes_max);
        for (auto const& quote : flag.quotes)
            TALLY_CHECK(!quote.words.empty() && is_utf8(quote.sentence));
    }
}

// The foreign post under our packs.
void read_post(std::string_view post) {
    static auto const pack = precontract::joined(precontract::builtin_packs());
    if (!is_utf8(post)) return;  // the command refuses it
    check(precontract::read_post(pack, post, std::nullopt));
}

// Our post under the foreign pack.
void use(precontract::Pack const& pack) {
    check(precontract::read_post(pack, "Paint it all blue, the wall too. A free sample first!",
                                 engagement::EngagementType::direct_fixed));
    precontract::Noted noted;
    for (auto const& fact : pack.facts) {
        auto const one = precontract::parse_facts(pack, {fact.id + "=" + fact.bad});
        TALLY_CHECK(one.has_value());
        noted.insert(one->begin(), one->end());
    }
    auto const facts = precontract::read_facts(pack, noted, std::nullopt);
    TALLY_CHECK(facts.open.empty());
    TALLY_CHECK(facts.known.size() == pack.facts.size());
    check(facts.flags);
    auto const whole = precontract::joined({pack, pack});
    TALLY_CHECK(whole.demands.size() == pack.demands.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const text{reinterpret_cast<char const*>(data), size};
    read_post(text);
    auto const pack = precontract::parse_pack(text, "demands.toml");
    if (pack)
        use(*pack);
    else
        TALLY_CHECK(pack.error().message.contains("demands.toml"));
    return 0;
}
