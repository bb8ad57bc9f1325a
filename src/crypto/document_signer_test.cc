#include "crypto/document_signer.h"

#include <gtest/gtest.h>
#include <openssl/cms.h>
#include <openssl/pkcs12.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include "crypto/timestamp_token.h"

namespace tally::crypto {
namespace {

using HeldKey = Held<EVP_PKEY, EVP_PKEY_free>;

void add_usage(X509* certificate, char const* usage) {
    Held<X509_EXTENSION, X509_EXTENSION_free> const extension{
        X509V3_EXT_conf_nid(nullptr, nullptr, NID_key_usage, usage)};
    X509_add_ext(certificate, extension.get(), -1);
}

HeldCertificate certificate_for(EVP_PKEY* key, char const* usage) {
    HeldCertificate certificate{X509_new()};
    X509_set_version(certificate.get(), 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 7);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), 0);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 86'400);
    X509_set_pubkey(certificate.get(), key);
    auto* const name = X509_get_subject_name(certificate.get());
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC,
                               reinterpret_cast<unsigned char const*>("Mira Castell"), -1, -1, 0);
    X509_set_issuer_name(certificate.get(), name);
    add_usage(certificate.get(), usage);
    X509_sign(certificate.get(), key, EVP_sha256());
    return certificate;
}

std::string pkcs12_of(EVP_PKEY* key, X509* certificate, char const* passphrase) {
    Held<PKCS12, PKCS12_free> const file{
        PKCS12_create(passphrase, "mine", key, certificate, nullptr, 0, 0, 0, 0, 0)};
    std::string bytes(static_cast<std::size_t>(i2d_PKCS12(file.get(), nullptr)), '\0');
    auto* out = reinterpret_cast<unsigned char*>(bytes.data());
    i2d_PKCS12(file.get(), &out);
    return bytes;
}

std::string sample_file(char const* usage = "digitalSignature", int bits = 2048) {
    HeldKey const key{EVP_RSA_gen(static_cast<unsigned>(bits))};
    return pkcs12_of(key.get(), certificate_for(key.get(), usage).get(), "open sesame");
}

SecretBytes words(std::string text) { return SecretBytes{std::move(text)}; }

using HeldCms = Held<CMS_ContentInfo, CMS_ContentInfo_free>;

// Trusting the certificates that came along: what is checked is the signature and that the signed
// attributes name its certificate.
bool verifies(std::string const& der, std::string const& content) {
    auto const cms = decoded<HeldCms>(der, d2i_CMS_ContentInfo);
    if (!cms) return false;
    Held<X509_STORE, X509_STORE_free> const store{X509_STORE_new()};
    auto* const certificates = CMS_get1_certs(cms.get());
    for (int i = 0; i < sk_X509_num(certificates); ++i)
        X509_STORE_add_cert(store.get(), sk_X509_value(certificates, i));
    sk_X509_pop_free(certificates, X509_free);
    HeldBio const bytes{BIO_new_mem_buf(content.data(), static_cast<int>(content.size()))};
    return CMS_verify(cms.get(), nullptr, store.get(), bytes.get(), nullptr,
                      CMS_BINARY | CMS_CADES) == 1;
}

TEST(DocumentSigner, signs_what_cms_verifies_and_nothing_else) {
    auto const signer = DocumentSigner::open(sample_file(), words("open sesame")).value();
    auto const der = signer.sign("the case file").value();
    EXPECT_EQ(signer.holder(), "Mira Castell");
    EXPECT_TRUE(verifies(der, "the case file"));
    EXPECT_FALSE(verifies(der, "another file"));
}

TEST(DocumentSigner, leaves_the_time_to_the_document) {
    auto const signer = DocumentSigner::open(sample_file(), words("open sesame")).value();
    auto const der = signer.sign("the case file").value();
    auto const cms = decoded<HeldCms>(der, d2i_CMS_ContentInfo);
    auto* const info = sk_CMS_SignerInfo_value(CMS_get0_SignerInfos(cms.get()), 0);
    EXPECT_LT(CMS_signed_get_attr_by_NID(info, NID_pkcs9_signingTime, -1), 0);
    EXPECT_GE(CMS_signed_get_attr_by_NID(info, NID_id_smime_aa_signingCertificateV2, -1), 0);
}

TEST(DocumentSigner, a_wrong_passphrase_is_told_apart_from_a_wrong_file) {
    EXPECT_EQ(DocumentSigner::open(sample_file(), words("wrong")).error().code, Code::rejected);
    EXPECT_EQ(DocumentSigner::open("no file at all", words("x")).error().code, Code::invalid_input);
    EXPECT_EQ(DocumentSigner::open("", words("x")).error().code, Code::invalid_input);
    EXPECT_EQ(DocumentSigner::open(std::string(pkcs12_bytes_max + 1, 'x'), words("x")).error().code,
              Code::invalid_input);
}

TEST(DocumentSigner, a_certificate_for_other_uses_is_refused) {
    auto const signer = DocumentSigner::open(sample_file("keyEncipherment"), words("open sesame"));
    ASSERT_FALSE(signer);
    EXPECT_TRUE(signer.error().message.contains("not made for signing"));
}

}  // namespace
}  // namespace tally::crypto
