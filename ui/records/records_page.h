// The records as a table that can be sorted, copied and cleared.
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;
class QSortFilterProxyModel;
class QTableView;

namespace splitscope {

class RecordsModel;

/// GUI thread.
class RecordsPage : public QWidget
{
    Q_OBJECT

public:
    /// The model must outlive the page.
    explicit RecordsPage(RecordsModel &model, QWidget *parent = nullptr);

    QTableView &table() { return *table_; }
    /// The rows selected, or all of them where none is, in the order shown, to the clipboard.
    void copy();

Q_SIGNALS:
    void clearRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void makeTable();
    void setColumnWidths();
    void retranslate();
    void showCount();

    RecordsModel &model_;
    QSortFilterProxyModel *sorted_;
    QTableView *table_;
    QLabel *count_;
    QPushButton *copy_;
    QPushButton *clear_;
};

} // namespace splitscope
