#include "vault/mail_sync.h"

#include <algorithm>
#include <set>
#include <sstream>

#include "crypto/sha256.h"
#include "net/imap.h"
#include "vault/changes.h"
#include "vault/engagements.h"

namespace tally::vault {
namespace {

constexpr std::size_t mail_bytes_max = std::size_t{64} << 20;
constexpr std::size_t at_a_time = 200;  // then it is remembered how far it came

// What the server may hold back between two looks: where we ended, and what we looked for.
struct Mark {
    std::uint32_t uid_validity = 0;
    std::uint32_t next = 1;
    std::string wanted;  // digest of the addresses
    // The folder's newest change when all of it was looked through (RFC 7162); 0: unknown.
    std::uint64_t modseq = 0;
};

std::string encode(Mark const& mark) {
    return std::to_string(mark.uid_validity) + " " + std::to_string(mark.next) + " " + mark.wanted +
           " " + std::to_string(mark.modseq);
}

Mark decode(std::string const& text) {
    std::istringstream words{text};
    Mark mark;
    if (words >> mark.uid_validity >> mark.next >> mark.wanted) {
        words >> mark.modseq;
        return mark;
    }
    return {};
}

// Fetches one mail after the other. A mail that is too large or gone is no reason to stop.
class ImapReader final : public importers::Reader {
public:
    ImapReader(net::ImapSession& session, std::string place, std::vector<std::uint32_t> uids)
        : session_{session}, place_{std::move(place)}, uids_{std::move(uids)} {}

    Result<std::optional<importers::RawItem>> next() override {
        while (at_ < uids_.size()) {
            auto const uid = uids_[at_];
            auto const file = place_ + ";UID=" + std::to_string(uid);
            auto mail = session_.fetch(uid, mail_bytes_max);
            if (mail) {
                ++at_;
                return std::optional{mail_item(*std::move(mail), file)};
            }
            auto const& error = mail.error();
            if (error.code != Code::rejected && error.code != Code::not_found)
                return std::unexpected(error);
            ++at_;
            if (error.code == Code::rejected)
                broken_.push_back({file, 0, error.message, error.hint});
        }
        return std::optional<importers::RawItem>{};
    }
    std::vector<importers::Broken> take_broken() override { return std::exchange(broken_, {}); }
    importers::Progress progress() const override { return {at_, uids_.size()}; }
    std::size_t done() const { return at_; }

private:
    net::ImapSession& session_;
    std::string place_;
    std::vector<std::uint32_t> uids_;
    std::vector<importers::Broken> broken_;
    std::size_t at_ = 0;
};

Result<std::vector<std::string>> client_addresses(Vault& vault) {
    std::set<std::string> addresses;
    for (auto const& ref : TRY(list_engagements(vault)))
        for (auto const& address : TRY(load_state(vault, ref)).client.addresses)
            addresses.insert(address);
    return std::vector<std::string>{addresses.begin(), addresses.end()};
}

class Sync {
public:
    Sync(Vault& vault, MailAccount const& account, std::vector<std::string> addresses,
         ImportWatchers const& watchers)
        : vault_{vault}, account_{account}, addresses_{std::move(addresses)}, watchers_{watchers} {
        std::string all;
        for (auto const& address : addresses_) all += address + "\n";
        wanted_ = crypto::sha256(all).hex().substr(0, 16);
    }

