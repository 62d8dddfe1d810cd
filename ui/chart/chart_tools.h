// What can be done with any chart, as buttons, menu entries and keys.
#pragma once

#include <QWidget>

#include <vector>

class QAction;

namespace splitscope {

class ChartNavigation;
class ChartPage;
struct PictureChoice;

/// Serves the page that it was given last. GUI thread.
class ChartTools : public QWidget
{
    Q_OBJECT

public:
    explicit ChartTools(QWidget *parent = nullptr);

    /// Both must live until the next call.
    void setPage(ChartPage &page, ChartNavigation &navigation);

    void copyData();
    void copyPicture();
    /// Asks for size, format and file.
    void askForPicture();
    void save(const PictureChoice &choice, const QString &file);

    struct Shortcut
    {
        QString what;
        QString keys;
    };
    /// Of the tools, and of what mouse and keys do in every chart.
    std::vector<Shortcut> shortcuts() const;

Q_SIGNALS:
    /// A sentence with a remedy.
    void saveFailed(const QString &sentence);

protected:
    void changeEvent(QEvent *event) override;

private:
    QAction *tool(const char *icon, const QString &name, const QList<QKeySequence> &keys,
                  void (ChartTools::*intent)());
    void zoomIn();
    void zoomOut();
    void showAll();
    void showState();
    void retranslate();

    ChartPage *page_ = nullptr;
    ChartNavigation *navigation_ = nullptr;
    QAction *zoomIn_;
    QAction *zoomOut_;
    QAction *showAll_;
    QAction *copyData_;
    QAction *copyPicture_;
    QAction *save_;
};

} // namespace splitscope
