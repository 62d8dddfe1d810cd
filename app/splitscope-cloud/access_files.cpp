#include "app/splitscope-cloud/access_files.h"

#include "app/splitscope-cloud/setting_sources.h"

using namespace Qt::StringLiterals;

namespace splitscope {

Result<CloudNodeAccess> loadAccess(const AccessFiles &files)
{
    CloudNodeAccess access;
    if (files.hasTokens()) {
        auto tokens = files.tokens.isEmpty() ? AccessTokens::fromText(
                          QByteArray(files.tokensGiven).replace(',', '\n').replace(' ', '\n'),
                          variableOf(u"tokens"_s))
                                             : AccessTokens::fromFile(files.tokens);
        if (!tokens)
            return tl::make_unexpected(tokens.error());
        access.tokens = *std::move(tokens);
    }
    if (files.hasCertificate()) {
        auto certificate = loadNodeCertificate(files.certificate, files.key);
        if (!certificate)
            return tl::make_unexpected(certificate.error());
        access.certificate = *std::move(certificate);
    }
    return access;
}

} // namespace splitscope
