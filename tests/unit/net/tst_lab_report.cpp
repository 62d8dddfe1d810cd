// The lab report: what is in it, and that each of its four forms has it all.
#include "net/report/lab_report.h"
#include "net/report/report_file.h"
#include "net/report/report_html.h"
#include "net/report/report_markdown.h"
#include "net/report/report_title_settings.h"
#include "tests/report_runs.h"

#include <QDir>
#include <QFile>
#include <QPainter>
#include <QProcess>
#include <QRegularExpression>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <zip.h>

#include <memory>

using namespace splitscope;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const ReportTitle zhangSan{.course = u"物联网实验"_s,
                           .experiment = u"云边协同推理"_s,
                           .name = u"张三"_s,
                           .number = u"20260001"_s,
                           .date = u"2026-11-30"_s};

ReportSource sourceOf(ReportTable table)
{
    ReportSource source{.table = std::move(table)};
    StoredRun shown = stored(3, gridConditions(0.6, 5, 13), everyFigure());
    source.shown = shown;
    return source;
}

ReportDocument reportOf(const ReportTable &table, ReportLanguage language = ReportLanguage::English,
                        const ReportTitle &title = zhangSan,
                        const std::vector<ReportCapture> &captures = {})
{
    return labReport(sourceOf(table), title, captures, ReportWords(language));
}

QString webPage(const ReportDocument &report)
{
    return QString::fromUtf8(reportWebPage(report, {}).value());
}

QByteArray contentOf(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

struct ZipEntry
{
    QByteArray name;
    QByteArray content;
};

/// In the archive's order; what is damaged is missing.
std::vector<ZipEntry> zipEntries(const QString &name)
{
    const std::unique_ptr<zip_t, decltype(&zip_discard)> archive(
        zip_open(name.toUtf8().constData(), ZIP_RDONLY | ZIP_CHECKCONS, nullptr), zip_discard);
    std::vector<ZipEntry> entries;
    zip_stat_t stat;
    for (zip_uint64_t index = 0; archive && zip_stat_index(archive.get(), index, 0, &stat) == 0;
         ++index) {
        QByteArray content(static_cast<qsizetype>(stat.size), '\0');
        zip_file_t *file = zip_fopen_index(archive.get(), index, 0);
        const auto read = file ? zip_fread(file, content.data(), stat.size) : -1;
        if (file && zip_fclose(file) == 0 && read == std::ssize(content))
            entries.push_back({stat.name, content});
    }
    return entries;
}

QString pdfText(const QString &file)
{
    QProcess process;
    process.start(u"pdftotext"_s, {u"-layout"_s, file, u"-"_s});
    return process.waitForFinished() ? QString::fromUtf8(process.readAllStandardOutput())
                                     : QString();
}

} // namespace

class LabReportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasTheSheetsParts();
    void hasTheSheetsFigures();
    void everyNumberLeadsToItsRuns();
    void marksWhatWasEmulated();
    void tellsTheFindings();
    void leavesTheAnswersToTheStudent();
    void emptyNotebooksAreSaidToBeSo();
    void hasBothTerminalsOfARun();
    void capturesTakeTheirPlaces();
    void textsAreNoMarkup();
    void longNamesAreCutOff();
    void manyRowsAreCountedAndLeftOut();
    void webPagesAreOneFile();
    void pdfHasTheText_data();
    void pdfHasTheText();
    void pdfLinksLeadToTheAppendix();
    void odtIsWellFormedWithItsPictures();
    void odtIsWhatTheSchemaAllows();
    void odtOpensInLibreOffice();
    void markdownHasItsPicturesBesideIt();
    void whatCannotBeWrittenIsTold_data();
    void whatCannotBeWrittenIsTold();
    void cancellingLeavesNothingBehind();
    void formatsGoByTheEnding();
    void theTitleBlockIsKept();
    void capturesAreKeptBesideTheNotebook();
    void aCaptureWhoseFileIsGoneIsListedAndRemoved();
};

