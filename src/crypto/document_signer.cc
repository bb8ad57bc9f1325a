#include "crypto/document_signer.h"

#include <openssl/cms.h>
#include <openssl/err.h>
#include <openssl/pkcs12.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <ctime>
#include <utility>
#include <vector>

#include "base/check.h"
#include "crypto/timestamp_token.h"

namespace tally::crypto {
namespace {

struct FreeStack {
    void operator()(STACK_OF(X509) * stack) const { sk_X509_pop_free(stack, X509_free); }
};
using HeldStack = std::unique_ptr<STACK_OF(X509), FreeStack>;
using HeldPkcs12 = Held<PKCS12, PKCS12_free>;
using HeldKey = Held<EVP_PKEY, EVP_PKEY_free>;
using HeldCms = Held<CMS_ContentInfo, CMS_ContentInfo_free>;

std::string name_in(X509* certificate) {
    std::string name(256, '\0');
    auto const length =
        X509_NAME_get_text_by_NID(X509_get_subject_name(certificate), NID_commonName, name.data(),
                                  static_cast<int>(name.size()));
    name.resize(length > 0 ? static_cast<std::size_t>(length) : 0);
    return name;
}

Instant end_of(X509* certificate) {
    std::tm parts{};
    if (ASN1_TIME_to_tm(X509_get0_notAfter(certificate), &parts) != 1) return Instant{};
    return Instant{std::chrono::seconds{timegm(&parts)}};
}

// RFC 5280, 4.2.1.3: a key whose certificate names its uses, and not this one, must not sign.
bool may_sign(X509* certificate) {
    auto const usage = X509_get_key_usage(certificate);
    return (usage & (KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION)) != 0;
}

// X.690, 8.1.3: the length of what follows.
std::string der_length(std::size_t length) {
    if (length < 0x80) return std::string(1, static_cast<char>(length));
    std::string bytes;
    for (; length > 0; length >>= 8) bytes.insert(bytes.begin(), static_cast<char>(length & 0xFF));
    return static_cast<char>(0x80 | bytes.size()) + bytes;
}

// RFC 5652, 5.4: what is signed is the DER of the signed attributes as a SET OF, its elements in
// the order of their bytes (X.690, 11.6).
std::string signed_attributes(CMS_SignerInfo* signer) {
    std::vector<std::string> attributes;
    for (int i = 0; i < CMS_signed_get_attr_count(signer); ++i) {
        auto* const attribute = CMS_signed_get_attr(signer, i);
        std::string der(static_cast<std::size_t>(i2d_X509_ATTRIBUTE(attribute, nullptr)), '\0');
        auto* out = reinterpret_cast<unsigned char*>(der.data());
        i2d_X509_ATTRIBUTE(attribute, &out);
        attributes.push_back(std::move(der));
    }
    std::ranges::sort(attributes);
    std::string content;
    for (auto const& attribute : attributes) content += attribute;
    constexpr char set_tag = 0x31;
    return set_tag + der_length(content.size()) + content;
}

// ETSI EN 319 142-1, 6.3: no signing-time among the attributes. OpenSSL always adds one when it
// signs; it is taken out, and what is left is signed anew. False when OpenSSL fails.
bool sign_without_time(CMS_SignerInfo* signer, EVP_PKEY* key) {
    auto const at = CMS_signed_get_attr_by_NID(signer, NID_pkcs9_signingTime, -1);
    if (at >= 0) X509_ATTRIBUTE_free(CMS_signed_delete_attr(signer, at));
    auto const content = signed_attributes(signer);
    Held<EVP_MD_CTX, EVP_MD_CTX_free> const context{EVP_MD_CTX_new()};
    TALLY_CHECK(context != nullptr);
    std::size_t size = 0;
    if (EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key) != 1 ||
        EVP_DigestSign(context.get(), nullptr, &size, bytes_of(content), content.size()) != 1)
        return false;
    std::string signature(size, '\0');
    if (EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size,
                       bytes_of(content), content.size()) != 1)
        return false;
    return ASN1_STRING_set(CMS_SignerInfo_get0_signature(signer), signature.data(),
                           static_cast<int>(size)) == 1;
}

