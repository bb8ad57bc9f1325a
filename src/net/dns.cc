#include "net/dns.h"

#include <sys/stat.h>
#include <unbound.h>

#include <memory>
#include <optional>

namespace tally::net {
namespace {

constexpr auto root_key = "/usr/share/dns/root.key";
constexpr int record_txt = 16;
constexpr int record_dnskey = 48;
constexpr int class_internet = 1;

struct FreeContext {
    void operator()(ub_ctx* context) const { ub_ctx_delete(context); }
};
struct FreeResult {
    void operator()(ub_result* result) const { ub_resolve_free(result); }
};

std::string joined_strings(std::string_view record) {
    std::string text;
    while (!record.empty()) {
        auto const size = static_cast<unsigned char>(record.front());
        record.remove_prefix(1);
        text += record.substr(0, size);
        record.remove_prefix(std::min<std::size_t>(size, record.size()));
    }
    return text;
}

using Context = std::unique_ptr<ub_ctx, FreeContext>;
using Answer = std::unique_ptr<ub_result, FreeResult>;

Result<void> check(int code) {
    if (code == 0) return {};
    return fail(Code::unavailable, std::string{"start DNS: "} + ub_strerror(code));
}

struct Question {
    std::string name;
    std::string resolver;  // empty: those of the system
    std::string trust_anchor;
};

Result<Context> start(Question const& question, bool validating) {
    Context context{ub_ctx_create()};
    if (!context) return fail(Code::unavailable, "start DNS: out of memory");
    if (question.resolver.empty()) {
        TRY(check(ub_ctx_resolvconf(context.get(), nullptr)));
    } else {
        if (question.resolver.starts_with("127."))
            TRY(check(ub_ctx_set_option(context.get(), "do-not-query-localhost:", "no")));
        TRY(check(ub_ctx_set_fwd(context.get(), question.resolver.c_str())));
    }
    if (!validating) return context;
    struct stat status{};
    if (!question.trust_anchor.empty())
        TRY(check(ub_ctx_add_ta(context.get(), question.trust_anchor.c_str())));
    else if (stat(root_key, &status) == 0)
        TRY(check(ub_ctx_add_ta_file(context.get(), root_key)));
    return context;
}

Result<Answer> ask(Context const& context, std::string const& name, int type) {
    ub_result* raw = nullptr;
    int const code = ub_resolve(context.get(), name.c_str(), type, class_internet, &raw);
    Answer answer{raw};
    if (code != 0)
        return fail(Code::unavailable, "ask DNS for " + name + ": " + ub_strerror(code),
                    "check the connection; --keys FILE works without DNS");
    return answer;
}

// Many resolvers of homes and hotels hand no signatures on: then not even the root's key holds, and
// its answers are as good as any without DNSSEC.
Result<Answer> ask_carefully(Question const& question) {
    auto const& name = question.name;
    auto const context = TRY(start(question, true));
    auto answer = TRY(ask(context, name, record_txt));
    if (answer->bogus == 0) return answer;
    auto const root = TRY(ask(context, ".", record_dnskey));
    if (root->bogus == 0 || !question.trust_anchor.empty())
        return fail(Code::corrupt, "DNS for " + name + " is forged on its way: " +
                                       (answer->why_bogus == nullptr ? "" : answer->why_bogus));
    return ask(TRY(start(question, false)), name, record_txt);
}

Result<TxtAnswer> ask_one(Question const& question) {
    auto const& name = question.name;
    auto const result = TRY(ask_carefully(question));
    if (result->nxdomain != 0) return fail(Code::not_found, "DNS has no name " + name);
    if (result->havedata == 0) {
        if (result->rcode != 0)
            return fail(
                Code::unavailable,
                "DNS for " + name + ": no answer (code " + std::to_string(result->rcode) + ")",
                "check the connection; --keys FILE works without DNS");
        return fail(Code::not_found, "DNS has no TXT record under " + name);
    }
    TxtAnswer answer;
    answer.text = joined_strings({result->data[0], static_cast<std::size_t>(result->len[0])});
    if (result->secure != 0) answer.dnssec = TxtAnswer::Dnssec::secure;
    return answer;
}

bool agree(Result<TxtAnswer> const& one, Result<TxtAnswer> const& other) {
    return one.has_value() == other.has_value() && (!one || one->text == other->text);
}

// A forger between us and one resolver is seen by asking another.
Result<TxtAnswer> ask_several(std::string const& name, DnsOptions const& options) {
    std::optional<Result<TxtAnswer>> agreed;
    std::size_t answers = 0;
    Result<TxtAnswer> silent = fail(Code::unavailable, "no resolver is named");
    for (auto const& resolver : options.resolvers) {
        auto said = ask_one({name, resolver, options.trust_anchor});
        if (!said && said.error().code != Code::not_found) {
            if (said.error().code == Code::corrupt) return said;
            silent = std::move(said);
            continue;
        }
        if (agreed && !agree(*agreed, said))
            return fail(Code::unavailable, "resolvers say different things about " + name,
                        "try again later; if it stays so, somebody may be forging answers");
        bool const secure = said && said->dnssec == TxtAnswer::Dnssec::secure;
        if (!agreed || secure) agreed = std::move(said);
        ++answers;
    }
    if (!agreed) return silent;
    if (*agreed) (*agreed)->resolvers = answers;
    return *std::move(agreed);
}

}  // namespace

Result<TxtAnswer> ask_txt(std::string const& name, DnsOptions const& options) {
    if (options.resolvers.empty()) return ask_one({name, {}, options.trust_anchor});
    return ask_several(name, options);
}

}  // namespace tally::net