void LabReportTest::hasTheSheetsParts()
{
    const QString html = webPage(reportOf(gridTable()));
    for (const QString &text : {u"物联网实验"_s,
                                u"张三"_s,
                                u"20260001"_s,
                                u"2026-11-30"_s,
                                u"1. Purpose"_s,
                                u"2. Environment"_s,
                                u"1) Configuration"_s,
                                u"2) Both terminals"_s,
                                u"3) The data"_s,
                                u"4. Findings"_s,
                                u"5. Questions"_s,
                                u"Appendix"_s,
                                u"Orange Pi"_s,
                                u"0123abcd"_s,
                                u"Test computer, 2 cores"_s,
                                u"alexnet-lab"_s,
                                u"Splitscope 0.1.0"_s,
                                u"cpu: &quot;0.6&quot;"_s,
                                u"measured: 0.3, 0.6."_s,
                                u"tbf rate 5mbit burst 32kbit"_s})
        QVERIFY2(html.contains(text), qPrintable(text));
    QCOMPARE(html.count(u"<figure>"_s), 4); // by cut, bandwidth, CPU, map
}

void LabReportTest::hasTheSheetsFigures()
{
    const QString html = webPage(reportOf(sheetTable()));
    for (const QString &figure :
         {u"727.729"_s, u"1137.941"_s, u"1325.248"_s, u"797.702"_s, u"113.054"_s})
        QVERIFY2(html.contains(figure), qPrintable(figure));
    // The run in the middle of five: 14 µs more of transfer.
    QVERIFY(html.contains(u"1287.445"_s));
}

void LabReportTest::everyNumberLeadsToItsRuns()
{
    const QString html = webPage(reportOf(gridTable()));
    static const QRegularExpression link(u"href=\"#([^\"]+)\""_s);
    int links = 0;
    for (auto match = link.globalMatch(html); match.hasNext(); ++links) {
        const QString anchor = match.next().captured(1);
        QVERIFY2(html.contains(u"<a name=\"%1\">"_s.arg(anchor)), qPrintable(anchor));
    }
    QVERIFY(links > 12);
    QVERIFY(html.contains(u"#1–#6"_s));
    QVERIFY(html.contains(u"#67–#72"_s));
}

void LabReportTest::marksWhatWasEmulated()
{
    QVERIFY(webPage(reportOf(sheetTable())).contains(u"local †</th>"_s));
    Conditions own = gridConditions(0.6, 5, 13);
    own.edge.profile = own.cloud.profile = thisComputer();
    own.link = LinkConditions{};
    ReportTableBuilder builder;
    builder.addExperiment(plainExperiment());
    builder.add(stored(1, own, plainFigures(10ms, 1ms, 1ms)));
    const QString html = webPage(reportOf(builder.finished()));
    QVERIFY(html.contains(u"local</th>"_s));
    QVERIFY(!html.contains(u"local †"_s));
    QVERIFY(!html.contains(u"12.000 ms †"_s));
}

void LabReportTest::tellsTheFindings()
{
    const QString html = webPage(reportOf(gridTable()));
    QVERIFY(
        html.contains(u"The lowest end-to-end latency of 12 cells: CPU 0.3, 10 Mbit/s, cut 0"_s));
    QVERIFY(html.contains(u"At CPU 0.3 the best cut is 13 at 5 Mbit/s"_s));
    QVERIFY(html.contains(u"off by"_s));
    const QString single = webPage(reportOf(sheetTable(1)));
    QVERIFY(single.contains(u"It was run once"_s));
}

void LabReportTest::leavesTheAnswersToTheStudent()
{
    const ReportDocument report = reportOf(sheetTable());
    int rooms = 0;
    for (const ReportBlock &block : report.blocks)
        if (const auto *room = std::get_if<ReportRoom>(&block)) {
            ++rooms;
            QVERIFY(room->lines >= 6);
        }
    QCOMPARE(rooms, 4);
}

void LabReportTest::emptyNotebooksAreSaidToBeSo()
{
    const ReportDocument report =
        labReport(ReportSource{}, zhangSan, {}, ReportWords(ReportLanguage::English));
    const QString html = webPage(report);
    QVERIFY(html.contains(u"There are no runs to report"_s));
    QVERIFY(!html.contains(u"3) The data"_s));
    QCOMPARE(html.count(u"<table"_s), 1); // the title block
}

void LabReportTest::hasBothTerminalsOfARun()
{
    const QString html = webPage(reportOf(sheetTable()));
    QVERIFY(html.contains(u"端到端推理时间 - 1287.431 ms"_s));
    QVERIFY(html.contains(u"get edge_output and transfer latency successfully."_s));
    QVERIFY(html.contains(u"record of run #3"_s));
    QVERIFY(!html.contains(u"top-5"_s)); // of which the notebook does not know enough
}

