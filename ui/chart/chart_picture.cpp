#include "ui/chart/chart_picture.h"

#include "ui/chart/chart_page.h"
#include "ui/theme/colours.h"
#include "ui/theme/focus_ring.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QLayout>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSvgGenerator>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace splitscope {
namespace {

constexpr int dotsPerInch = 96; // of the window's pixels, as Qt and SVG have them

// For the time being the page is what the picture needs; nothing of it reaches the screen.
class Posing
{
public:
    Posing(QWidget &widget, const PictureChoice &choice)
        : widget_(widget), geometry_(widget.geometry()), palette_(widget.palette()),
          ownPalette_(widget.testAttribute(Qt::WA_SetPalette)), light_(choice.light)
    {
        ring_ = widget.findChild<FocusRing *>();
        if (ring_ && ring_->isVisible())
            ring_->hide();
        else
            ring_ = nullptr;
        if (light_)
            widget.setPalette(paletteFor(Tone::Light));
        // What is still to be laid out around it would give it its own size again.
        if (const QWidget *parent = widget.parentWidget(); parent && parent->layout())
            around_ = parent->layout();
        if (around_)
            around_->setEnabled(false);
        widget.resize(choice.size);
        // Charts lay themselves out by posted events.
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::MetaCall);
    }

    ~Posing()
    {
        if (light_)
            widget_.setPalette(ownPalette_ ? palette_ : QPalette());
        widget_.setGeometry(geometry_);
        if (around_) {
            around_->setEnabled(true);
            around_->activate();
        }
        if (ring_)
            ring_->show();
    }

    Posing(const Posing &) = delete;
    Posing &operator=(const Posing &) = delete;

private:
    QWidget &widget_;
    QRect geometry_;
    QPalette palette_;
    bool ownPalette_;
    bool light_;
    QLayout *around_ = nullptr;
    FocusRing *ring_ = nullptr; ///< the one that was shown
};

void render(ChartPage &page, const PictureChoice &choice, QPaintDevice &device, double scale)
{
    const Posing posing(page.widget(), choice);
    QPainter painter(&device);
    painter.scale(scale, scale);
    page.widget().render(&painter, {}, {}, QWidget::DrawChildren | QWidget::IgnoreMask);
}

QByteArray svgFile(ChartPage &page, const PictureChoice &choice)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(choice.size);
    generator.setViewBox(QRect(QPoint(), choice.size));
    generator.setResolution(dotsPerInch);
    generator.setTitle(page.title());
    render(page, choice, generator, 1);
    return bytes;
}

QByteArray pdfFile(ChartPage &page, const PictureChoice &choice)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    constexpr double points = 72.0 / dotsPerInch;
    QPdfWriter writer(&buffer);
    writer.setTitle(page.title());
    writer.setCreator(u"Splitscope"_s);
    writer.setPageSize(QPageSize(QSizeF(choice.size) * points, QPageSize::Point));
    writer.setPageMargins(QMarginsF());
    constexpr int fine = 1200;
    writer.setResolution(fine);
    render(page, choice, writer, fine / double(dotsPerInch));
    return bytes;
}

} // namespace

QString endingOf(PictureFormat format)
{
    switch (format) {
    case PictureFormat::Png:
        return u"png"_s;
    case PictureFormat::Svg:
        return u"svg"_s;
    case PictureFormat::Pdf:
        return u"pdf"_s;
    }
    return {};
}

QImage chartImage(ChartPage &page, const PictureChoice &choice)
{
    QImage image(choice.size * choice.scale, QImage::Format_RGB32);
    image.fill(Qt::white);
    render(page, choice, image, choice.scale);
    image.setDotsPerMeterX(qRound(dotsPerInch * choice.scale / 0.0254));
    image.setDotsPerMeterY(image.dotsPerMeterX());
    return image;
}

QByteArray chartFile(ChartPage &page, const PictureChoice &choice)
{
    if (choice.format == PictureFormat::Svg)
        return svgFile(page, choice);
    if (choice.format == PictureFormat::Pdf)
        return pdfFile(page, choice);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    chartImage(page, choice).save(&buffer, "PNG");
    return bytes;
}

std::optional<QString> saveChart(ChartPage &page, const PictureChoice &choice, const QString &file)
{
    QSaveFile target(file);
    if (!target.open(QIODevice::WriteOnly) || target.write(chartFile(page, choice)) < 0
        || !target.commit())
        return target.errorString();
    return std::nullopt;
}

} // namespace splitscope
