#include "attest/dkim.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "attest/key_record.h"
#include "attest/tags.h"
#include "base/words.h"
#include "crypto/sha256.h"

namespace tally::attest {
namespace {

// Fields are taken from the bottom up: the second From in h= is the second from the end (section
// 5.4.2). A name that has no more fields stands for nothing. The signature's own field is never
// meant: it was not there when the others were signed (section 5.4).
std::string signed_fields_of(WireMessage const& message, DkimSignature const& signature,
                             HeaderField const& own) {
    std::map<std::string, std::vector<HeaderField const*>, std::less<>> left;
    for (auto const& field : message.fields())
        if (&field != &own) left[field.name].push_back(&field);
    std::string out;
    for (auto const& name : signature.signed_fields) {
        auto const found = left.find(name);
        if (found == left.end() || found->second.empty()) continue;
        out += canonical_field(found->second.back()->raw, signature.header_form) + "\r\n";
        found->second.pop_back();
    }
    return out;
}

std::string signed_bytes_of(WireMessage const& message, DkimSignature const& signature,
                            HeaderField const& field) {
    auto const colon = field.raw.find(':');
    auto const own = std::string{field.raw.substr(0, colon + 1)} +
                     without_value(field.raw.substr(colon + 1), "b");
    return signed_fields_of(message, signature, field) +
           canonical_field(own, signature.header_form);
}

bool is_aligned(WireMessage const& message, std::string const& domain) {
    auto const* const from = message.last("from");
    if (from == nullptr || message.count("from") != 1) return false;
    auto const addresses = addresses_in(from->value());
    return !addresses.empty() && std::ranges::all_of(addresses, [&](std::string const& address) {
        auto const other = domain_of(address);
        return other == domain || other.ends_with("." + domain) || domain.ends_with("." + other);
    });
}

class Verifier {
public:
    Verifier(WireMessage const& message, FindKey const& find_key)
        : message_{message}, find_key_{find_key} {}

    DkimResult verify(HeaderField const& field) {
        DkimResult result;
        auto signature = parse_signature(field.value());
        if (!signature) {
            result.reason = signature.error().message;
            return result;
        }
        result.signature = *std::move(signature);
        result.aligned = is_aligned(message_, result.signature.domain);
        judge(field, result);
        return result;
    }

private:
    static void say(DkimResult& result, DkimVerdict verdict, std::string reason) {
        result.verdict = verdict;
        result.reason = std::move(reason);
    }

    void judge(HeaderField const& field, DkimResult& result) {
        auto const& signature = result.signature;
        auto const text = find_key_(signature.key_name());
        if (!text) return say(result, DkimVerdict::no_key, "no key under " + signature.key_name());
        auto const record = parse_key_record(*text);
        if (!record) return say(result, DkimVerdict::no_key, record.error().message);
        if (auto reason = objection(*record, signature); !reason.empty())
            return say(result, DkimVerdict::no_key, std::move(reason));
        result.testing = record->testing;
        if (auto reason = body_fault(result); !reason.empty())
            return say(result, DkimVerdict::fail, std::move(reason));
        auto const holds =
            signature_holds(*record, signature, signed_bytes_of(message_, signature, field));
        if (!holds) return say(result, DkimVerdict::no_key, holds.error().message);
        if (!*holds)
            return say(result, DkimVerdict::fail, "the signed fields are not what was signed");
        say(result, DkimVerdict::pass, remark(result));
    }

    std::string body_fault(DkimResult& result) {
        auto const& signature = result.signature;
        auto& form = bodies_[signature.body_form];
        if (!form) form = canonical_body(message_.body(), signature.body_form);
        std::string_view body = *form;
        if (signature.body_length) {
            if (*signature.body_length > body.size()) return "the body is shorter than l= says";
            result.unsigned_bytes = body.size() - *signature.body_length;
            body = body.substr(0, *signature.body_length);
        }
        return crypto::sha256(body).view() == signature.body_hash
                   ? std::string{}
                   : "the body is not what was signed";
    }

    static std::string remark(DkimResult const& result) {
        if (result.unsigned_bytes > 0)
            return "the last " + counted(result.unsigned_bytes, "byte") +
                   " of the body are not signed (l=)";
        return result.testing ? "the domain says that it is only testing (t=y)" : std::string{};
    }

    WireMessage const& message_;
    FindKey const& find_key_;
    std::map<Form, std::optional<std::string>> bodies_;
};

}  // namespace

std::string_view name(DkimVerdict verdict) {
    switch (verdict) {
        case DkimVerdict::pass: return "pass";
        case DkimVerdict::fail: return "fail";
        case DkimVerdict::no_key: return "no key";
        case DkimVerdict::malformed: return "malformed";
    }
    return "";
}

std::vector<DkimResult> verify_dkim(WireMessage const& message, FindKey const& find_key) {
    std::vector<DkimResult> results;
    Verifier verifier{message, find_key};
    for (auto const& field : message.fields())
        if (field.name == "dkim-signature" && results.size() < signatures_max)
            results.push_back(verifier.verify(field));
    return results;
}

bool covers_field(WireMessage const& message, DkimSignature const& signature,
                  std::string_view field) {
    return message.count(field) == 1 && signature.times_signed(field) > 0;
}

ArcClaim arc_claim(WireMessage const& message) {
    ArcClaim claim;
    int newest = 0;
    for (auto const& field : message.fields()) {
        if (field.name != "arc-seal") continue;
        ++claim.seals;
        auto const tags = TagList::parse(field.value());
        if (!tags) continue;
        auto const text = tags->compact("i").value_or("0");
        int instance = 0;
        std::from_chars(text.data(), text.data() + text.size(), instance);
        if (instance < newest) continue;
        newest = instance;
        claim.newest_says = tags->compact("cv").value_or("");
    }
    return claim;
}

}  // namespace tally::attest
