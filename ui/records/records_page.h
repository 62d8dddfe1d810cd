// The notebook as a table: found, sorted, compared, annotated, removed, copied and exported.
#pragma once

#include "engine/notebook/notebook.h"
#include "net/notebook/notebook_export.h"
#include "ui/records/comparison_view.h"

#include <QWidget>

#include <vector>

namespace splitscope {

class ElidedLabel;
class NotebookFiles;
class NotebookKeeper;
class NotebookModel;
class NoticeBar;
class RecordActions;
class RecordFilterBar;
class RecordsTable;

/// GUI thread.
class RecordsPage : public QWidget
{
    Q_OBJECT

public:
    /// The keeper must outlive the page.
    explicit RecordsPage(NotebookKeeper &keeper, QWidget *parent = nullptr);

    RecordsTable &table() { return *table_; }
    NotebookModel &model() { return *model_; }
    RecordFilterBar &filterBar() { return *filterBar_; }
    RecordActions &actions() { return *actions_; }
    ComparisonView &comparison() { return *comparison_; }
    NotebookFiles &files() { return *files_; }
    NoticeBar &notice() { return *notice_; }

    /// The runs selected, or all of them where none is, in the order shown, to the clipboard; a
    /// spreadsheet takes them apart. Many take a while.
    void copy();

Q_SIGNALS:
    /// With their notebook's numbers as ids.
    void chartRequested(const std::vector<splitscope::RunRecord> &records);
    void clearRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *bar();
    void connectActions();
    void connectParts();
    std::vector<RunNumber> selectedOrAll() const;
    void chart();
    void compareAs(ComparisonView::Set set);
    void exportAs(ExportFormat format);
    void saveBandwidth();
    void showProblem(const Error &error);
    void tell(const QString &sentence);
    void showCount();
    void retranslate();

    NotebookKeeper &keeper_;
    NotebookModel *model_;
    RecordFilterBar *filterBar_;
    RecordsTable *table_;
    RecordActions *actions_;
    ComparisonView *comparison_;
    NotebookFiles *files_;
    NoticeBar *notice_;
    ElidedLabel *count_;
};

} // namespace splitscope
