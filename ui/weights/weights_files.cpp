#include "ui/weights/weights_files.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>
#include <QUrl>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace splitscope {

namespace {

constexpr std::array suffixes{"safetensors"_L1, "pth"_L1, "pt"_L1};

struct WeightsFiles
{
    Q_DECLARE_TR_FUNCTIONS(WeightsFiles)
};

} // namespace

QString droppedWeights(const QMimeData &data)
{
    if (data.urls().isEmpty() || !data.urls().first().isLocalFile())
        return {};
    const QString file = data.urls().first().toLocalFile();
    const QString suffix = QFileInfo(file).suffix().toLower();
    return std::ranges::find(suffixes, suffix) != suffixes.end() ? file : QString();
}

QFileDialog *askForWeights(QWidget *parent)
{
    QStringList patterns;
    for (const QLatin1StringView suffix : suffixes)
        patterns << u"*."_s + suffix;
    auto *dialog = new QFileDialog(parent, WeightsFiles::tr("Open weights"), QString(),
                                   WeightsFiles::tr("Weights (%1)").arg(patterns.join(u' '))
                                       + u";;"_s + WeightsFiles::tr("All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->open();
    return dialog;
}

} // namespace splitscope