    Result<FolderSync> folder(net::ImapSession& session, std::string const& name) {
        FolderSync done{.folder = name, .failed = {}, .trouble = {}};
        auto const opened = TRY(session.examine(name));
        auto mark = TRY(mark_of(name));
        if (mark.uid_validity != opened.uid_validity || mark.wanted != wanted_)
            mark = {opened.uid_validity, 1, wanted_};
        // Nothing came, went or was flagged since: there is nothing to ask for.
        if (opened.highest_modseq != 0 && mark.modseq == opened.highest_modseq) return done;
        auto const uids = addresses_.empty()
                              ? TRY(session.uids_from(mark.next))
                              : TRY(session.uids_with_address(mark.next, addresses_));
        for (std::size_t at = 0; at < uids.size() && done.trouble.empty(); at += at_a_time) {
            auto const end = std::min(uids.size(), at + at_a_time);
            TRY(fetch(session,
                      {uids.begin() + static_cast<std::ptrdiff_t>(at),
                       uids.begin() + static_cast<std::ptrdiff_t>(end)},
                      mark, done));
        }
        mark.modseq = done.trouble.empty() ? opened.highest_modseq : 0;
        if (mark.modseq != 0) TRY(keep(name, mark));
        return done;
    }

private:
    Result<void> keep(std::string const& name, Mark const& mark) {
        Changes changes{vault_};
        changes.set(key_of(name), encode(mark));
        return changes.commit();
    }

    std::string key_of(std::string const& name) const {
        return "imap/" + account_.url + "/" + account_.user + "/" + name;
    }
    Result<Mark> mark_of(std::string const& name) {
        return decode(TRY(vault_.store().setting(key_of(name))).value_or(""));
    }

    Result<void> fetch(net::ImapSession& session, std::vector<std::uint32_t> const& uids,
                       Mark& mark, FolderSync& done) {
        auto const place = account_.url + "/" + done.folder;
        ImapReader reader{session, place, uids};
        std::vector<OpenSource> sources;
        sources.push_back({place, std::make_unique<Borrowed>(reader)});
        auto const summary = TRY(import_sources(vault_, sources, {}, watchers_));
        done.added += summary.added;
        done.duplicates += summary.duplicates;
        for (auto const& failure : summary.failed)
            if (done.failed.size() < listed_max) done.failed.push_back(failure);
        auto const count = reader.done();
        if (count < uids.size() && !summary.failed.empty())
            done.trouble = summary.failed.back().error;
        if (count == 0) return {};
        mark.next = uids[count - 1] + 1;
        mark.modseq = 0;
        return keep(done.folder, mark);
    }

    // The reader outlives the import: it knows how far it came.
    class Borrowed final : public importers::Reader {
    public:
        explicit Borrowed(importers::Reader& reader) : reader_{reader} {}
        Result<std::optional<importers::RawItem>> next() override { return reader_.next(); }
        std::vector<importers::Broken> take_broken() override { return reader_.take_broken(); }
        importers::Progress progress() const override { return reader_.progress(); }

    private:
        importers::Reader& reader_;
    };

    Vault& vault_;
    MailAccount const& account_;
    std::vector<std::string> addresses_;
    ImportWatchers const& watchers_;
    std::string wanted_;
};

}  // namespace

Result<std::vector<FolderSync>> sync_mail(Vault& vault, MailSettings const& settings,
                                          SyncOptions const& options,
                                          ImportWatchers const& watchers) {
    if (!settings.imap)
        return fail(Code::rejected, "no account to read mail from is set up",
                    "set it up: tally account in --help; or import a mailbox");
    auto addresses = options.everything ? std::vector<std::string>{} : TRY(client_addresses(vault));
    if (!options.everything && addresses.empty())
        return fail(Code::rejected, "no client has an e-mail address on record",
                    "tally party set ENG client --address A, or sync --everything");
    auto const& account = *settings.imap;
    net::ImapServer server{account.url, account.user, {}, account.oauth2, account.ca_file};
    server.secret = TRY(read_secret(account.secret));
    auto session = TRY(net::ImapSession::open(server));
    Sync sync{vault, account, std::move(addresses), watchers};
    std::vector<FolderSync> folders;
    for (auto const& name : settings.folders) {
        auto done = sync.folder(session, name);
        if (!done) {
            FolderSync failed{.folder = name, .failed = {}, .trouble = done.error().message};
            folders.push_back(std::move(failed));
            continue;
        }
        folders.push_back(*std::move(done));
    }
    return folders;
}

}  // namespace tally::vault
