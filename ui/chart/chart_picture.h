// A chart as a picture or a file.
#pragma once

#include <QImage>
#include <QSize>
#include <QString>

#include <optional>

namespace splitscope {

class ChartPage;

enum class PictureFormat { Png, Svg, Pdf };

struct PictureChoice
{
    PictureFormat format = PictureFormat::Png;
    QSize size{1280, 720}; ///< of the chart, in the window's pixels
    /// Pixels of a PNG for one of the window's.
    int scale = 2;
    /// Ink on white, as for paper, whatever the window has.
    bool light = true;
};

/// "png", without a dot.
QString endingOf(PictureFormat format);

QImage chartImage(ChartPage &page, const PictureChoice &choice);
/// The bytes of a file. SVG and PDF have lines and letters, no pixels.
QByteArray chartFile(ChartPage &page, const PictureChoice &choice);
/// Empty: it was written. Otherwise the reason that the system gives.
std::optional<QString> saveChart(ChartPage &page, const PictureChoice &choice, const QString &file);

} // namespace splitscope