void LabReportTest::capturesTakeTheirPlaces()
{
    QImage picture(1200, 800, QImage::Format_RGB32);
    picture.fill(Qt::red);
    const std::vector<ReportCapture> captures{
        {.place = CapturePlace::Configuration, .caption = u"my settings"_s, .picture = picture},
        {.place = CapturePlace::Terminals, .caption = u"edge-test"_s, .text = u"websocket <ok>"_s}};
    const ReportDocument report =
        reportOf(sheetTable(), ReportLanguage::English, zhangSan, captures);
    const QString html = webPage(report);
    const qsizetype picturePlace = html.indexOf(u"my settings"_s);
    QVERIFY(picturePlace > html.indexOf(u"1) Configuration"_s));
    QVERIFY(picturePlace < html.indexOf(u"2) Both terminals"_s));
    QVERIFY(html.contains(u"websocket &lt;ok&gt;"_s));
    QVERIFY(!html.contains(u"record of run #3"_s)); // theirs stand in its place
    const auto *figure = std::get_if<ReportFigure>(
        &*std::ranges::find_if(report.blocks, [](const ReportBlock &block) {
            return std::holds_alternative<ReportFigure>(block);
        }));
    QVERIFY(figure->size.width() <= 640 && figure->size.height() <= 480);
    QCOMPARE(figureImage(*figure, 1).pixelColor(20, 20), QColor(Qt::red));
}

void LabReportTest::textsAreNoMarkup()
{
    ReportTitle title = zhangSan;
    title.name = u"<script>alert(1)</script> & \"Bob\" *_`|"_s;
    const ReportDocument report =
        reportOf(sheetTable(5, "<img src=x onerror=y>"), ReportLanguage::English, title);
    const QString html = webPage(report);
    QVERIFY(!html.contains(u"<script>"_s));
    QVERIFY(!html.contains(u"<img src=x"_s));
    QVERIFY(html.contains(u"&lt;script&gt;alert(1)"_s));
    const QString markdown = reportMarkdown(report, u"pictures"_s);
    QVERIFY(!markdown.contains(u"<script>"_s));
    QVERIFY(markdown.contains(u"\\*\\_\\`\\|"_s));
}

void LabReportTest::longNamesAreCutOff()
{
    ReportTitle title = zhangSan;
    title.name = QString(100'000, u'x');
    const ReportDocument report =
        reportOf(sheetTable(5, std::string(1'000'000, 'y')), ReportLanguage::English, title);
    const QString text = reportRichText(report);
    QVERIFY(text.size() < 200'000);
    QVERIFY(text.contains(QString(ReportTitle::longest - 1, u'x') + u'…'));
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"long.pdf"_s);
    QVERIFY(writeReport(report, ReportFormat::Pdf, file).has_value());
}

void LabReportTest::manyRowsAreCountedAndLeftOut()
{
    ReportTableBuilder builder;
    builder.addExperiment(plainExperiment());
    int number = 0;
    for (int rate = 1; rate <= 90; ++rate)
        for (int cut = 0; cut <= 22; ++cut)
            builder.add(
                stored(++number, gridConditions(0.6, rate, cut), plainFigures(1ms, 1ms, 1ms)));
    const QString html = webPage(reportOf(builder.finished()));
    QVERIFY(html.contains(u"1500 of 2070 rows are shown"_s));
}

void LabReportTest::webPagesAreOneFile()
{
    const QString html = webPage(reportOf(gridTable()));
    static const QRegularExpression source(u"(?:src|href)=\"([^\"]*)\""_s);
    for (auto match = source.globalMatch(html); match.hasNext();) {
        const QString target = match.next().captured(1);
        QVERIFY2(target.startsWith(u'#') || target.startsWith(u"data:image/png;base64,"_s),
                 qPrintable(target.left(60)));
    }
}

void LabReportTest::pdfHasTheText_data()
{
    QTest::addColumn<ReportLanguage>("language");
    QTest::addRow("en") << ReportLanguage::English;
    QTest::addRow("zh") << ReportLanguage::Chinese;
}

void LabReportTest::pdfHasTheText()
{
    QFETCH(const ReportLanguage, language);
    if (QStandardPaths::findExecutable(u"pdftotext"_s).isEmpty())
        QSKIP("pdftotext is not installed (Debian: poppler-utils)");
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"report.pdf"_s);
    const auto written = writeReport(reportOf(gridTable(), language), ReportFormat::Pdf, file);
    QVERIFY2(written.has_value(), written ? "" : written.error().detail.c_str());
    // Qt writes some characters as the radicals that look like them, and "ff" as one letter.
    const QString text = pdfText(file).normalized(QString::NormalizationForm_KC);
    for (const QString &part : {u"张三"_s, u"物联网实验"_s, u"端到端推理时间"_s, u"0.6"_s,
                                u"10 Mbit/s"_s, u"#1–#6"_s, u"tbf rate 5mbit"_s})
        QVERIFY2(text.contains(part), qPrintable(part + u" in\n"_s + text.left(2000)));
    if (language == ReportLanguage::English)
        QVERIFY(text.contains(u"Findings, computed from the runs"_s));
}