std::unexpected<Error> not_a_file() {
    return fail(Code::invalid_input, "read the certificate: this is no PKCS#12 file",
                "it usually ends in .p12 or .pfx, and comes from whoever issued your certificate");
}

}  // namespace

struct DocumentSigner::Keys {
    HeldKey key;
    HeldCertificate certificate;
    HeldStack others;
};

DocumentSigner::DocumentSigner(std::unique_ptr<Keys> keys, std::string holder, Instant valid_to)
    : keys_{std::move(keys)}, holder_{std::move(holder)}, valid_to_{valid_to} {}
DocumentSigner::DocumentSigner(DocumentSigner&&) noexcept = default;
DocumentSigner& DocumentSigner::operator=(DocumentSigner&&) noexcept = default;
DocumentSigner::~DocumentSigner() = default;

Result<DocumentSigner> DocumentSigner::open(std::string_view pkcs12,
                                            SecretBytes const& passphrase) {
    if (pkcs12.empty() || pkcs12.size() > pkcs12_bytes_max) return not_a_file();
    ErrorQueue const queue;
    HeldBio const bytes{BIO_new_mem_buf(pkcs12.data(), static_cast<int>(pkcs12.size()))};
    TALLY_CHECK(bytes != nullptr);
    HeldPkcs12 const file{d2i_PKCS12_bio(bytes.get(), nullptr)};
    if (!file) return not_a_file();
    SecretBytes const words{std::string{passphrase.view()} + '\0'};  // ended, as C wants it
    if (PKCS12_verify_mac(file.get(), words.view().data(), -1) != 1)
        return fail(Code::rejected, "read the certificate: the passphrase does not open it");
    EVP_PKEY* key = nullptr;
    X509* certificate = nullptr;
    STACK_OF(X509)* others = nullptr;
    auto const parsed =
        PKCS12_parse(file.get(), words.view().data(), &key, &certificate, &others) == 1;
    auto keys =
        std::make_unique<Keys>(HeldKey{key}, HeldCertificate{certificate}, HeldStack{others});
    if (!parsed)
        return fail(Code::invalid_input, "read the certificate: " + last_openssl_error(),
                    "an old file may use ciphers that are switched off today: write it anew with "
                    "openssl pkcs12");
    if (!keys->key || !keys->certificate)
        return fail(Code::invalid_input,
                    "read the certificate: the file holds no key with its certificate",
                    "export it with its private key");
    if (!may_sign(keys->certificate.get()))
        return fail(Code::invalid_input,
                    "read the certificate: it is not made for signing documents",
                    "ask its issuer for one whose key usage is digitalSignature or "
                    "nonRepudiation");
    auto holder = name_in(keys->certificate.get());
    auto const end = end_of(keys->certificate.get());
    return DocumentSigner{std::move(keys), std::move(holder), end};
}

Result<std::string> DocumentSigner::sign(std::string_view content) const {
    ErrorQueue const queue;
    constexpr unsigned flags = CMS_DETACHED | CMS_BINARY | CMS_PARTIAL | CMS_NOSMIMECAP;
    HeldBio const bytes{BIO_new_mem_buf(content.data(), static_cast<int>(content.size()))};
    HeldCms const cms{CMS_sign(nullptr, nullptr, keys_->others.get(), nullptr, flags)};
    TALLY_CHECK(bytes != nullptr && cms != nullptr);
    auto* const signer = CMS_add1_signer(cms.get(), keys_->certificate.get(), keys_->key.get(),
                                         EVP_sha256(), flags | CMS_CADES);
    if (signer == nullptr || CMS_final(cms.get(), bytes.get(), nullptr, flags) != 1 ||
        !sign_without_time(signer, keys_->key.get()))
        return fail(Code::unavailable, "sign: " + last_openssl_error());
    auto const size = i2d_CMS_ContentInfo(cms.get(), nullptr);
    if (size <= 0 || static_cast<std::size_t>(size) > cms_bytes_max)
        return fail(Code::unavailable, "sign: the certificates of the file are too large");
    std::string der(static_cast<std::size_t>(size), '\0');
    auto* out = reinterpret_cast<unsigned char*>(der.data());
    i2d_CMS_ContentInfo(cms.get(), &out);
    return der;
}

}  // namespace tally::crypto
