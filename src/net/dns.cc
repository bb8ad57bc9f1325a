#include "net/dns.h"

#include <sys/stat.h>
#include <unbound.h>

#include <memory>

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

Result<Context> start(DnsOptions const& options, bool validating) {
    Context context{ub_ctx_create()};
    if (!context) return fail(Code::unavailable, "start DNS: out of memory");
    if (options.resolver.empty()) {
        TRY(check(ub_ctx_resolvconf(context.get(), nullptr)));
    } else {
        if (options.resolver.starts_with("127."))
            TRY(check(ub_ctx_set_option(context.get(), "do-not-query-localhost:", "no")));
        TRY(check(ub_ctx_set_fwd(context.get(), options.resolver.c_str())));
    }
    if (!validating) return context;
    struct stat status{};
    if (!options.trust_anchor.empty())
        TRY(check(ub_ctx_add_ta(context.get(), options.trust_anchor.c_str())));
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
Result<Answer> ask_carefully(std::string const& name, DnsOptions const& options) {
    auto const context = TRY(start(options, true));
    auto answer = TRY(ask(context, name, record_txt));
    if (answer->bogus == 0) return answer;
    auto const root = TRY(ask(context, ".", record_dnskey));
    if (root->bogus == 0 || !options.trust_anchor.empty())
        return fail(Code::corrupt, "DNS for " + name + " is forged on its way: " +
                                       (answer->why_bogus == nullptr ? "" : answer->why_bogus));
    return ask(TRY(start(options, false)), name, record_txt);
}

}  // namespace

Result<TxtAnswer> ask_txt(std::string const& name, DnsOptions const& options) {
    auto const result = TRY(ask_carefully(name, options));
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

}  // namespace tally::net
