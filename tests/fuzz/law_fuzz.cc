// Laws, rates and courts may be added by the user: a broken file is an error with its name, never a
// crash, and what was read can be used.
#include <cstdint>
#include <string_view>

#include "base/check.h"
#include "rights/owed.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

namespace {

using namespace tally;

constexpr std::chrono::year_month_day day(int year, unsigned month, unsigned of_month) {
    return {std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{of_month}};
}

// Every law that can be read must give a day of payment, or none, and count interest.
void use(rights::Law const& law, rights::RateTable const* table) {
    rights::Debt debt;
    debt.amount = {123'456'789, Currency{}};
    debt.performed = day(2024, 1, 31);
    debt.parts.push_back({day(2024, 5, 1), {1'000, Currency{}}});
    auto const due = rights::due_day(debt, law);
    if (!due || !law.interest) return;
    auto const found = rights::interest(debt, due->day, day(2026, 12, 31), *law.interest, table);
    TALLY_CHECK(found.amount.minor >= 0);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const text{reinterpret_cast<char const*>(data), size};
    auto const table = rights::parse_rate_table(text, "law.toml");
    if (!table) TALLY_CHECK(table.error().message.contains("law.toml"));
    auto const courts = rights::parse_court_pack(text, "law.toml");
    if (!courts) TALLY_CHECK(courts.error().message.contains("law.toml"));
    auto const law = rights::parse_law(text, "law.toml");
    if (!law) TALLY_CHECK(law.error().message.contains("law.toml"));
    if (law)
        use(*law,
            rights::builtin_law_book().rate_table(law->interest ? law->interest->reference : ""));
    if (table) use(*rights::builtin_law_book().law("eu-late-payment"), &*table);
    return 0;
}