void LabReportTest::pdfLinksLeadToTheAppendix()
{
    if (QStandardPaths::findExecutable(u"pdftohtml"_s).isEmpty())
        QSKIP("pdftohtml is not installed (Debian: poppler-utils)");
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"report.pdf"_s);
    QVERIFY(writeReport(reportOf(gridTable()), ReportFormat::Pdf, file).has_value());
    QVERIFY(!contentOf(file).contains("/URI"));
    QProcess process;
    process.start(u"pdftohtml"_s, {u"-xml"_s, u"-i"_s, u"-stdout"_s, file});
    QVERIFY(process.waitForFinished());
    const QString xml = QString::fromUtf8(process.readAllStandardOutput());
    static const QRegularExpression link(u"<a href=\"[^\"#]*#(\\d+)\">(\\[\\d+\\])</a>"_s);
    int links = 0;
    for (auto match = link.globalMatch(xml); match.hasNext(); ++links) {
        const auto found = match.next();
        const qsizetype page = xml.indexOf(u"<page number=\"%1\""_s.arg(found.captured(1)));
        const QString there = xml.mid(page, xml.indexOf(u"</page>"_s, page) - page);
        // The row itself, and not another link to it.
        QVERIFY2(there.contains(u'>' + found.captured(2) + u"</text>"_s), qPrintable(there));
    }
    QVERIFY2(links > 12, qPrintable(xml.left(3000)));
}

void LabReportTest::odtIsWellFormedWithItsPictures()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"report.odt"_s);
    QVERIFY(writeReport(reportOf(gridTable()), ReportFormat::Odt, file).has_value());
    const std::vector<ZipEntry> files = zipEntries(file);
    QVERIFY(!files.empty());
    QCOMPARE(files.front().name, "mimetype");
    QMap<QString, QByteArray> entries;
    for (const ZipEntry &entry : files)
        entries.insert(QString::fromUtf8(entry.name), entry.content);
    QCOMPARE(entries[u"mimetype"_s], "application/vnd.oasis.opendocument.text");
    QString text;
    int pictures = 0;
    QXmlStreamReader xml(entries[u"content.xml"_s]);
    while (!xml.atEnd()) {
        xml.readNext();
        text += xml.isCharacters() ? xml.text().toString() : QString();
        if (!xml.isStartElement() || xml.name() != u"image")
            continue;
        const QString link =
            xml.attributes().value(u"http://www.w3.org/1999/xlink"_s, u"href"_s).toString();
        QVERIFY2(QImage::fromData(entries[link]).width() > 600, qPrintable(link));
        ++pictures;
    }
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    QCOMPARE(pictures, 4);
    for (const QString &part : {u"张三"_s, u"3) The data"_s, u"端到端推理时间"_s, u"10 Mbit/s"_s})
        QVERIFY2(text.contains(part), qPrintable(part));
}

