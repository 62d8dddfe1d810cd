// The models that a node serves, one copy of each, in memory as long as they fit.
#pragma once

#include "engine/model/model_choice.h"
#include "engine/result.h"
#include "engine/runtime/runtime.h"
#include "net/protocol/identity.h"

#include <QObject>
#include <QPointer>
#include <QString>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <stop_token>
#include <vector>

namespace splitscope {

/// Lives on the node's thread, and so do the calls that it makes back; models are loaded on a
/// thread of its own, one after the other. The first model is there from the start to the end.
class ModelShelf : public QObject
{
    Q_OBJECT

public:
    using Loaded = std::shared_ptr<const Runtime>;
    using Done = std::function<void(const Result<Loaded> &)>;
    struct Served
    {
        ModelChoice choice;
        Network network;
    };

    /// `mostBytes` of weights, of all models. The first one is kept whatever it takes.
    ModelShelf(Loaded first, std::vector<Served> others, const RuntimeOptions &options,
               qint64 mostBytes, QObject *parent = nullptr);
    /// Gives up what is being loaded, and waits.
    ~ModelShelf() override;

    /// Calls `done` at once for what is loaded, otherwise from the event loop, unless `receiver` is
    /// gone by then. Errors: UnknownModel; NodeBusy where others are in use and leave no room;
    /// those of Runtime::load.
    void request(const QString &model, QObject *receiver, Done done);
    const Loaded &first() const { return books_.front().runtime; }
    int loaded() const;
    qint64 loadedBytes() const;
    QStringList ids() const;

Q_SIGNALS:
    void loadedModel(const QString &model, std::chrono::milliseconds took);
    void evictedModel(const QString &model);
    void loadFailed(const QString &model, const splitscope::Error &error);

private:
    struct Waiting
    {
        QPointer<QObject> receiver;
        Done done;
    };
    struct Book
    {
        ModelChoice choice;
        QString id;
        qint64 bytes = 0;
        Loaded runtime = {}; ///< empty: not loaded
        quint64 lastUse = 0;
        std::vector<Waiting> waiting = {}; ///< not empty: it is being loaded
    };

    bool makeRoomFor(const Book &book);
    void load(std::size_t index);
    void onLoaded(std::size_t index, const Result<Loaded> &runtime, std::chrono::milliseconds took);

    RuntimeOptions options_;
    qint64 mostBytes_;
    quint64 uses_ = 0;
    std::vector<Book> books_;
    std::stop_source stop_;
    QThreadPool loader_; // ends before the rest does
};

} // namespace splitscope
