// Forum packs may be added by the user: a broken file is an error with its name, never a crash, and
// what was read can be used.
#include <cstdint>
#include <string_view>

#include "base/check.h"
#include "forums/checks.h"
#include "forums/fit.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

namespace {

using namespace tally;

// Every profile that can be read must judge a file, and the steps towards its limits must end.
void use(forums::ForumPack const& pack) {
    forums::ForumBook book;
    book.put(pack);
    casefile::PdfFacts facts;
    facts.bytes = 9'000'000;
    facts.pages.resize(40);
    facts.images = {{1, 3000, 3000, 400, true}};
    std::vector<forums::PrintedExhibit> const exhibits{
        {.number = 1, .title = "", .pages = 30, .bytes = 5}};
    auto const profile = book.profile(pack.forum, "").value();
    auto fit = forums::first_fit(profile);
    int steps = 0;
    for (auto next = forums::next_fit(fit, profile, facts, exhibits); next;
         next = forums::next_fit(fit, profile, facts, exhibits)) {
        TALLY_CHECK(*next != fit && ++steps < 100);
        fit = *next;
    }
    TALLY_CHECK(!forums::dropped_by(fit, profile, facts, exhibits).empty() || steps < 2);
    (void)forums::check_pdf(profile, facts, {{1, 2}});
    for (auto const& variant : pack.variants)
        TALLY_CHECK(book.profile(pack.forum, variant.id).has_value());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const text{reinterpret_cast<char const*>(data), size};
    auto const pack = forums::parse_forum_pack(text, "forum.toml");
    if (pack)
        use(*pack);
    else
        TALLY_CHECK(pack.error().message.contains("forum.toml"));
    return 0;
}
