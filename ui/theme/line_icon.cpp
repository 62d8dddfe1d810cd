#include "ui/theme/line_icon.h"

#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>

#include <utility>

using namespace Qt::StringLiterals;

namespace splitscope {

namespace {

QColor inkFor(QIcon::Mode mode)
{
    const QPalette palette = QGuiApplication::palette();
    if (mode == QIcon::Disabled)
        return palette.color(QPalette::Disabled, QPalette::ButtonText);
    return palette.color(mode == QIcon::Selected ? QPalette::HighlightedText
                                                 : QPalette::ButtonText);
}

class LineIconEngine : public QIconEngine
{
public:
    explicit LineIconEngine(QIcon lines) : lines_(std::move(lines)) {}

    void paint(QPainter *painter, const QRect &place, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal scale = painter->device()->devicePixelRatio();
        painter->drawPixmap(place, pixmap((QSizeF(place.size()) * scale).toSize(), mode, state));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap inked = lines_.pixmap(size, 1, QIcon::Normal, state);
        QPainter painter(&inked);
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(inked.rect(), inkFor(mode));
        return inked;
    }

    QIconEngine *clone() const override { return new LineIconEngine(*this); }

private:
    QIcon lines_;
};

} // namespace

QIcon lineIcon(const QString &name)
{
    return QIcon(new LineIconEngine(QIcon(u":/splitscope/icons/%1.svg"_s.arg(name))));
}

} // namespace splitscope
