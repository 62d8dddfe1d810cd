// Exports the notebook, and brings in sheets that were typed by hand.
#pragma once

#include "net/notebook/comparison.h"
#include "net/notebook/notebook_export.h"

#include <QObject>
#include <QString>

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
    NotebookKeeper &keeper_;
    QWidget *window_;
};

} // namespace splitscope
