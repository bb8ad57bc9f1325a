#include "vault/client_check.h"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "extract/html_text.h"
#include "lessons/client.h"
#include "vault/pack_files.h"

namespace tally::vault {
namespace {

using engagement::State;

precontract::Pack load_demands(std::filesystem::path const& vault_folder,
                               std::vector<PackProblem>& problems) {
    std::vector<precontract::Pack> packs;
    for (auto const& [name, text] : read_pack_files(vault_folder, "precontract")) {
        auto pack = text ? precontract::parse_pack(*text, name) : std::unexpected(text.error());
        if (pack)
            packs.push_back(*std::move(pack));
        else
            problems.push_back({name, pack.error().message});
    }
    auto const& builtin = precontract::builtin_packs();
    packs.insert(packs.end(), builtin.begin(), builtin.end());
    return precontract::joined(packs);
}

// The engagement that it could become.
engagement::Engagement imagined(ClientQuestion const& question) {
    engagement::Engagement one{};
    one.client.name = question.name;
    one.client.email = question.email;
    one.type = question.type.value_or(engagement::EngagementType::other);
    return one;
}

bool is_page(std::filesystem::path const& file, std::string const& text) {
    auto const first = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    return file.extension() == ".html" || file.extension() == ".htm" ||
           (first != text.npos && text[first] == '<');
}

}  // namespace

Result<ClientCheck> check_client(Vault& vault, ClientQuestion const& question, Instant at) {
    ClientCheck check;
    auto const pack = load_demands(vault.folder(), check.problems);
    auto const noted = TRY(precontract::parse_facts(pack, question.facts));
    check.facts = precontract::read_facts(pack, noted, question.type);
    check.flags = precontract::read_post(pack, question.post, question.type);
    auto const states = TRY(readable_states(vault));
    std::vector<State> theirs;
    for (auto const& state : states)
        if (lessons::is_with(state, question.name, {question.email}))
            theirs.push_back(engagement::as_of(state, at));
    check.earlier = precontract::earlier_contracts(theirs, at);
    check.signals = engagement::client_health(theirs, at);
    check.checklist = lessons::checklist(lessons::lessons_for(imagined(question), states));
    return check;
}

Result<std::string> read_post_file(std::filesystem::path const& file) {
    constexpr std::uintmax_t file_bytes_max = std::uintmax_t{4} << 20;
    std::error_code error;
    auto const size = std::filesystem::file_size(file, error);
    if (error)
        return fail(Code::invalid_input, "read " + file.string() + ": " + error.message(),
                    "copy the words of the post into a text file, or save its page");
    if (size > file_bytes_max)
        return fail(Code::invalid_input, file.string() + " is larger than 4 MiB",
                    "copy the words of the post into a text file");
    std::ifstream in{file, std::ios::binary};
    std::ostringstream bytes;
    bytes << in.rdbuf();
    if (!in) return fail(Code::unavailable, "read " + file.string());
    auto text = std::move(bytes).str();
    return is_page(file, text) ? extract::html_to_text(text) : text;
}

}  // namespace tally::vault