void LabReportTest::odtIsWhatTheSchemaAllows()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"report.odt"_s);
    QVERIFY(writeReport(reportOf(gridTable()), ReportFormat::Odt, file).has_value());
    const std::vector<ZipEntry> files = zipEntries(file);
    const auto found = std::ranges::find(files, "content.xml", &ZipEntry::name);
    QVERIFY(found != files.end());
    const QString xml = QString::fromUtf8(found->content);
    static const QRegularExpression link(u"<(text:a|draw:image) ([^>]*)>"_s);
    int links = 0;
    for (auto match = link.globalMatch(xml); match.hasNext();) {
        const auto element = match.next();
        QVERIFY2(element.captured(2).contains(u"xlink:type=\"simple\""_s),
                 qPrintable(element.captured()));
        static const QRegularExpression target(u"xlink:href=\"#([^\"]*)\""_s);
        const QString anchor = target.match(element.captured(2)).captured(1);
        links += anchor.isEmpty() ? 0 : 1;
        QVERIFY2(anchor.isEmpty()
                     || xml.count(u"<text:bookmark text:name=\"%1\"/>"_s.arg(anchor)) == 1,
                 qPrintable(anchor));
    }
    QVERIFY(links > 12);
    static const QRegularExpression percentage(u"column-width=\"[^\"]*%"_s);
    QVERIFY(!percentage.match(xml).hasMatch());
    // Lists hold items and nothing else, rows as many cells as their table has columns.
    QStringList open;
    int columns = 0;
    int cells = 0;
    QXmlStreamReader reader(xml);
    while (!reader.atEnd()) {
        reader.readNext();
        if (reader.isStartElement()) {
            if (!open.isEmpty() && open.last() == u"list")
                QCOMPARE(reader.name(), u"list-item");
            open << reader.name().toString();
            columns = reader.name() == u"table" ? 0 : columns;
            columns += reader.name() == u"table-column" ? 1 : 0;
            cells = reader.name() == u"table-row" ? 0 : cells;
            cells += reader.name() == u"table-cell" ? 1 : 0;
        } else if (reader.isEndElement()) {
            if (reader.name() == u"table-row")
                QCOMPARE(cells, columns);
            open.removeLast();
        }
    }
    QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
}

void LabReportTest::odtOpensInLibreOffice()
{
    const QString office = QStandardPaths::findExecutable(u"soffice"_s);
    if (office.isEmpty())
        QSKIP("LibreOffice is not installed (Debian: libreoffice-writer-nogui)");
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"report.odt"_s);
    QVERIFY(writeReport(reportOf(sheetTable()), ReportFormat::Odt, file).has_value());
    QProcess process;
    process.start(office, {u"-env:UserInstallation=file://"_s + folder.path() + u"/office"_s,
                           u"--headless"_s, u"--convert-to"_s, u"txt:Text (encoded):UTF8"_s,
                           u"--outdir"_s, folder.path(), file});
    QVERIFY(process.waitForFinished(120'000));
    QVERIFY(contentOf(folder.filePath(u"report.txt"_s)).contains("张三"));
}

void LabReportTest::markdownHasItsPicturesBesideIt()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"my report.md"_s);
    QVERIFY(writeReport(reportOf(gridTable()), ReportFormat::Markdown, file).has_value());
    const QString text = QString::fromUtf8(contentOf(file));
    static const QRegularExpression link(u"!\\[[^\\]]*\\]\\(([^)]+)\\)"_s);
    int pictures = 0;
    for (auto match = link.globalMatch(text); match.hasNext(); ++pictures) {
        const QString name = QUrl::fromPercentEncoding(match.next().captured(1).toUtf8());
        QVERIFY2(!QImage(folder.filePath(name)).isNull(), qPrintable(name));
    }
    QCOMPARE(pictures, 4);
    QVERIFY(text.contains(u"| cpu | bandwidth | cut |"_s));
}

void LabReportTest::whatCannotBeWrittenIsTold_data()
{
    QTest::addColumn<ReportFormat>("format");
    QTest::addRow("pdf") << ReportFormat::Pdf;
    QTest::addRow("odt") << ReportFormat::Odt;
    QTest::addRow("html") << ReportFormat::Html;
    QTest::addRow("md") << ReportFormat::Markdown;
}

void LabReportTest::whatCannotBeWrittenIsTold()
{
    QFETCH(const ReportFormat, format);
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"nowhere/report."_s + endingOf(format));
    const auto written = writeReport(reportOf(sheetTable(1)), format, file);
    QVERIFY(!written.has_value());
    QCOMPARE(written.error().kind, ErrorKind::FileNotWritable);
    QCOMPARE(QString::fromStdString(written.error().subject), file);
}

