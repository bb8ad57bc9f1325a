// tally case highlight, withhold, disclose
#include <fmt/format.h>

#include <memory>

#include "cli/command_line.h"
#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/session.h"
#include "vault/case_present.h"

namespace tally::cli {
namespace {

using vault::Use;

struct PresentOptions {
    std::string name;
    int exhibit = 0;
    std::string quote;
    std::string translation;
    std::string language;
    std::string item;
    std::string reason;
    std::string text;
};
using Options = std::shared_ptr<PresentOptions>;

Result<int> highlight(Session& session, PresentOptions const& options) {
    auto vault = TRY(session.open(Use::write));
    auto const ref = TRY(vault::find_case(vault, options.name));
    auto const marked = TRY(vault::mark_highlight(
        vault, ref, {options.exhibit, options.quote, options.translation, options.language}));
    session.emit({{"case", ref.text()},
                  {"exhibit", options.exhibit},
                  {"quote", marked.quote},
                  {"offset", marked.offset},
                  {"length", marked.length},
                  {"translation", marked.translation},
                  {"language", marked.language}},
                 fmt::format("Marked in exhibit {} of case {}: \u201C{}\u201D\n", options.exhibit,
                             ref.text(), marked.quote));
    return status::ok;
}

OutJson part_json(vault::CaseRef const& ref, vault::CasePart const& part) {
    return {{"case", ref.text()}, {"item", part.item ? part.item->text : ""}};
}

Result<int> withhold(Session& session, PresentOptions const& options) {
    auto vault = TRY(session.open(Use::write));
    auto const ref = TRY(vault::find_case(vault, options.name));
    auto const part = TRY(vault::find_case_part(vault, ref, options.item));
    auto const reason = TRY(engagement::parse_name<engagement::WithheldFor>(options.reason));
    TRY(vault::withhold_part(vault, ref, part, reason, options.text));
    auto json = part_json(ref, part);
    json["withheld"] = true;
    json["reason"] = options.reason;
    session.emit(json, fmt::format("Kept out of case {} from now on: {}. Files that you built "
                                   "before still hold it.\n"
                                   "Take it back: tally case disclose {} {}\n",
                                   ref.text(), part.item->text, ref.text(), part.item->text));
    return status::ok;
}

Result<int> disclose(Session& session, PresentOptions const& options) {
    auto vault = TRY(session.open(Use::write));
    auto const ref = TRY(vault::find_case(vault, options.name));
    auto const part = TRY(vault::find_case_part(vault, ref, options.item));
    TRY(vault::disclose_part(vault, ref, part));
    auto json = part_json(ref, part);
    json["withheld"] = false;
    session.emit(json,
                 fmt::format("In case {} again from now on: {}.\n", ref.text(), part.item->text));
    return status::ok;
}

CommandLine add_command(CommandLine group, Session& session, Options const& options,
                        std::string const& name, std::string const& does,
                        Result<int> (*action)(Session&, PresentOptions const&)) {
    auto command = group.add_subcommand(name, does);
    command.callback([&session, options, action] {
        session.choose([options, action](Session& s) { return action(s, *options); });
    });
    command.add_option("CASE", options->name, "The case, such as website-redesign/1").required();
    return command;
}

}  // namespace

void add_case_present_commands(CommandLine group, Session& session) {
    auto const options = std::make_shared<PresentOptions>();
    auto marked = add_command(group, session, options, "highlight",
                              "Mark the sentence of an exhibit that decides", highlight);
    marked.add_option("EXHIBIT", options->exhibit, "Its number").required();
    marked
        .add_option("--quote", options->quote, "The sentence, exactly as it stands in the original")
        .required();
    marked.add_option("--translation", options->translation,
                      "What it says in the language of the case; printed as your translation");
    marked.add_option("--from", options->language, "The language of the original, such as German");
    auto kept = add_command(group, session, options, "withhold",
                            "Keep an item or a part of it out of the case file", withhold);
    kept.add_option("ITEM", options->item,
                    "Item id; ID/2.1 an attachment, ID/1 the words of a mail, ID/17 a message")
        .required();
    kept.add_option("--reason", options->reason, "privilege, nda, private or other").required();
    kept.add_option("--text", options->text, "What the reader of the case is told about it");
    auto shown = add_command(group, session, options, "disclose",
                             "Let into the case file again what was kept out", disclose);
    shown.add_option("ITEM", options->item, "As it was withheld").required();
}

}  // namespace tally::cli
