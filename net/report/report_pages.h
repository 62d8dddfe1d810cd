// A report on pages of paper.
#pragma once

#include "net/report/report_document.h"

#include <QObject>
#include <QSizeF>
#include <QTextObjectInterface>

#include <map>
#include <memory>

class QPaintDevice;
class QTextDocument;

namespace splitscope {

/// Draws a report's figures where a text document has their pictures: as lines and letters.
class FigureObjects : public QObject, public QTextObjectInterface
{
    Q_OBJECT
    Q_INTERFACES(QTextObjectInterface)

public:
    explicit FigureObjects(const ReportDocument &report);

    QSizeF intrinsicSize(QTextDocument *document, int position, const QTextFormat &format) override;
    void drawObject(QPainter *painter, const QRectF &area, QTextDocument *document, int position,
                    const QTextFormat &format) override;

private:
    std::map<QString, ReportFigure> figures_;
};

/// As a word processor gets it: the figures are pictures in it.
std::unique_ptr<QTextDocument> reportTextDocument(const ReportDocument &report);

/// Where something came to lie.
struct PagePlace
{
    int page;     ///< from 0
    double below; ///< the sheet's upper edge, in mm
};

/// Laid out for one device. One thread, any.
class ReportPages
{
public:
    static constexpr double margin = 20; ///< mm, on each side

    /// `page` is the whole sheet in the device's dots. The device must outlive it.
    ReportPages(const ReportDocument &report, QPaintDevice &device, QSizeF page);
    ~ReportPages();

    int count() const;
    /// From 0. The painter's origin is the sheet's corner.
    void paint(QPainter &painter, int page) const;
    /// Of the report's anchors, by their names.
    std::map<QString, PagePlace> anchors() const;

private:
    double dots(double millimetres) const;

    QString footer_;
    QSizeF page_;
    double dotsPerMillimetre_;
    FigureObjects figures_;
    std::unique_ptr<QTextDocument> document_;
};

} // namespace splitscope
