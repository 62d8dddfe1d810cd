#include "net/notebook/notebook_keeper.h"

#include "net/edge/edge_session.h"
#include "net/model_options.h"
#include "net/notebook/notebook_session.h"

#include <QDir>
#include <QFileInfo>

#include <optional>
#include <utility>

namespace splitscope {

using namespace Qt::StringLiterals;

/// On the keeper's thread only.
struct NotebookKeeper::OnThread : public QObject
{
    /// A file that could not be opened is tried again the next time.
    Result<Notebook *> opened(const QString &file)
    {
        if (!notebook) {
            QDir().mkpath(QFileInfo(file).absolutePath());
            auto result = Notebook::open(toPath(file));
            if (!result)
                return tl::make_unexpected(result.error());
            notebook = *std::move(result);
        }
        return &*notebook;
    }

    std::optional<Notebook> notebook;
    ExperimentInfo info;
    std::optional<ExperimentId> experiment; ///< begun with its first run
};

NotebookKeeper::NotebookKeeper(const QString &file, QObject *parent)
    : QObject(parent), file_(file), onThread_(new OnThread)
{
    thread_.setObjectName(u"notebook"_s);
    onThread_->moveToThread(&thread_);
    connect(&thread_, &QThread::finished, onThread_, &QObject::deleteLater);
    thread_.start();
}

NotebookKeeper::~NotebookKeeper()
{
    // After all that is waiting.
    QMetaObject::invokeMethod(onThread_, [] { QThread::currentThread()->quit(); });
    thread_.wait();
}

void NotebookKeeper::withNotebook(std::function<void(const Result<Notebook *> &)> work)
{
    QMetaObject::invokeMethod(onThread_,
                              [onThread = onThread_, file = file_, work = std::move(work)] {
                                  work(onThread->opened(file));
                              });
}

void NotebookKeeper::follow(EdgeSession &session)
{
    connect(&session, &EdgeSession::runFinished, this, [this, &session](const RunRecord &record) {
        if (!following_)
            return;
        const ExperimentInfo info = experimentInfo(session, ExperimentKind::Runs);
        if (current_.model != info.model || current_.fingerprint != info.fingerprint
            || current_.node != info.node || current_.software.empty()) {
            current_ = info;
            beginExperiment(info);
        }
        store(record);
    });
}

void NotebookKeeper::setFollowing(bool following)
{
    following_ = following;
    current_ = {};
}

void NotebookKeeper::continueExperiment(ExperimentId experiment)
{
    QMetaObject::invokeMethod(
        onThread_, [onThread = onThread_, experiment] { onThread->experiment = experiment; });
}

void NotebookKeeper::beginExperiment(const ExperimentInfo &info)
{
    QMetaObject::invokeMethod(onThread_, [onThread = onThread_, info] {
        onThread->info = info;
        onThread->experiment.reset();
    });
}

void NotebookKeeper::store(const RunRecord &record, bool composed)
{
    withNotebook(
        [this, onThread = onThread_, record, composed](const Result<Notebook *> &notebook) {
            const auto kept = [&]() -> Result<StoredRun> {
                if (!notebook)
                    return tl::make_unexpected(notebook.error());
                if (!onThread->experiment) {
                    const auto begun = (*notebook)->beginExperiment(onThread->info);
                    if (!begun)
                        return tl::make_unexpected(begun.error());
                    onThread->experiment = *begun;
                }
                return (*notebook)
                    ->add(*onThread->experiment, record, composed)
                    .map([&](RunNumber number) {
                        return StoredRun{.number = number,
                                         .experiment = *onThread->experiment,
                                         .record = record,
                                         .composed = composed};
                    });
            }();
            // Not delivered any more where the keeper has ended meanwhile.
            QMetaObject::invokeMethod(
                this, [this, record, kept] { tell(record, kept); }, Qt::QueuedConnection);
        });
}

void NotebookKeeper::tell(const RunRecord &record, const Result<StoredRun> &result)
{
    const bool wasFailing = std::exchange(failing_, !result);
    if (result)
        return Q_EMIT stored(*result);
    Q_EMIT notStored(record);
    if (!wasFailing)
        Q_EMIT failed(result.error());
}

} // namespace splitscope
