#include <fmt/format.h>

#include <memory>

#include "cli/case_choice.h"
#include "cli/case_exhibits.h"
#include "cli/exit_status.h"
#include "cli/present.h"
#include "cli/text.h"
#include "vault/act.h"
#include "vault/file_items.h"
#include "vault/link_case.h"

namespace tally::cli {
namespace {

using vault::Use;

struct ExhibitOptions {
    std::string name;
    std::string item;
    int exhibit = 0;
    std::vector<int> order;
    std::size_t mark = 0;
    std::string why;
    bool strong = false;
    bool not_strong = false;
};
using Options = std::shared_ptr<ExhibitOptions>;
using Action = Result<int> (*)(Session&, ExhibitOptions const&);

OutJson highlights_json(engagement::Exhibit const& exhibit) {
    OutJson all = OutJson::array();
    for (auto const& one : exhibit.highlights)
        all.push_back({{"quote", one.quote},
                       {"offset", one.offset},
                       {"length", one.length},
                       {"translation", one.translation},
                       {"language", one.language}});
    return all;
}

Result<engagement::Exhibit> find_exhibit(vault::CaseView const& view, int number) {
    if (auto const* exhibit = view.details.exhibit(number)) return *exhibit;
    return fail(Code::not_found, fmt::format("case {} has no exhibit {}", view.ref.text(), number),
                "tally case exhibits " + view.ref.text() + " lists them");
}

// Records it, and shows the case as it is then.
Result<int> record(Session& session, vault::Vault& vault, vault::CaseRef const& ref,
                   engagement::Command const& fact, std::string const& done) {
    TRY(vault::act(vault, ref.engagement, fact, {}));
    auto const view = TRY(vault::view_case(vault, ref));
    session.emit(exhibits_json(view), done + gaps_text(view.gaps));
    return status::ok;
}

Result<int> link(Session& session, ExhibitOptions const& options) {
    auto vault = TRY(session.open(Use::write));
    auto const ref = TRY(vault::find_case(vault, options.name));
    auto const slash = options.item.find('/');
    auto const number = TRY(vault::link_exhibit(
        vault, ref,
        {TRY(vault::resolve_item(vault, options.item)),
         slash == std::string::npos ? std::string{} : options.item.substr(slash + 1), options.why,
         options.strong}));
    auto const view = TRY(vault::view_case(vault, ref));
    auto json = exhibits_json(view);
    json["exhibit"] = number;
    session.emit(json, fmt::format("Linked as exhibit {} of case {}.\n{}", number, ref.text(),
                                   gaps_text(view.gaps)));
    return status::ok;
}

std::string withheld_text(engagement::Case const& details) {
    std::string text;
    for (auto const& one : details.withheld)
        text += "kept back: " +
                (one.item ? one.item->text : "the body of entry " + std::to_string(one.entry)) +
                " (" + std::string{name(one.reason)} + ")\n";
    return text;
}

Result<int> exhibits(Session& session, ExhibitOptions const& options) {
    auto vault = TRY(session.open(Use::read));
    auto const view = TRY(vault::view_case(vault, TRY(case_to_show(session, vault, options.name))));
    Table table;
    for (std::size_t i = 0; i < view.items.size(); ++i) {
        auto const& exhibit = view.details.exhibits[i];
        table.row({fmt::format("{}{}", exhibit.number, exhibit.strong ? "*" : " "),
                   exhibit.item.text, cut(view.items[i].subject, 48), cut(exhibit.why, 60)});
    }
    auto const text = view.details.claim + "\n" + table.text() + withheld_text(view.details) +
                      gaps_text(view.gaps) +
                      (table.empty() ? "" : "* carries the case: quoted on the first page\n");
    session.emit(exhibits_json(view), text);
    return status::ok;
}

Result<int> describe(Session& session, ExhibitOptions const& options) {
    auto vault = TRY(session.open(Use::write));
    auto const ref = TRY(vault::find_case(vault, options.name));
    auto const old = TRY(find_exhibit(TRY(vault::view_case(vault, ref)), options.exhibit));
    bool const strong = options.strong || (old.strong && !options.not_strong);
    engagement::ExhibitDescribed const fact{ref.number, old.item,
                                            options.why.empty() ? old.why : options.why, strong};
    return record(session, vault, ref, fact,
                  fmt::format("Exhibit {} of case {} {}.\n", old.number, ref.text(),
                              strong ? "carries the case" : "is one among others"));
}

Result<int> order(Session& session, ExhibitOptions const& options) {
    auto vault = TRY(session.open(Use::write));
    auto const ref = TRY(vault::find_case(vault, options.name));
    auto const view = TRY(vault::view_case(vault, ref));
    engagement::ExhibitsOrdered fact{ref.number, {}};
    for (auto const number : options.order)
        fact.items.push_back(TRY(find_exhibit(view, number)).item);
    return record(session, vault, ref, fact,
                  fmt::format("The exhibits of case {0} are numbered anew; files that you built "
                              "before keep their numbers.\nSee them: tally case exhibits {0}\n",
                              ref.text()));
}

Result<int> unlink(Session& session, ExhibitOptions const& options) {
    auto vault = TRY(session.open(Use::write));
    auto const ref = TRY(vault::find_case(vault, options.name));
    auto const old = TRY(find_exhibit(TRY(vault::view_case(vault, ref)), options.exhibit));
    auto const done =
        TRY(record(session, vault, ref, engagement::ExhibitUnlinked{ref.number, old.item},
                   fmt::format("Exhibit {0} is out of case {1}; those behind it moved up, and the "
                               "item stays in your record.\nPut it back: tally case link {1} {2}\n",
                               old.number, ref.text(), old.item.text)));
    TRY_WITHIN("it is out, but a file that a mediator's link showed is not deleted",
               vault::drop_shown_cases(vault));
    return done;
}

Result<int> unmark(Session& session, ExhibitOptions const& options) {
    auto vault = TRY(session.open(Use::write));
    auto const ref = TRY(vault::find_case(vault, options.name));
    auto const exhibit = TRY(find_exhibit(TRY(vault::view_case(vault, ref)), options.exhibit));
    if (options.mark < 1 || options.mark > exhibit.highlights.size())
        return fail(Code::not_found,
                    fmt::format("exhibit {} has {} marks, and no mark {}", exhibit.number,
                                exhibit.highlights.size(), options.mark),
                    "they are counted from 1, in the order in which they were made");
    auto const& mark = exhibit.highlights[options.mark - 1];
    return record(session, vault, ref,
                  engagement::HighlightRemoved{ref.number, exhibit.item, mark.offset, mark.length},
                  fmt::format("Not marked any more in exhibit {} of case {}: \u201C{}\u201D\n",
                              exhibit.number, ref.text(), mark.quote));
}

class Group {
public:
    Group(CommandLine group, Session& session) : group_{group}, session_{session} {}
    // A command about a case.
    CommandLine add(std::string const& name, std::string const& does, Action action) {
        auto command = group_.add_subcommand(name, does);
        command.callback([session = &session_, options = options_, action] {
            session->choose([options, action](Session& s) { return action(s, *options); });
        });
        command.add_option("CASE", options_->name, "The case, such as website-redesign/1")
            .required();
        return command;
    }
    // ... and one of its exhibits.
    CommandLine add_of_one(std::string const& name, std::string const& does, Action action) {
        auto command = add(name, does, action);
        command.add_option("EXHIBIT", options_->exhibit, "Its number").required();
        return command;
    }
    ExhibitOptions& options() { return *options_; }

private:
    CommandLine group_;
    Session& session_;
    Options options_ = std::make_shared<ExhibitOptions>();
};

}  // namespace

OutJson exhibits_json(vault::CaseView const& view) {
    OutJson exhibits = OutJson::array();
    for (std::size_t i = 0; i < view.items.size(); ++i) {
        auto const& exhibit = view.details.exhibits[i];
        exhibits.push_back({{"exhibit", exhibit.number},
                            {"item", exhibit.item.text},
                            {"subject", view.items[i].subject},
                            {"why", exhibit.why},
                            {"strong", exhibit.strong},
                            {"highlights", highlights_json(exhibit)}});
    }
    return {{"case", view.ref.text()},
            {"forum", name(view.details.forum)},
            {"variant", view.details.variant},
            {"claims", OutJson::array({{{"claim", view.details.claim},
                                        {"asks", view.details.asks ? json_of(*view.details.asks)
                                                                   : OutJson(nullptr)}}})},
            {"exhibits", exhibits},
            {"gaps", view.gaps}};
}

std::string gaps_text(std::vector<std::string> const& gaps) {
    std::string text;
    for (auto const& gap : gaps) text += "still missing: " + gap + "\n";
    return text;
}

void add_case_exhibit_commands(CommandLine cases, Session& session) {
    Group group{cases, session};
    auto& options = group.options();
    auto linked = group.add("link", "Make an item a numbered exhibit", link);
    linked.add_option("ITEM", options.item, "Item id, or ID/2.1 for an attachment").required();
    linked.add_option("--why", options.why, "What it shows, in one sentence");
    linked.add_flag("--strong", options.strong, "One of the three that carry the case");
    group.add("exhibits", "The exhibits, and what is missing", exhibits);
    auto said = group.add_of_one("describe", "Say anew what an exhibit shows", describe);
    said.add_option("--why", options.why, "What it shows, in one sentence");
    said.add_flag("--strong", options.strong, "One of the three that carry the case");
    said.add_flag("--not-strong", options.not_strong, "One among others");
    group.add("order", "Put the exhibits in another order; they are numbered anew", order)
        .add_option("EXHIBIT", options.order,
                    "Numbers as they are now: these come first, in this order")
        .required();
    group.add_of_one("unlink", "Take an exhibit out of the case; the item stays", unlink);
    group.add_of_one("unmark", "Take back a marked sentence of an exhibit", unmark)
        .add_option("MARK", options.mark, "Which one, counted from 1")
        .required();
}

}  // namespace tally::cli
