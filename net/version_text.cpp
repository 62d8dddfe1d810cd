#include "net/version_text.h"

#include "engine/runtime/blas.h"

#include <QCoreApplication>

namespace splitscope {

namespace {

struct VersionText
{
    Q_DECLARE_TR_FUNCTIONS(VersionText)
};

} // namespace

QString softwareVersion()
{
    return QStringLiteral(SPLITSCOPE_VERSION);
}

QString versionText(const QString &program)
{
    const Blas blas = loadedBlas();
    QString text =
        QStringLiteral("%1 %2\nQt %3, LibTorch %4\n%5")
            .arg(program, softwareVersion(), QString::fromLatin1(qVersion()),
                 QString::fromStdString(torchVersion()), QString::fromStdString(blas.name));
    if (const QString warning = slowBlasWarning(); !warning.isEmpty())
        text += QLatin1Char('\n') + warning;
    return text;
}

QString slowBlasWarning()
{
    if (loadedBlas().fast)
        return {};
    return VersionText::tr("LibTorch runs on the reference BLAS, which makes the linear layers two "
                           "to three times slower. Install libopenblas0-openmp and start again.");
}

} // namespace splitscope
