#include "ui/report/report_maker.h"

#include "net/model_options.h"
#include "net/report/report_pages.h"

#include <QPainter>

#include <atomic>
#include <cmath>
#include <functional>
#include <utility>

namespace splitscope {

namespace {

constexpr double inch = 25.4;
constexpr QSizeF paper(210, 297); // mm

} // namespace

/// What was read last. Of the job's thread alone, but for `stale`.
struct ReportMaker::Kept
{
    QString notebook;
    std::vector<ExperimentId> experiments;
    std::shared_ptr<const ReportSource> source;
    std::atomic<bool> stale{false};
};

/// What a job has of the maker, which may have forgotten it.
struct ReportMaker::Job
{
    ReportMaker *maker; ///< waits for the job before it ends
    int number;
    std::stop_token stop;
    std::shared_ptr<Kept> kept;

    /// On the maker's thread, unless another job is under way there by then.
    void tell(std::function<void(ReportMaker &)> what) const
    {
        QMetaObject::invokeMethod(
            maker,
            [to = maker, of = number, said = std::move(what)] {
                if (to->job_ == of)
                    said(*to);
            },
            Qt::QueuedConnection);
    }

    ReportProgress progress() const
    {
        return {[this](double fraction) {
                    tell([fraction](ReportMaker &to) { Q_EMIT to.progressed(fraction); });
                },
                stop};
    }

    Result<ReportDocument> document(const ReportChoice &choice) const;
};

Result<ReportDocument> ReportMaker::Job::document(const ReportChoice &choice) const
{
    const bool known = !kept->stale.exchange(false) && kept->source
                       && kept->notebook == choice.notebook
                       && kept->experiments == choice.experiments;
    if (!known) {
        const auto notebook = Notebook::open(toPath(choice.notebook), NotebookMode::ReadOnly);
        if (!notebook)
            return tl::make_unexpected(notebook.error());
        auto source = readReportSource(*notebook, choice.experiments, progress());
        if (!source)
            return tl::make_unexpected(source.error());
        kept->notebook = choice.notebook;
        kept->experiments = choice.experiments;
        kept->source = std::make_shared<const ReportSource>(*std::move(source));
    }
    return labReport(*kept->source, choice.title, ReportCaptures(choice.notebook).all(),
                     ReportWords(choice.language));
}

ReportMaker::ReportMaker(QObject *parent) : QObject(parent), kept_(std::make_shared<Kept>())
{
    pool_.setMaxThreadCount(1);
}

ReportMaker::~ReportMaker()
{
    stop_.request_stop();
    pool_.clear();
    pool_.waitForDone();
}

void ReportMaker::start(Work work)
{
    stop_.request_stop();
    stop_ = std::stop_source();
    Job job{this, ++job_, stop_.get_token(), kept_};
    if (!std::exchange(busy_, true))
        Q_EMIT busyChanged(true);
    pool_.start([job, work = std::move(work)]() mutable {
        work(job);
        job.tell([](ReportMaker &to) { to.end(); });
    });
}

void ReportMaker::end()
{
    saving_ = false;
    if (nextPreview_)
        return start(std::exchange(nextPreview_, {}));
    busy_ = false;
    Q_EMIT busyChanged(false);
}

void ReportMaker::preview(const ReportChoice &choice, int width)
{
    Work work = [choice, width](Job &job) {
        const auto report = job.document(choice);
        if (!report)
            return job.tell([error = report.error()](ReportMaker &to) { Q_EMIT to.failed(error); });
        // Laid out as for a printer, so that what is seen is what is printed.
        QImage device(1, 1, QImage::Format_RGB32);
        constexpr int dotsToAnInch = 192;
        device.setDotsPerMeterX(static_cast<int>(std::lround(dotsToAnInch * 1000 / inch)));
        device.setDotsPerMeterY(device.dotsPerMeterX());
        const QSizeF sheet = paper * (device.logicalDpiX() / inch);
        const ReportPages pages(*report, device, sheet);
        const int count = pages.count();
        const double scale = width / sheet.width();
        for (int page = 0; page < std::min(count, mostPages); ++page) {
            if (const auto wanted = job.progress().at(static_cast<double>(page) / count); !wanted)
                return;
            QImage image((sheet * scale).toSize(), QImage::Format_RGB32);
            image.fill(Qt::white);
            QPainter painter(&image);
            painter.setRenderHint(QPainter::Antialiasing);
            painter.scale(scale, scale);
            pages.paint(painter, page);
            painter.end();
            job.tell([page, image](ReportMaker &to) { Q_EMIT to.pageReady(page, image); });
        }
        job.tell([count](ReportMaker &to) { Q_EMIT to.previewed(count); });
    };
    if (saving_)
        nextPreview_ = std::move(work);
    else
        start(std::move(work));
}

void ReportMaker::save(const ReportChoice &choice, ReportFormat format, const QString &file)
{
    saving_ = true;
    start([choice, format, file](Job &job) {
        const auto written = job.document(choice).and_then([&](const ReportDocument &report) {
            return writeReport(report, format, file, job.progress());
        });
        if (!written)
            return job.tell(
                [error = written.error()](ReportMaker &to) { Q_EMIT to.failed(error); });
        job.tell([file](ReportMaker &to) { Q_EMIT to.saved(file); });
    });
}

void ReportMaker::cancel()
{
    if (!busy_)
        return;
    stop_.request_stop();
    ++job_; // nothing more is heard of it
    end();
}

void ReportMaker::cancelPreview()
{
    nextPreview_ = {};
    if (!saving_)
        cancel();
}

void ReportMaker::forget()
{
    kept_->stale = true;
}

} // namespace splitscope
