#include "net/cloud/model_shelf.h"

#include <QStringList>

#include <algorithm>
#include <chrono>
#include <exception>
#include <utility>

namespace splitscope {

namespace {

using Clock = std::chrono::steady_clock;

/// With every cut prepared: otherwise the first run of one would pay for it, in what it measures.
Result<ModelShelf::Loaded> loadedAndPrepared(const ModelChoice &choice,
                                             const RuntimeOptions &options,
                                             const std::stop_token &stop)
{
    try {
        auto runtime = Runtime::load(choice, options, {}, stop);
        if (!runtime)
            return runtime;
        const Network &network = (*runtime)->network();
        for (const CutPoint cut : network.cutPoints())
            if (const auto ready = (*runtime)->prepare(cut, network.lastCut()); !ready)
                return tl::make_unexpected(ready.error());
        return runtime;
    } catch (const std::exception &error) { // no memory, above all: the node outlives it
        return fail(ErrorKind::Internal, choice.networkId, error.what());
    }
}

} // namespace

ModelShelf::ModelShelf(Loaded first, std::vector<Served> others, const RuntimeOptions &options,
                       qint64 mostBytes, QObject *parent)
    : QObject(parent), options_(options), mostBytes_(mostBytes)
{
    const auto id = [](const Network &network) { return QString::fromStdString(network.id()); };
    books_.push_back({.choice = {},
                      .id = id(first->network()),
                      .bytes = first->network().weightBytes(),
                      .runtime = std::move(first)});
    for (Served &other : others)
        books_.push_back({.choice = std::move(other.choice),
                          .id = id(other.network),
                          .bytes = other.network.weightBytes()});
    loader_.setMaxThreadCount(1);
}

ModelShelf::~ModelShelf()
{
    stop_.request_stop();
    loader_.waitForDone();
}

void ModelShelf::request(const QString &model, QObject *receiver, Done done)
{
    const auto book = std::ranges::find(books_, model, &Book::id);
    if (book == books_.end())
        return done(fail(ErrorKind::UnknownModel, model.toStdString(),
                         ids().join(QLatin1String(", ")).toStdString()));
    book->lastUse = ++uses_;
    if (book->runtime)
        return done(book->runtime);
    if (book->waiting.empty()) {
        if (!makeRoomFor(*book))
            return done(fail(ErrorKind::NodeBusy, {}, "other models in use fill its memory"));
        load(static_cast<std::size_t>(book - books_.begin()));
    }
    book->waiting.push_back({receiver, std::move(done)});
}

bool ModelShelf::makeRoomFor(const Book &book)
{
    const auto idle = [](const Book &other) {
        return other.runtime && other.runtime.use_count() == 1;
    };
    while (loadedBytes() + book.bytes > mostBytes_) {
        Book *oldest = nullptr;
        for (auto other = books_.begin() + 1; other != books_.end(); ++other)
            if (idle(*other) && (!oldest || other->lastUse < oldest->lastUse))
                oldest = &*other;
        if (!oldest)
            return false;
        oldest->runtime.reset();
        Q_EMIT evictedModel(oldest->id);
    }
    return true;
}

void ModelShelf::load(std::size_t index)
{
    loader_.start(
        [this, index, choice = books_[index].choice, options = options_, stop = stop_.get_token()] {
            const auto begin = Clock::now();
            const auto runtime = loadedAndPrepared(choice, options, stop);
            const auto took = std::chrono::round<std::chrono::milliseconds>(Clock::now() - begin);
            QMetaObject::invokeMethod(
                this, [this, index, runtime, took] { onLoaded(index, runtime, took); },
                Qt::QueuedConnection);
        });
}

void ModelShelf::onLoaded(std::size_t index, const Result<Loaded> &runtime,
                          std::chrono::milliseconds took)
{
    Book &book = books_[index];
    const auto waiting = std::exchange(book.waiting, {});
    if (runtime) {
        book.runtime = *runtime;
        Q_EMIT loadedModel(book.id, took);
    } else {
        Q_EMIT loadFailed(book.id, runtime.error());
    }
    for (const auto &[receiver, done] : waiting)
        if (receiver)
            done(runtime);
}

int ModelShelf::loaded() const
{
    return static_cast<int>(
        std::ranges::count_if(books_, [](const Book &book) { return book.runtime != nullptr; }));
}

qint64 ModelShelf::loadedBytes() const
{
    qint64 bytes = 0;
    for (const Book &book : books_)
        if (book.runtime || !book.waiting.empty())
            bytes += book.bytes;
    return bytes;
}

QStringList ModelShelf::ids() const
{
    QStringList ids;
    for (const Book &book : books_)
        ids << book.id;
    return ids;
}

} // namespace splitscope