void LabReportTest::cancellingLeavesNothingBehind()
{
    const QTemporaryDir folder;
    std::stop_source stop;
    for (const ReportFormat format :
         {ReportFormat::Pdf, ReportFormat::Odt, ReportFormat::Html, ReportFormat::Markdown}) {
        const QString file = folder.filePath(u"report."_s + endingOf(format));
        stop.request_stop();
        const auto written =
            writeReport(reportOf(sheetTable(1)), format, file, {.stop = stop.get_token()});
        QVERIFY(!written.has_value());
        QCOMPARE(written.error().kind, ErrorKind::Cancelled);
        QVERIFY(!QFile::exists(file));
    }
}

void LabReportTest::formatsGoByTheEnding()
{
    QCOMPARE(reportFormatOf(u"a.PDF"_s), ReportFormat::Pdf);
    QCOMPARE(reportFormatOf(u"a.b.odt"_s), ReportFormat::Odt);
    QCOMPARE(reportFormatOf(u"/x/a.htm"_s), ReportFormat::Html);
    QCOMPARE(reportFormatOf(u"a.md"_s), ReportFormat::Markdown);
    QVERIFY(!reportFormatOf(u"a.docx"_s));
    QVERIFY(!reportFormatOf(u"pdf"_s));
}

void LabReportTest::theTitleBlockIsKept()
{
    const QTemporaryDir folder;
    QSettings store(folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
    QCOMPARE(loadReportTitle(store), ReportTitle{});
    saveReportTitle(store, zhangSan);
    QCOMPARE(loadReportTitle(store), zhangSan);
}

void LabReportTest::capturesAreKeptBesideTheNotebook()
{
    const QTemporaryDir folder;
    const ReportCaptures captures(folder.filePath(u"lab.splitscope"_s));
    QVERIFY(captures.all().empty());
    QImage picture(30, 20, QImage::Format_RGB32);
    picture.fill(Qt::blue);
    QVERIFY(captures
                .add({.place = CapturePlace::Configuration,
                      .caption = u"CPU 0.6"_s,
                      .at = QDateTime(QDate(2026, 11, 30), QTime(12, 0)),
                      .picture = picture})
                .has_value());
    QVERIFY(captures.add({.place = CapturePlace::Terminals, .caption = {}, .text = u"终端"_s})
                .has_value());
    auto all = captures.all();
    QCOMPARE(all.size(), std::size_t(2));
    QCOMPARE(all[0].caption, u"CPU 0.6"_s);
    QCOMPARE(all[0].place, CapturePlace::Configuration);
    QCOMPARE(all[0].at, QDateTime(QDate(2026, 11, 30), QTime(12, 0)));
    QCOMPARE(all[0].picture.size(), QSize(30, 20));
    QCOMPARE(all[1].text, u"终端"_s);
    QVERIFY(captures.remove(0).has_value());
    all = captures.all();
    QCOMPARE(all.size(), std::size_t(1));
    QCOMPARE(all[0].text, u"终端"_s);
    QCOMPARE(QDir(captures.folder()).entryList({u"*.png"_s}).size(), 0);
}

void LabReportTest::aCaptureWhoseFileIsGoneIsListedAndRemoved()
{
    const QTemporaryDir folder;
    const ReportCaptures captures(folder.filePath(u"lab.splitscope"_s));
    for (const QString &caption : {u"one"_s, u"two"_s, u"three"_s})
        QVERIFY(captures.add({.caption = caption, .text = caption}).has_value());
    QVERIFY(QFile::remove(captures.folder() + u"/0001.txt"_s));
    QCOMPARE(captures.listed().size(), std::size_t(3));
    QCOMPARE(captures.all().size(), std::size_t(2));
    QVERIFY(captures.remove(1).has_value());
    QCOMPARE(captures.listed().size(), std::size_t(2));
    QCOMPARE(captures.listed().front().caption, u"one"_s);
    QCOMPARE(captures.all().front().caption, u"three"_s);
    QVERIFY(captures.remove(0).has_value());
    QCOMPARE(captures.listed().size(), std::size_t(1));
}

QTEST_MAIN(LabReportTest)
#include "tst_lab_report.moc"
