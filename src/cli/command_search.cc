// tally search
#include <fmt/format.h>

#include <limits>
#include <map>
#include <memory>
#include <thread>

#include "base/words.h"
#include "cli/command_line.h"
#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/present_item.h"
#include "cli/session.h"
#include "cli/text.h"
#include "vault/index_state.h"
#include "vault/search_items.h"

namespace tally::cli {
namespace {

using vault::Use;

struct SearchOptions {
    vault::SearchRequest request;
    std::vector<std::string> words;
    std::string sort = "newest";
    bool exact = false;
    bool threads = false;
};

constexpr auto query_help =
    "The query language:\n"
    "  logo contract          both words (AND is understood)\n"
    "  \"final version\"        these words in this order\n"
    "  deliver*               words that begin so\n"
    "  invoice OR bill        either; NOT excludes; ( ) groups\n"
    "  from:anna to:me subject:offer has:attachment\n"
    "  has:ocr                words that were recognised in pictures\n"
    "  before:2026-11-01 after:2026-10-01 kind:chat source:slack engagement:website\n"
    "Upper and lower case and accents make no difference.\n";

std::string joined(std::vector<std::string> const& words) {
    std::string text;
    for (auto const& word : words) text += (text.empty() ? "" : " ") + word;
    return text;
}

std::string names_of(std::vector<ledger::ItemId> const& items) {
    constexpr std::size_t shown_max = 5;
    std::string text;
    for (std::size_t i = 0; i < items.size() && i < shown_max; ++i)
        text += (i == 0 ? "" : ", ") + items[i].text;
    return items.size() > shown_max ? text + ", ..." : text;
}

Result<int> search(Session& session, SearchOptions options) {
    auto& request = options.request;
    request.query = joined(options.words);
    if (options.sort == "relevance")
        request.options.sort = search::SearchOptions::Sort::relevance;
    else if (options.sort != "newest")
        return fail(Code::invalid_input, "--sort is newest or relevance");
    if (options.exact) request.options.count_max = std::numeric_limits<std::int64_t>::max();
    // To know the zone of the vault, the library lists all that the world has: that is done while
    // the vault is opened.
    std::jthread const zones{[] { static_cast<void>(check_zone("UTC")); }};
    auto vault = TRY(session.open(Use::read));
    auto const hits = TRY(vault::search_items(vault, request));
    OutJson array = OutJson::array();
    std::string text;
    std::map<std::string, std::size_t> seen;  // hits of each thread or conversation
    for (auto const& hit : hits.hits) ++seen[hit.item.conversation];
    for (auto const& [item, snippet, same] : hits.hits) {
        auto& in_thread = seen[item.conversation];
        if (options.threads && !item.conversation.empty() && in_thread == 0) continue;
        auto json = json_of(item);
        json["snippet"] = snippet;
        json["precision"] = item.precision.empty() ? "second" : item.precision;
        json["conversation"] = item.conversation;
        json["ocr"] = item.ocr;
        json["same_content"] = OutJson::array();
        for (auto const& other : same) json["same_content"].push_back(other.text);
        array.push_back(json);
        Table row;
        row.row(item_row(item, session.zone));
        text += row.text();
        if (!snippet.empty()) text += "    " + cut(snippet, 200) + "\n";
        if (item.ocr) text += "    recognised in a picture: compare it before you rely on it\n";
        if (!same.empty()) text += "    same content: " + names_of(same) + "\n";
        if (!options.threads || item.conversation.empty()) continue;
        if (in_thread > 1)
            text += fmt::format("    and {} in the same conversation\n",
                                counted(in_thread - 1, "more hit"));
        in_thread = 0;
    }
    text += hits.total == 0
                ? "Nothing matches " + hits.understood + ".\n"
                : fmt::format("{} of {}{}\n", hits.hits.size(),
                              hits.total_is_exact ? "" : "more than ", counted(hits.total, "hit"));
    if (TRY(vault::index_is_behind(vault)))
        session.remark("Some imported items cannot be found yet: run tally reindex.");
    session.emit({{"total", hits.total},
                  {"total_is_exact", hits.total_is_exact},
                  {"query", hits.understood},
                  {"hits", array}},
                 text);
    return status::ok;
}

}  // namespace

void add_search_command(CommandLine app, Session& session) {
    auto options = std::make_shared<SearchOptions>();
    auto command = app.add_subcommand("search", "Find mails and files");
    command.add_option("QUERY", options->words, "What to look for").required();
    command.add_option("--into", options->request.options.engagement,
                       "Only items of this engagement");
    command.add_option("--limit", options->request.options.limit, "How many hits to show")
        .shows_default();
    command.add_flag("--threads", options->threads,
                     "One hit of each thread or conversation, the newest");
    command.add_flag("--exact", options->exact, "Count every hit (default: up to 1,000)");
    command.add_option("--sort", options->sort, "newest or relevance").shows_default();
    command.footer(query_help);
    command.callback([&session, options] {
        session.choose([options](Session& s) { return search(s, *options); });
    });
}

}  // namespace tally::cli
