// The lab report in the window: its dialog, captures, and deployments.
#include "net/deployment/deployment_file.h"
#include "net/report/report_title_settings.h"
#include "tests/gui/window_fixture.h"
#include "tests/report_runs.h"
#include "ui/conditions/conditions_panel.h"
#include "ui/deployment/deployment_files.h"
#include "ui/report/capture_dialog.h"
#include "ui/report/report_dialog.h"
#include "ui/report/report_form.h"
#include "ui/report/report_maker.h"
#include "ui/report/report_preview.h"
#include "ui/status/notice_bar.h"
#include "ui/terminal/terminal_view.h"

#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QStatusBar>
#include <QToolButton>

using namespace splitscope;
using namespace Qt::StringLiterals;

namespace {

/// As the window's own keeper would have stored them.
void fill(const QString &notebook, int experiments)
{
    Notebook made = Notebook::open(notebook.toStdString()).value();
    for (int number = 1; number <= experiments; ++number) {
        const ExperimentId experiment =
            made.beginExperiment(
                    {.title = "experiment " + std::to_string(number), .model = "alexnet-lab"})
                .value();
        for (const int cut : {0, 13, 22})
            made.add(experiment, plainRun(1, cut, number)).value();
    }
}

QByteArray contentOf(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

ReportDialog *openReport(WindowFixture &fixture)
{
    fixture.window->activateWindow();
    if (!QTest::qWaitForWindowActive(fixture.window.get()))
        return nullptr;
    QTest::keyClick(fixture.window.get(), Qt::Key_R, Qt::ControlModifier);
    return fixture.window->findChild<ReportDialog *>();
}

/// The caption is typed and the dialog confirmed by the keyboard alone.
void capture(WindowFixture &fixture, const QString &caption)
{
    QTest::keyClick(fixture.window.get(), Qt::Key_F8);
    auto *dialog = fixture.window->findChild<CaptureDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    QTest::keyClicks(dialog->findChild<QLineEdit *>(u"captureCaption"_s), caption);
    QTest::keyClick(dialog, Qt::Key_Return);
    QTRY_VERIFY(fixture.window->findChild<CaptureDialog *>() == nullptr);
}

} // namespace

class ReportDialogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsTheReportAsItWillBe();
    void followsWhatIsTypedAndChosen();
    void keepsTheTitleBlockForNextTime();
    void savesInFourFormats();
    void aRunStoredMeanwhileIsInTheReport();
    void tellsWhatCannotBeWritten();
    void anEmptyNotebookIsSaidToBeSo();
    void aNewerJobTakesTheOldOnesPlace();
    void aPreviewWaitsForAFile();
    void closingInMidJobIsClean();
    void aViewIsCapturedByAKeyAndAButton();
    void terminalsAreCapturedAsText();
    void capturesAreRemoved();
    void deploymentsAreExportedAndImported();
    void aDeploymentThatCannotBeReadChangesNothing();
};

