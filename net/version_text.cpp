#include "net/version_text.h"

#include "engine/torch/torch_library.h"

#include <QCoreApplication>

#include <exception>

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
    const QString torch = torchText(); // first, because it loads the BLAS
    QString text =
        QStringLiteral("%1 %2\nQt %3, LibTorch %4\n%5")
            .arg(program, softwareVersion(), QString::fromLatin1(qVersion()), torch, blasText());
    if (const QString warning = slowBlasWarning(); !warning.isEmpty())
        text += QLatin1Char('\n') + warning;
    return text;
}

QString torchText()
{
    try {
        return QString::fromStdString(torchLibrary().version());
    } catch (const std::exception &error) {
        return VersionText::tr("cannot be loaded: %1").arg(QString::fromUtf8(error.what()));
    }
}

QString blasText()
{
    const TorchLibrary *torch = loadedTorchLibrary();
    return torch ? QString::fromStdString(torch->blas().name) : QString();
}

QString slowBlasWarning()
{
    const TorchLibrary *torch = loadedTorchLibrary();
    if (!torch || torch->blas().fast)
        return {};
    return VersionText::tr("LibTorch runs on the reference BLAS, which makes layers that only it "
                           "computes several times slower. Install libopenblas0-openmp and start "
                           "again.");
}

} // namespace splitscope
