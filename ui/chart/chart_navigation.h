// Zoom and pan of every chart, by mouse and keys.
#pragma once

#include <QObject>
#include <QPointF>

#include <optional>

class QKeyEvent;
class QMouseEvent;
class QWheelEvent;

namespace splitscope {

class AxisView;
class ChartPage;

/// The wheel zooms about the pointer (with Shift along the horizontal axis alone, with Ctrl along
/// the vertical one), a drag pans, a double click shows all. Keys: + and - zoom, 0 shows all, Ctrl
/// with an arrow pans. A child of the page's widget. GUI thread.
class ChartNavigation : public QObject
{
    Q_OBJECT

public:
    /// The page must outlive it.
    explicit ChartNavigation(ChartPage &page);

    static constexpr double zoomStep = 0.8;

    /// About the middle.
    void zoomIn() { zoom(zoomStep); }
    void zoomOut() { zoom(1 / zoomStep); }
    void reset();
    bool isZoomed() const;

Q_SIGNALS:
    void viewChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool wheel(const QWheelEvent &event);
    bool press(const QMouseEvent &event);
    bool move(const QMouseEvent &event);
    bool release();
    bool key(const QKeyEvent &event);
    void zoom(double factor);
    void zoom(double factor, QPointF about, Qt::Orientations along);
    void pan(QPointF pixels);
    void apply();

    ChartPage &page_;
    std::optional<QPointF> pressedAt_;
    bool panning_ = false;
};

} // namespace splitscope
