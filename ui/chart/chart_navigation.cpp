#include "ui/chart/chart_navigation.h"

#include "ui/chart/axis_view.h"
#include "ui/chart/chart_page.h"

#include <QGuiApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QStyleHints>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace splitscope {
namespace {

constexpr Qt::Orientations bothWays = Qt::Horizontal | Qt::Vertical;

} // namespace

ChartNavigation::ChartNavigation(ChartPage &page) : QObject(&page.widget()), page_(page)
{
    page.canvas().installEventFilter(this);
    if (&page.canvas() != &page.widget())
        page.widget().installEventFilter(this);
}

bool ChartNavigation::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && watched == &page_.widget())
        return key(*static_cast<QKeyEvent *>(event));
    if (watched != &page_.canvas())
        return false;
    switch (event->type()) {
    case QEvent::Wheel:
        return wheel(*static_cast<QWheelEvent *>(event));
    case QEvent::MouseButtonPress:
        return press(*static_cast<QMouseEvent *>(event));
    case QEvent::MouseMove:
        return move(*static_cast<QMouseEvent *>(event));
    case QEvent::MouseButtonRelease:
        return release();
    case QEvent::MouseButtonDblClick:
        if (static_cast<QMouseEvent *>(event)->button() == Qt::LeftButton)
            reset();
        return true;
    default:
        return false;
    }
}

bool ChartNavigation::wheel(const QWheelEvent &event)
{
    constexpr double notch = 120;
    const double turned = event.angleDelta().y() != 0 ? event.angleDelta().y()
                                                      : event.angleDelta().x(); // Alt turns it
    Qt::Orientations along = bothWays;
    if (event.modifiers() & Qt::ShiftModifier)
        along = Qt::Horizontal;
    else if (event.modifiers() & Qt::ControlModifier)
        along = Qt::Vertical;
    zoom(std::pow(zoomStep, turned / notch), event.position(), along);
    return true;
}

bool ChartNavigation::press(const QMouseEvent &event)
{
    panning_ = false;
    pressedAt_.reset();
    if (event.button() == Qt::LeftButton && !page_.grabs(event.position().toPoint()))
        pressedAt_ = event.position();
    return false;
}

bool ChartNavigation::move(const QMouseEvent &event)
{
    if (!pressedAt_)
        return false;
    const QPointF moved = event.position() - *pressedAt_;
    if (!panning_ && moved.manhattanLength() < QGuiApplication::styleHints()->startDragDistance())
        return true; // a click's tremble
    panning_ = true;
    QToolTip::hideText();
    page_.canvas().setCursor(Qt::ClosedHandCursor);
    pan(moved);
    pressedAt_ = event.position();
    return true;
}

bool ChartNavigation::release()
{
    const bool wasPanning = std::exchange(panning_, false);
    pressedAt_.reset();
    if (wasPanning)
        page_.canvas().unsetCursor();
    return wasPanning; // otherwise it is a click, and the page's
}

bool ChartNavigation::key(const QKeyEvent &event)
{
    const bool control = event.modifiers() & Qt::ControlModifier;
    const QRectF plot = page_.plotArea();
    constexpr double step = 0.1;
    switch (event.key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomIn();
        return true;
    case Qt::Key_Minus:
        zoomOut();
        return true;
    case Qt::Key_0:
        reset();
        return true;
    case Qt::Key_Left:
    case Qt::Key_Right:
        if (control)
            pan({event.key() == Qt::Key_Left ? plot.width() * step : -plot.width() * step, 0});
        return control;
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (control)
            pan({0, event.key() == Qt::Key_Up ? plot.height() * step : -plot.height() * step});
        return control;
    default:
        return false;
    }
}

void ChartNavigation::zoom(double factor)
{
    zoom(factor, page_.plotArea().center(), bothWays);
}

void ChartNavigation::zoom(double factor, QPointF about, Qt::Orientations along)
{
    const QRectF plot = page_.plotArea();
    if (plot.isEmpty())
        return;
    AxisView *horizontal = page_.horizontalAxis();
    AxisView *vertical = page_.verticalAxis();
    const auto within = [](double fraction) { return std::clamp(fraction, 0.0, 1.0); };
    if (horizontal && (along & Qt::Horizontal))
        horizontal->zoom(factor, within((about.x() - plot.left()) / plot.width()));
    if (vertical && (along & Qt::Vertical))
        vertical->zoom(factor, within((plot.bottom() - about.y()) / plot.height()));
    apply();
}

void ChartNavigation::pan(QPointF pixels)
{
    const QRectF plot = page_.plotArea();
    if (plot.isEmpty())
        return;
    if (AxisView *horizontal = page_.horizontalAxis())
        horizontal->pan(-pixels.x() / plot.width());
    if (AxisView *vertical = page_.verticalAxis())
        vertical->pan(pixels.y() / plot.height());
    apply();
}

void ChartNavigation::reset()
{
    for (AxisView *axis : {page_.horizontalAxis(), page_.verticalAxis()})
        if (axis)
            axis->reset();
    apply();
}

bool ChartNavigation::isZoomed() const
{
    for (AxisView *axis : {page_.horizontalAxis(), page_.verticalAxis()})
        if (axis && axis->isZoomed())
            return true;
    return false;
}

void ChartNavigation::apply()
{
    page_.showAxes();
    Q_EMIT viewChanged();
}

} // namespace splitscope
