// The notebook on a thread of its own.
#pragma once

#include "engine/notebook/notebook.h"

#include <QFuture>
#include <QObject>
#include <QPromise>
#include <QString>
#include <QThread>

#include <functional>
#include <memory>

namespace splitscope {

class EdgeSession;

/// Lives on the thread that makes it and never blocks it: the file is opened, written and read on
/// another thread, in the order in which it was asked for. What is waiting when the keeper ends is
/// stored still.
class NotebookKeeper : public QObject
{
    Q_OBJECT

public:
    /// The file is opened, and its folder made, with the first thing that is asked for.
    explicit NotebookKeeper(const QString &file, QObject *parent = nullptr);
    ~NotebookKeeper() override;

    const QString &file() const { return file_; }

    /// From now on each finished run of the session is stored. Runs of one model over one node
    /// are an experiment. The session lives on the same thread and may end before the keeper.
    void follow(EdgeSession &session);

    /// Not while somebody else stores the session's runs, as a sweep does. What follows then is a
    /// new experiment.
    void setFollowing(bool following);

    /// What is stored from now on belongs to a new experiment. stored() or failed() tells of each.
    void beginExperiment(const ExperimentInfo &info);
    /// What is stored from now on belongs to one that is there already.
    void continueExperiment(ExperimentId experiment);
    /// Precondition: one of these two.
    void store(const RunRecord &record, bool composed = false);

    /// Anything else, as an answer for later; on the keeper's thread `question` has the notebook to
    /// itself. Take the answer by .then(receiver, ...), which is not called once the receiver is
    /// gone:
    ///   keeper.ask<std::int64_t>([](Notebook &notebook) { return notebook.count(); })
    ///       .then(this, [this](const Result<std::int64_t> &count) { ... });
    template<typename T>
    QFuture<Result<T>> ask(std::function<Result<T>(Notebook &)> question)
    {
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        withNotebook([promise, question](const Result<Notebook *> &notebook) {
            promise->addResult(notebook ? question(**notebook)
                                        : Result<T>(tl::make_unexpected(notebook.error())));
            promise->finish();
        });
        return promise->future();
    }

Q_SIGNALS:
    void stored(const splitscope::StoredRun &run);
    /// Each run that is lost.
    void notStored(const splitscope::RunRecord &record);
    /// Why; once until a run could be stored again.
    void failed(const splitscope::Error &error);

private:
    struct OnThread;

    void withNotebook(std::function<void(const Result<Notebook *> &)> work);
    void tell(const RunRecord &record, const Result<StoredRun> &result);

    QString file_;
    QThread thread_;
    OnThread *onThread_; ///< deleted by its thread's end
    /// Of the session that is followed: whose runs the current experiment has.
    ExperimentInfo current_;
    bool following_ = true;
    bool failing_ = false;
};

} // namespace splitscope
