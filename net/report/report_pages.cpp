#include "net/report/report_pages.h"

#include "net/report/report_fonts.h"
#include "net/report/report_html.h"

#include <QAbstractTextDocumentLayout>
#include <QPaintDevice>
#include <QPainter>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextOption>
#include <QUrl>

namespace splitscope {

namespace {

using namespace Qt::StringLiterals;

constexpr double inch = 25.4;        // mm
constexpr double footerRoom = 8;     // mm
constexpr double dotsOfAFigure = 96; // to an inch

std::unique_ptr<QTextDocument> emptyDocument()
{
    auto document = std::make_unique<QTextDocument>();
    document->setUndoRedoEnabled(false);
    document->setDocumentMargin(0);
    document->setDefaultFont(reportFont(10));
    document->setDefaultStyleSheet(
        u"h1 { font-size:18pt; } h2 { font-size:14pt; } h3 { font-size:11.5pt; } "
        "pre { font-family:'%1'; }"_s.arg(reportMonospace(8).families().join(u"','"_s)));
    // A name without a space in it is no reason to leave the page.
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    document->setDefaultTextOption(option);
    return document;
}

} // namespace

FigureObjects::FigureObjects(const ReportDocument &report)
{
    for (const ReportBlock &block : report.blocks) {
        if (const auto *figure = std::get_if<ReportFigure>(&block))
            figures_.emplace(u"figure:"_s + figure->name, *figure);
    }
}

QSizeF FigureObjects::intrinsicSize(QTextDocument *document, int /*position*/,
                                    const QTextFormat &format)
{
    const QTextImageFormat image = format.toImageFormat();
    const QPaintDevice *device = document->documentLayout()->paintDevice();
    const double scale = device ? device->logicalDpiX() / dotsOfAFigure : 1;
    return QSizeF(image.width(), image.height()) * scale;
}

void FigureObjects::drawObject(QPainter *painter, const QRectF &area, QTextDocument * /*document*/,
                               int /*position*/, const QTextFormat &format)
{
    const auto figure = figures_.find(format.toImageFormat().name());
    if (figure == figures_.end())
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->translate(area.topLeft());
    painter->scale(area.width() / figure->second.size.width(),
                   area.height() / figure->second.size.height());
    figure->second.paint(*painter);
    painter->restore();
}

std::unique_ptr<QTextDocument> reportTextDocument(const ReportDocument &report)
{
    constexpr double sharpness = 2;
    auto document = emptyDocument();
    for (const ReportBlock &block : report.blocks) {
        if (const auto *figure = std::get_if<ReportFigure>(&block))
            document->addResource(QTextDocument::ImageResource, QUrl(u"figure:"_s + figure->name),
                                  figureImage(*figure, sharpness));
    }
    document->setHtml(reportRichText(report));
    document->setMetaInformation(QTextDocument::DocumentTitle, report.title);
    return document;
}

ReportPages::ReportPages(const ReportDocument &report, QPaintDevice &device, QSizeF page)
    : footer_(report.footer), page_(page), dotsPerMillimetre_(device.logicalDpiX() / inch),
      figures_(report), document_(emptyDocument())
{
    document_->documentLayout()->setPaintDevice(&device);
    document_->documentLayout()->registerHandler(QTextFormat::ImageObject, &figures_);
    // Lines at the left would otherwise lie beyond what is painted.
    document_->setDocumentMargin(device.logicalDpiX() / dotsOfAFigure);
    document_->setDefaultStyleSheet(document_->defaultStyleSheet()
                                    + u".rule { border-bottom:1px solid #c8d0d8; } "
                                      ".room { border:1px solid #9aa7b4; }"_s);
    document_->setHtml(reportRichText(report, 0));
    document_->setPageSize(
        {page_.width() - 2 * dots(margin), page_.height() - 2 * dots(margin) - dots(footerRoom)});
}

ReportPages::~ReportPages() = default;

double ReportPages::dots(double millimetres) const
{
    return millimetres * dotsPerMillimetre_;
}

int ReportPages::count() const
{
    return document_->pageCount();
}

std::map<QString, PagePlace> ReportPages::anchors() const
{
    std::map<QString, PagePlace> places;
    const double height = document_->pageSize().height();
    for (QTextBlock block = document_->begin(); block.isValid(); block = block.next()) {
        for (auto part = block.begin(); !part.atEnd(); ++part) {
            const QStringList names = part.fragment().charFormat().anchorNames();
            if (names.isEmpty())
                continue;
            const double top = document_->documentLayout()->blockBoundingRect(block).top();
            const int page = static_cast<int>(top / height);
            const PagePlace place{page, margin + (top - page * height) / dotsPerMillimetre_};
            for (const QString &name : names)
                places.emplace(name, place);
        }
    }
    return places;
}

void ReportPages::paint(QPainter &painter, int page) const
{
    const QSizeF body = document_->pageSize();
    painter.save();
    painter.translate(dots(margin), dots(margin));
    painter.save();
    const QRectF part(0, page * body.height(), body.width(), body.height());
    painter.translate(0, -part.top());
    QAbstractTextDocumentLayout::PaintContext context;
    context.clip = part;
    context.palette.setColor(QPalette::Text, Qt::black);
    painter.setClipRect(part);
    document_->documentLayout()->draw(&painter, context);
    painter.restore();

    QFont font(reportFont(8), document_->documentLayout()->paintDevice());
    painter.setFont(font);
    painter.setPen(QColor(0x5f, 0x69, 0x74));
    const QRectF foot(0, body.height() + dots(footerRoom) / 2, body.width(), dots(footerRoom));
    const QString number = u"%1 / %2"_s.arg(page + 1).arg(count());
    const QString footer = QFontMetricsF(font, document_->documentLayout()->paintDevice())
                               .elidedText(footer_, Qt::ElideRight, body.width() * 0.8);
    painter.drawText(foot, Qt::AlignLeft | Qt::AlignVCenter, footer);
    painter.drawText(foot, Qt::AlignRight | Qt::AlignVCenter, number);
    painter.restore();
}

} // namespace splitscope