void ReportDialogTest::showsTheReportAsItWillBe()
{
    WindowFixture fixture;
    fill(fixture.notebook.file(), 2);
    ReportDialog *dialog = openReport(fixture);
    QVERIFY(dialog);
    QTRY_VERIFY_WITH_TIMEOUT(dialog->preview().pageCount() >= 3, 30'000);
    const auto pages = dialog->preview().findChildren<QLabel *>();
    int pictures = 0;
    for (const QLabel *page : pages)
        pictures += page->pixmap().isNull() ? 0 : 1;
    QCOMPARE(pictures, std::min(dialog->preview().pageCount(), ReportMaker::mostPages));
    QTRY_VERIFY(!dialog->maker().busy());
    QCOMPARE(openReport(fixture), dialog); // there is one
}

void ReportDialogTest::followsWhatIsTypedAndChosen()
{
    WindowFixture fixture;
    fill(fixture.notebook.file(), 2);
    ReportDialog *dialog = openReport(fixture);
    QSignalSpy previewed(&dialog->maker(), &ReportMaker::previewed);
    QTRY_COMPARE_WITH_TIMEOUT(previewed.size(), 1, 30'000);
    QTest::keyClicks(dialog->findChild<QLineEdit *>(u"reportName"_s), u"Zhang San"_s);
    QTRY_VERIFY_WITH_TIMEOUT(previewed.size() >= 2, 30'000);
    auto *list = dialog->findChild<QListWidget *>(u"reportExperiments"_s);
    QCOMPARE(list->count(), 2);
    list->item(0)->setCheckState(Qt::Unchecked);
    QCOMPARE(dialog->form().experiments(), std::vector{ExperimentId(1)}); // the newest is gone
    list->item(1)->setCheckState(Qt::Unchecked);
    QTRY_VERIFY(!dialog->findChild<QPushButton *>(u"reportSave"_s)->isEnabled());
    QVERIFY(dialog->findChild<QLabel *>(u"reportMessage"_s)->isVisible());
}

void ReportDialogTest::keepsTheTitleBlockForNextTime()
{
    WindowFixture fixture;
    ReportDialog *dialog = openReport(fixture);
    QTest::keyClicks(dialog->findChild<QLineEdit *>(u"reportNumber"_s), u"20260001"_s);
    dialog->close();
    QTRY_VERIFY(fixture.window->findChild<ReportDialog *>() == nullptr);
    QCOMPARE(loadReportTitle(fixture.settings).number, u"20260001"_s);
    dialog = openReport(fixture);
    QVERIFY(dialog);
    QCOMPARE(dialog->form().title().number, u"20260001"_s);
}

void ReportDialogTest::savesInFourFormats()
{
    WindowFixture fixture;
    fill(fixture.notebook.file(), 1);
    ReportDialog *dialog = openReport(fixture);
    QTRY_VERIFY_WITH_TIMEOUT(dialog->preview().pageCount() > 0, 30'000);
    QSignalSpy saved(dialog, &ReportDialog::saved);
    const std::array<std::pair<QString, QByteArray>, 4> formats{
        {{u"r.pdf"_s, "%PDF-"}, {u"r.odt"_s, "PK"}, {u"r.html"_s, "<!DOCTYPE"}, {u"r.md"_s, "# "}}};
    for (const auto &[name, begin] : formats) {
        const QString file = fixture.folder.filePath(name);
        saved.clear();
        dialog->saveAs(file);
        QTRY_COMPARE_WITH_TIMEOUT(saved.size(), 1, 30'000);
        QVERIFY2(contentOf(file).startsWith(begin), qPrintable(name));
    }
}

void ReportDialogTest::aRunStoredMeanwhileIsInTheReport()
{
    WindowFixture fixture;
    ReportDialog *dialog = openReport(fixture);
    QTRY_COMPARE_WITH_TIMEOUT(dialog->preview().pageCount(), 1, 30'000); // it is empty
    fill(fixture.notebook.file(), 1);
    // As after each run of the window.
    Q_EMIT fixture.notebook.stored({.number = RunNumber(1), .record = plainRun(1, 0, 1)});
    const QString file = fixture.folder.filePath(u"r.md"_s);
    const QSignalSpy saved(dialog, &ReportDialog::saved);
    dialog->saveAs(file);
    QTRY_COMPARE_WITH_TIMEOUT(saved.size(), 1, 30'000);
    QVERIFY(contentOf(file).contains("experiment 1"));
}

void ReportDialogTest::tellsWhatCannotBeWritten()
{
    WindowFixture fixture;
    fill(fixture.notebook.file(), 1);
    ReportDialog *dialog = openReport(fixture);
    auto *sentence = dialog->findChild<QLabel *>(u"reportSentence"_s);
    QTRY_VERIFY_WITH_TIMEOUT(dialog->preview().pageCount() > 0, 30'000);
    dialog->saveAs(fixture.folder.filePath(u"nowhere/r.pdf"_s));
    QTRY_VERIFY_WITH_TIMEOUT(sentence->text().contains(u"nowhere/r.pdf"_s), 30'000);
    dialog->saveAs(fixture.folder.filePath(u"r.docx"_s));
    QVERIFY(sentence->text().contains(u".odt"_s));
}

void ReportDialogTest::anEmptyNotebookIsSaidToBeSo()
{
    WindowFixture fixture;
    ReportDialog *dialog = openReport(fixture);
    QTRY_COMPARE_WITH_TIMEOUT(dialog->preview().pageCount(), 1, 30'000);
    QSignalSpy saved(dialog, &ReportDialog::saved);
    dialog->saveAs(fixture.folder.filePath(u"r.html"_s));
    QTRY_COMPARE_WITH_TIMEOUT(saved.size(), 1, 30'000);
    QVERIFY(contentOf(fixture.folder.filePath(u"r.html"_s)).contains("There are no runs"));
}

void ReportDialogTest::aNewerJobTakesTheOldOnesPlace()
{
    const QTemporaryDir folder;
    const QString notebook = folder.filePath(u"lab.splitscope"_s);
    fill(notebook, 1);
    ReportMaker maker;
    QSignalSpy saved(&maker, &ReportMaker::saved);
    QSignalSpy failed(&maker, &ReportMaker::failed);
    const ReportChoice choice{.notebook = notebook, .experiments = {}, .title = {}};
    maker.save(choice, ReportFormat::Pdf, folder.filePath(u"first.pdf"_s));
    maker.save(choice, ReportFormat::Pdf, folder.filePath(u"second.pdf"_s));
    QTRY_COMPARE_WITH_TIMEOUT(saved.size(), 1, 30'000);
    QCOMPARE(saved.front().front().toString(), folder.filePath(u"second.pdf"_s));
    QTRY_VERIFY(!maker.busy());
    maker.save(choice, ReportFormat::Pdf, folder.filePath(u"third.pdf"_s));
    maker.cancel();
    QVERIFY(!maker.busy());
    QCOMPARE(failed.size(), 0); // nobody has to be told what they have cancelled
}

void ReportDialogTest::aPreviewWaitsForAFile()
{
    const QTemporaryDir folder;
    const QString notebook = folder.filePath(u"lab.splitscope"_s);
    fill(notebook, 1);
    ReportMaker maker;
    const QSignalSpy saved(&maker, &ReportMaker::saved);
    const QSignalSpy previewed(&maker, &ReportMaker::previewed);
    const ReportChoice choice{.notebook = notebook, .experiments = {}, .title = {}};
    const QString file = folder.filePath(u"r.pdf"_s);
    maker.save(choice, ReportFormat::Pdf, file);
    maker.preview(choice, 200);
    QTRY_COMPARE_WITH_TIMEOUT(previewed.size(), 1, 30'000);
    QCOMPARE(saved.size(), 1);
    maker.save(choice, ReportFormat::Pdf, file);
    maker.preview(choice, 200);
    maker.cancelPreview();
    QTRY_VERIFY_WITH_TIMEOUT(!maker.busy(), 30'000);
    QCOMPARE(saved.size(), 2);
    QCOMPARE(previewed.size(), 1);
    maker.save(choice, ReportFormat::Pdf, file);
    maker.preview(choice, 200);
    maker.cancel();
    QTRY_COMPARE_WITH_TIMEOUT(previewed.size(), 2, 30'000);
    QCOMPARE(saved.size(), 2);
}

void ReportDialogTest::closingInMidJobIsClean()
{
    WindowFixture fixture;
    fill(fixture.notebook.file(), 2);
    ReportDialog *dialog = openReport(fixture);
    dialog->saveAs(fixture.folder.filePath(u"r.pdf"_s));
    dialog->close();
    QTRY_VERIFY(fixture.window->findChild<ReportDialog *>() == nullptr);
}

void ReportDialogTest::aViewIsCapturedByAKeyAndAButton()
{
    WindowFixture fixture;
    capture(fixture, u"before the first run"_s);
    const ReportCaptures captures(fixture.notebook.file());
    QCOMPARE(captures.listed().size(), std::size_t(1));
    QCOMPARE(captures.all().front().caption, u"before the first run"_s);
    QVERIFY(captures.all().front().picture.width() >= 1280);
    QTest::mouseClick(fixture.find<QToolButton>("captureForReport"), Qt::LeftButton);
    auto *dialog = fixture.window->findChild<CaptureDialog *>();
    QVERIFY(dialog);
    dialog->findChild<QComboBox *>(u"capturePlace"_s)->setCurrentIndex(0);
    dialog->accept();
    QCOMPARE(captures.listed().size(), std::size_t(2));
    QCOMPARE(captures.all().back().place, CapturePlace::Configuration);
}

void ReportDialogTest::terminalsAreCapturedAsText()
{
    WindowFixture fixture;
    Workbench &workbench = fixture.window->workbench();
    workbench.showPage(Workbench::Terminals);
    workbench.edgeTerminal().append(u"端到端推理时间 - 1287.431 ms"_s);
    workbench.cloudTerminal().append(u"get model type successfully."_s);
    capture(fixture, u"run 3"_s);
    const auto all = ReportCaptures(fixture.notebook.file()).all();
    QCOMPARE(all.size(), std::size_t(2));
    QVERIFY(all[0].text.contains(u"1287.431"_s));
    QCOMPARE(all[0].caption, u"edge-test: run 3"_s);
    QVERIFY(all[1].text.contains(u"get model type"_s));
    QCOMPARE(all[1].place, CapturePlace::Terminals);
}

void ReportDialogTest::capturesAreRemoved()
{
    WindowFixture fixture;
    const ReportCaptures captures(fixture.notebook.file());
    QVERIFY(captures.add({.caption = u"one"_s, .text = u"1"_s}).has_value());
    QVERIFY(captures.add({.caption = u"two"_s, .text = u"2"_s}).has_value());
    ReportDialog *dialog = openReport(fixture);
    auto *list = dialog->findChild<QListWidget *>(u"reportCaptures"_s);
    QCOMPARE(list->count(), 2);
    list->setCurrentRow(0);
    QTest::mouseClick(dialog->findChild<QPushButton *>(u"removeCapture"_s), Qt::LeftButton);
    QCOMPARE(list->count(), 1);
    QCOMPARE(captures.all().front().caption, u"two"_s);
}

void ReportDialogTest::deploymentsAreExportedAndImported()
{
    WindowFixture fixture;
    fixture.window->applyLabPreset();
    auto *files = fixture.window->findChild<DeploymentFiles *>();
    ConditionsPanel &panel = fixture.window->workbench().conditions();
    const QString file = fixture.folder.filePath(u"deployment.yaml"_s);
    Conditions asked = panel.conditions();
    asked.edge.share = *CpuShare::of(0.3);
    files->exportTo(file, asked, u"alexnet-lab"_s);
    QVERIFY(contentOf(file).contains("cpu: \"0.3\""));
    QCOMPARE(fixture.window->statusBar()->currentMessage(), u"Written: %1"_s.arg(file));
    QTRY_VERIFY(fixture.window->workbench().notice().text().contains(u"orange-pi"_s));
    files->importFrom(file, panel.conditions(), fixture.session.network());
    QCOMPARE(panel.conditions().edge.share.value(), 0.3);
    QCOMPARE(panel.conditions().edge.profile.id, std::string("orange-pi")); // as it was
}

void ReportDialogTest::aDeploymentThatCannotBeReadChangesNothing()
{
    WindowFixture fixture;
    fixture.window->applyLabPreset();
    const Conditions before = fixture.window->workbench().conditions().conditions();
    const QString file = fixture.folder.filePath(u"deployment.yaml"_s);
    QFile out(file);
    QVERIFY(out.open(QIODevice::WriteOnly));
    out.write("image: x\nresources: {limits: {cpu: 4}}\n");
    out.close();
    fixture.window->findChild<DeploymentFiles *>()->importFrom(file, before,
                                                               fixture.session.network());
    QVERIFY(!fixture.window->workbench().notice().text().isEmpty());
    QVERIFY(fixture.window->workbench().conditions().conditions() == before);
}

QTEST_MAIN(ReportDialogTest)
#include "tst_report_dialog.moc"
