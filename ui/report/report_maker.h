// Makes reports beside the window.
#pragma once

#include "net/report/lab_report.h"
#include "net/report/report_file.h"

#include <QImage>
#include <QObject>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <stop_token>
#include <vector>

namespace splitscope {

/// All that decides what is in a report.
struct ReportChoice
{
    QString notebook;                      ///< file
    std::vector<ExperimentId> experiments; ///< empty: all
    ReportTitle title;
    ReportLanguage language = ReportLanguage::English;
};

/// One job at a time, on a thread of its own: a new one takes the place of the one under way, of
/// which nothing is heard any more; but a preview waits until a file is saved. Runs are read once
/// and kept for the next job with the same experiments, until forget(). GUI thread.
class ReportMaker : public QObject
{
    Q_OBJECT

public:
    static constexpr int mostPages = 20; ///< of a preview

    explicit ReportMaker(QObject *parent = nullptr);
    /// Cancels and waits.
    ~ReportMaker() override;

    /// Pages as pictures, `width` pixels wide.
    void preview(const ReportChoice &choice, int width);
    void save(const ReportChoice &choice, ReportFormat format, const QString &file);
    /// A preview that waits for a file begins then.
    void cancel();
    /// No preview is wanted any more; a file is saved nevertheless.
    void cancelPreview();
    /// The notebook may have more by now.
    void forget();
    bool busy() const { return busy_; }

Q_SIGNALS:
    void busyChanged(bool busy);
    void progressed(double fraction);
    void pageReady(int number, const QImage &page);
    /// All pages, or the first `mostPages` of `count`.
    void previewed(int count);
    void saved(const QString &file);
    void failed(const splitscope::Error &error);

private:
    struct Job;
    struct Kept;

    using Work = std::function<void(Job &)>;

    void start(Work work);
    void end();

    QThreadPool pool_;
    std::shared_ptr<Kept> kept_;
    std::stop_source stop_;
    int job_ = 0;
    bool busy_ = false;
    bool saving_ = false;
    Work nextPreview_; ///< waits for a file
};

} // namespace splitscope
