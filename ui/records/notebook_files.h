// Exports the notebook, and brings in sheets that were typed by hand.
#pragma once

#include "net/notebook/comparison.h"
#include "net/notebook/notebook_export.h"

#include <QObject>
#include <QString>

#include <functional>
#include <vector>

class QWidget;

namespace splitscope {

class NotebookKeeper;

/// Reads and writes on the keeper's thread. GUI thread.
class NotebookFiles : public QObject
{
    Q_OBJECT

public:
    /// The keeper must outlive it; dialogs belong to `window`.
    NotebookFiles(NotebookKeeper &keeper, QWidget *window);

    /// Asks for the file.
    void askForExport(const ExportChoice &choice);
    void exportTo(const QString &file, const ExportChoice &choice);
    /// What these runs achieved on the way up, as a bandwidth trace: asks for the file.
    void askForBandwidth(const std::vector<RunNumber> &runs);
    void saveBandwidth(const QString &file, const std::vector<RunNumber> &runs);
    void askForSheet();
    /// It is kept in the notebook, as typed.
    void openSheet(const QString &file);

Q_SIGNALS:
    void exported(const QString &file);
    void sheetOpened(const QString &name, const splitscope::ComparedSide &cells);
    void failed(const splitscope::Error &error);
    /// In words: what the system had against a file.
    void fileRefused(const QString &sentence);

private:
    /// What to be told of a file that has been written, or has not been.
    std::function<void(const Result<QString> &)> telling(const QString &file);
    void askForFile(const QString &title, const QString &name,
                    const std::function<void(const QString &)> &chosen);

    NotebookKeeper &keeper_;
    QWidget *window_;
};

} // namespace splitscope
