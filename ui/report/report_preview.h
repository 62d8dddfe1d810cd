// The pages of a report, one below the other.
#pragma once

#include <QScrollArea>

#include <vector>

class QLabel;
class QVBoxLayout;

namespace splitscope {

/// Keeps the place where one was reading while pages are made anew. GUI thread.
class ReportPreview : public QScrollArea
{
    Q_OBJECT

public:
    explicit ReportPreview(QWidget *parent = nullptr);

    /// From 0, in this order.
    void showPage(int number, const QImage &page);
    /// There are no more than these; `count` is that of the whole report.
    void finish(int count);
    /// In place of pages.
    void showMessage(const QString &sentence);
    int pageCount() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QVBoxLayout *column_;
    std::vector<QLabel *> pages_;
    QLabel *rest_;
    QLabel *message_;
    int shown_ = 0;
    int count_ = 0;
};

} // namespace splitscope
