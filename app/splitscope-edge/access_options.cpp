#include "app/splitscope-edge/access_options.h"

#include "net/error_text.h"

#include <QCommandLineParser>
#include <QCoreApplication>

namespace splitscope {

namespace {

using namespace Qt::StringLiterals;

struct EdgeCommand
{
    Q_DECLARE_TR_FUNCTIONS(EdgeCommand)
};

constexpr char tokenVariable[] = "SPLITSCOPE_TOKEN";

} // namespace

void declareAccessOptions(QCommandLineParser &parser)
{
    parser.addOptions({
        {u"token-file"_s,
         EdgeCommand::tr("File with the token that the node asks for. Default: the token in the "
                         "environment's %1.")
             .arg(QString::fromLatin1(tokenVariable)),
         u"file"_s},
        {u"certificate"_s,
         EdgeCommand::tr("The node's certificate in PEM, or that of whoever issued it. Default: "
                         "what the system trusts."),
         u"file"_s},
        {u"fingerprint"_s, EdgeCommand::tr("The SHA-256 of the node's certificate."), u"hex"_s},
    });
}

tl::expected<NodeAccess, UsageError> accessOptions(const QCommandLineParser &parser)
{
    NodeAccess access{.token = qEnvironmentVariable(tokenVariable),
                      .certificateFile = parser.value(u"certificate"_s),
                      .fingerprint = parser.value(u"fingerprint"_s)};
    if (parser.isSet(u"token-file"_s)) {
        const auto token = tokenInFile(parser.value(u"token-file"_s));
        if (!token)
            return tl::make_unexpected(errorText(token.error()));
        access.token = *token;
    }
    if (const auto trusted = trustedNode(access); !trusted)
        return tl::make_unexpected(errorText(trusted.error()));
    return access;
}

} // namespace splitscope
