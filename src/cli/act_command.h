// Commands that record what somebody did: each says once which arguments it takes and which act
// they make; the rest (opening, deciding, recording, printing) is the same for all.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/command_line.h"
#include "cli/session.h"
#include "engagement/vocabulary.h"
#include "vault/act.h"

namespace tally::cli {

// What was given on the command line. Errors name the argument.
class ActInput {
public:
    using Values = std::map<std::string, std::vector<std::string>>;
    ActInput(Values const& values, vault::Vault& vault, vault::EngagementRef const& ref)
        : values_{&values}, vault_{&vault}, ref_{&ref} {}

    vault::Vault& vault() const { return *vault_; }
    vault::EngagementRef const& ref() const { return *ref_; }

    bool has(std::string const& name) const;
    // Empty where it was not given.
    std::string text(std::string const& name) const;
    std::vector<std::string> texts(std::string const& name) const;
    // 0 where it was not given.
    Result<int> number(std::string const& name) const;
    // In the engagement's currency.
    Result<std::optional<Money>> amount(std::string const& name = "--amount") const;
    Result<Money> needed_amount(std::string const& name = "--amount") const;
    Result<std::optional<Date>> date(std::string const& name) const;
    Result<std::optional<Instant>> instant(std::string const& name) const;
    Result<std::vector<ledger::ItemId>> items(std::string const& name = "--item") const;
    Result<ledger::Party> party(std::string const& name) const;
    template <engagement::Named Enum>
    Result<Enum> choice(std::string const& name, Enum otherwise = {}) const {
        if (!has(name)) return otherwise;
        return TRY_WITHIN(name, engagement::parse_name<Enum>(text(name)));
    }

private:
    Values const* values_;
    vault::Vault* vault_;
    vault::EngagementRef const* ref_;
};

class ActCommand {
public:
    // The first argument is the engagement; --by, --occurred, --basis, --yes-i-know and --reason
    // come by themselves.
    ActCommand(CommandLine group, Session& session, std::string const& name,
               std::string const& does);

    ActCommand& needs(std::string const& name, std::string const& help);
    ActCommand& may(std::string const& name, std::string const& help);
    ActCommand& several(std::string const& name, std::string const& help);
    // --item, for what is shown with it.
    ActCommand& with_items(std::string const& help = "What goes with it; may be repeated");
    // --reason is the reason of the act itself; --why is for going on against a warning.
    ActCommand& reason(std::string const& help);
    // --by has to be given.
    ActCommand& by_whom();

    // Says more once it is recorded: adds members to the JSON and lines to the text.
    struct Said {
        vault::Vault& vault;
        vault::EngagementRef const& ref;
        vault::ActResult const& result;
        OutJson& json;
        std::string& text;
    };
    using Remark = Result<void> (*)(Said const& said);
    ActCommand& remarks(Remark remark);

    using Maker = std::function<Result<engagement::Command>(ActInput const&)>;
    void makes(Maker make);

private:
    Argument single(std::string const& name, std::string const& help);

    Session* session_;
    CommandLine command_;
    std::shared_ptr<ActInput::Values> values_;
    Remark remark_ = nullptr;
};

}  // namespace tally::cli
