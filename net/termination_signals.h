// SIGINT and SIGTERM as something that an object can tidy up after.
#pragma once

#include <QObject>

namespace splitscope {

/// Make it before any other thread is there, and so before a QApplication: they all inherit that
/// these signals no longer end the process. They are received as soon as an event loop runs. On
/// systems other than Linux they still end the process.
class TerminationSignals : public QObject
{
    Q_OBJECT

public:
    explicit TerminationSignals(QObject *parent = nullptr);
    ~TerminationSignals() override;

    /// For a process that was just forked and is about to become another program.
    static void restoreInChild();

Q_SIGNALS:
    void received(int signal);

private:
    int file_ = -1;
};

} // namespace splitscope
