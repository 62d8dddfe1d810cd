#include "net/report/report_file.h"

#include "net/report/open_document.h"
#include "net/report/pdf_links.h"
#include "net/report/report_fonts.h"
#include "net/report/report_html.h"
#include "net/report/report_markdown.h"
#include "net/report/report_pages.h"

#include <QBuffer>
#include <QDir>
#include <QFileInfo>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QTextDocument>
#include <QTextDocumentWriter>

#include <array>

namespace splitscope {

namespace {

using namespace Qt::StringLiterals;

constexpr std::array endings{u"pdf", u"odt", u"html", u"md"};
/// Part of the progress that laying out takes.
constexpr double laidOut = 0.4;

tl::unexpected<Error> unwritable(const QString &file, const QString &reason)
{
    return fail(ErrorKind::FileNotWritable, file.toStdString(), reason.toStdString());
}

Result<void> put(QIODevice &out, const QByteArray &bytes)
{
    // What a device has against it, committing tells.
    out.write(bytes);
    return {};
}

Result<void> writePdf(const ReportDocument &report, QIODevice &out, const ReportProgress &progress)
{
    constexpr int dotsToAnInch = 300;
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(dotsToAnInch);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF());
    writer.setTitle(report.title);
    writer.setCreator(u"Splitscope"_s);
    const ReportPages pages(report, writer, QSizeF(writer.width(), writer.height()));
    const int count = pages.count();
    QPainter painter;
    if (const auto wanted = progress.at(laidOut); !wanted)
        return wanted;
    if (!painter.begin(&writer))
        return fail(ErrorKind::Internal, "QPdfWriter", "begin");
    for (int page = 0; page < count; ++page) {
        if (const auto wanted = progress.at(laidOut + (1 - laidOut) * page / count); !wanted)
            return wanted;
        if (page > 0)
            writer.newPage();
        pages.paint(painter, page);
    }
    painter.end();
    leadLinksInside(bytes, pages.anchors(), writer.pageLayout().fullRectPoints().height());
    return put(out, bytes);
}

Result<void> writeOdt(const ReportDocument &report, QIODevice &out, const ReportProgress &progress)
{
    const auto document = reportTextDocument(report);
    markAnchors(*document);
    if (const auto wanted = progress.at(laidOut); !wanted)
        return wanted;
    // It closes what it writes to, and a QSaveFile must not be closed.
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QTextDocumentWriter writer(&buffer, QByteArrayLiteral("ODF"));
    if (!writer.write(document.get()))
        return fail(ErrorKind::Internal, "QTextDocumentWriter", "ODF");
    const QByteArray finished = finishedOpenDocument(bytes);
    if (finished.isEmpty())
        return fail(ErrorKind::Internal, "QTextDocumentWriter", "zip");
    return put(out, finished);
}

Result<void> writeMarkdown(const ReportDocument &report, const QString &file, QIODevice &out,
                           const ReportProgress &progress)
{
    const QFileInfo info(file);
    const QString folder = info.completeBaseName() + u"_files"_s;
    const QString place = info.dir().filePath(folder);
    for (std::size_t index = 0; index < report.blocks.size(); ++index) {
        if (const auto wanted =
                progress.at(static_cast<double>(index) / static_cast<double>(report.blocks.size()));
            !wanted)
            return wanted;
        const auto *figure = std::get_if<ReportFigure>(&report.blocks[index]);
        if (!figure)
            continue;
        info.dir().mkpath(folder); // what is wrong with it, opening tells
        QSaveFile picture(place + u'/' + figure->name + u".png"_s);
        if (!picture.open(QIODevice::WriteOnly) || !figureImage(*figure, 2).save(&picture, "PNG")
            || !picture.commit())
            return unwritable(picture.fileName(), picture.errorString());
    }
    return put(out, reportMarkdown(report, folder).toUtf8());
}

Result<void> writeTo(QIODevice &out, const ReportDocument &report, ReportFormat format,
                     const QString &file, const ReportProgress &progress)
{
    switch (format) {
    case ReportFormat::Pdf:
        return writePdf(report, out, progress);
    case ReportFormat::Odt:
        return writeOdt(report, out, progress);
    case ReportFormat::Html:
        return reportWebPage(report, progress).and_then([&](const QByteArray &bytes) {
            return put(out, bytes);
        });
    case ReportFormat::Markdown:
        return writeMarkdown(report, file, out, progress);
    }
    return {};
}

} // namespace

std::optional<ReportFormat> reportFormatOf(const QString &file)
{
    const QString suffix = QFileInfo(file).suffix().toLower();
    for (std::size_t format = 0; format < endings.size(); ++format) {
        if (suffix == QStringView(endings[format]))
            return static_cast<ReportFormat>(format);
    }
    return suffix == u"htm"_s ? std::optional(ReportFormat::Html) : std::nullopt;
}

QString endingOf(ReportFormat format)
{
    return QString::fromUtf16(endings.at(static_cast<std::size_t>(format)));
}

Result<void> writeReport(const ReportDocument &report, ReportFormat format, const QString &file,
                         const ReportProgress &progress)
{
    if (const auto fonts = checkFonts(format == ReportFormat::Pdf && report.chinese); !fonts)
        return fonts;
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly))
        return unwritable(file, out.errorString());
    if (const auto written = writeTo(out, report, format, file, progress); !written) {
        out.cancelWriting();
        return written;
    }
    if (!out.commit())
        return unwritable(file, out.errorString());
    progress.tell(1);
    return {};
}

} // namespace splitscope
