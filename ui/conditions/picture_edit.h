// Chooses the picture that the network looks at.
#pragma once

#include "ui/conditions/picture_loader.h"

#include <QWidget>

#include <functional>

class QComboBox;
class QLabel;
class QToolButton;

namespace splitscope {

/// Sample pictures, files opened, dropped or pasted, and pictures pasted. GUI thread.
class PictureEdit : public QWidget
{
    Q_OBJECT

public:
    explicit PictureEdit(QWidget *parent = nullptr);

    /// A resource path of a sample or a file; loaded() or failed() tells.
    void open(const QString &file);
    /// What the clipboard holds: a picture or a file.
    void paste();
    /// Asks for a file and opens it.
    void ask();
    /// What was opened or pasted last, once more.
    void retry();
    /// Of the picture shown; empty while there is none, or where it was pasted.
    QString file() const { return file_; }

Q_SIGNALS:
    void loaded(const splitscope::LoadedPicture &picture);
    void failed(const splitscope::Error &error);

protected:
    void changeEvent(QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void showPicture(const LoadedPicture &picture);
    void showFailure(const Error &error);
    void chooseEntry(int row);
    void showInList(const QString &file);
    void retranslate();

    QLabel *thumbnail_;
    QComboBox *list_;
    QToolButton *open_;
    PictureLoader loader_;
    std::function<void()> last_;
    QImage pasted_;
    QString file_;
    QSize size_;
    bool sampleTried_ = false; ///< in place of the first picture
};

/// What a list calls it: a sample by its name in the user's language, a file by its own.
QString pictureName(const QString &file);

} // namespace splitscope
