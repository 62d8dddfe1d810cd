// What one who does not know the program yet is told, and how.
#include "tests/gui/made_records.h"
#include "tests/gui/window_fixture.h"
#include "ui/conditions/conditions_panel.h"
#include "ui/dialogs/manual_dialog.h"
#include "ui/dialogs/shortcuts_dialog.h"
#include "ui/guide/first_steps.h"
#include "ui/guide/spotlight.h"
#include "ui/layers/layer_column.h"
#include "ui/window/main_menu.h"

#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QTextBrowser>

using namespace splitscope;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class HelpTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firstStepsBeginAtTheFirstStartAlone();
    void noStepsWordsAreCutOff();
    void eachStepIsDoneByDoingIt();
    void stepsGoBackAndForthByButtons();
    void stepsAreLeftByEscape();
    void theSpotlightFollowsItsPart();
    void theManualOpensByF1AndChangesItsLanguage();
    void everyLinkOfTheManualLeadsSomewhere_data();
    void everyLinkOfTheManualLeadsSomewhere();
    void bothManualsHaveTheSameSections();
    void theShortcutSheetHasEveryKeyOfTheMenu();
    void theShortcutSheetHasTheKeysOfTheRecords();
};

namespace {

QString manualText(const char *language)
{
    QFile file(u":/splitscope/manual/manual_%1.html"_s.arg(QLatin1StringView(language)));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QStringList captured(const QString &text, const QString &pattern)
{
    QStringList all;
    for (const auto &match : QRegularExpression(pattern).globalMatch(text))
        all << match.captured(1);
    return all;
}

} // namespace

void HelpTest::firstStepsBeginAtTheFirstStartAlone()
{
    WindowFixture fixture;
    fixture.settings.remove(u"window/first_steps_seen"_s);
    fixture.window->close();
    fixture.settings.remove(u"window/first_steps_seen"_s);
    fixture.open();
    QTRY_COMPARE(fixture.find<FirstSteps>("firstSteps")->step(), 1);
    fixture.window->close();
    fixture.open(); // not gone through: it is offered again
    QTRY_COMPARE(fixture.find<FirstSteps>("firstSteps")->step(), 1);
    QTest::mouseClick(fixture.find<QPushButton>("leaveSteps"), Qt::LeftButton);
    QVERIFY(!fixture.find<FirstSteps>("firstSteps")->isVisible());
    fixture.window->close();
    fixture.open();
    QCoreApplication::processEvents();
    QCOMPARE(fixture.find<FirstSteps>("firstSteps")->step(), 0);
}

void HelpTest::noStepsWordsAreCutOff()
{
    WindowFixture fixture;
    Q_EMIT fixture.window->findChild<MainMenu *>()->firstStepsRequested();
    const auto *text = fixture.find<QLabel>("stepText");
    for (int step = 1; step <= FirstSteps::count; ++step) {
        for (const Language language : {Language::English, Language::Chinese}) {
            fixture.window->setLanguage(language);
            QTRY_VERIFY2(text->height() >= text->heightForWidth(text->width()),
                         qPrintable(text->text()));
        }
        QTest::mouseClick(fixture.find<QPushButton>("stepNext"), Qt::LeftButton);
    }
}

void HelpTest::eachStepIsDoneByDoingIt()
{
    WindowFixture fixture;
    Q_EMIT fixture.window->findChild<MainMenu *>()->firstStepsRequested();
    const auto *steps = fixture.find<FirstSteps>("firstSteps");
    QCOMPARE(steps->step(), 1);
    QTest::keyClick(&fixture.window->workbench().layers(), Qt::Key_Up);
    QCOMPARE(steps->step(), 2);
    QTest::keyClick(&fixture.window->workbench().layers(), Qt::Key_Up);
    QCOMPARE(steps->step(), 2);
    Conditions other = fixture.window->workbench().conditions().conditions();
    other.edge.share = *CpuShare::of(0.3);
    fixture.window->workbench().conditions().setConditions(other);
    QCOMPARE(steps->step(), 3);
    Q_EMIT fixture.session.runFinished(measuredRecord(1, other, {1ms, 1ms, 1ms}));
    QVERIFY(!steps->isVisible());
    QVERIFY(fixture.window->settings().firstStepsSeen);
}

void HelpTest::stepsGoBackAndForthByButtons()
{
    WindowFixture fixture;
    Q_EMIT fixture.window->findChild<MainMenu *>()->firstStepsRequested();
    const auto *steps = fixture.find<FirstSteps>("firstSteps");
    auto *next = fixture.find<QPushButton>("stepNext");
    QVERIFY(!fixture.find<QPushButton>("stepBack")->isEnabled());
    QTest::mouseClick(next, Qt::LeftButton);
    QTest::mouseClick(next, Qt::LeftButton);
    QCOMPARE(steps->step(), 3);
    QCOMPARE(next->text(), u"Done"_s);
    QTest::mouseClick(fixture.find<QPushButton>("stepBack"), Qt::LeftButton);
    QCOMPARE(fixture.find<QLabel>("stepTitle")->text(), u"Set the conditions"_s);
}

void HelpTest::stepsAreLeftByEscape()
{
    WindowFixture fixture;
    Q_EMIT fixture.window->findChild<MainMenu *>()->firstStepsRequested();
    auto *steps = fixture.find<FirstSteps>("firstSteps");
    QTest::keyClick(steps, Qt::Key_Escape);
    QVERIFY(!steps->isVisible());
}

void HelpTest::theSpotlightFollowsItsPart()
{
    WindowFixture fixture;
    Q_EMIT fixture.window->findChild<MainMenu *>()->firstStepsRequested();
    const auto *light = fixture.window->findChild<Spotlight *>();
    const QWidget *layers = &fixture.window->workbench().layers();
    const auto around = [&] {
        return QRect(layers->mapTo(fixture.window.get(), QPoint()), layers->size())
            .adjusted(-2, -2, 2, 2);
    };
    QCOMPARE(light->geometry(), around());
    fixture.window->resize(1500, 900);
    QTRY_COMPARE(light->geometry(), around());
    const auto *steps = fixture.find<FirstSteps>("firstSteps");
    QVERIFY(fixture.window->rect().contains(steps->geometry()));
}

void HelpTest::theManualOpensByF1AndChangesItsLanguage()
{
    WindowFixture fixture;
    QTest::keyClick(fixture.window.get(), Qt::Key_F1);
    auto *manual = fixture.window->findChild<ManualDialog *>();
    QVERIFY(manual && manual->isVisible());
    const auto *text = manual->findChild<QTextBrowser *>();
    QVERIFY(text->toPlainText().contains("The CPU share and the 100 ms lesson"_L1));
    fixture.window->setLanguage(Language::Chinese);
    QTRY_VERIFY(text->toPlainText().contains(u"CPU 份额与 100 ms 的教训"_s));
}

void HelpTest::everyLinkOfTheManualLeadsSomewhere_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("English") << manualText("en");
    QTest::newRow("Chinese") << manualText("zh");
}

void HelpTest::everyLinkOfTheManualLeadsSomewhere()
{
    QFETCH(const QString, text);
    const QStringList places = captured(text, u"<a name=\"([a-z]+)\">"_s);
    const QStringList links = captured(text, u"<a href=\"#([a-z]+)\">"_s);
    QVERIFY(links.size() >= 8);
    for (const QString &link : links)
        QVERIFY2(places.contains(link), qPrintable(link));
}

void HelpTest::bothManualsHaveTheSameSections()
{
    const QString section = u"<h2><a name=\"([a-z]+)\">"_s;
    QCOMPARE(captured(manualText("zh"), section), captured(manualText("en"), section));
}

void HelpTest::theShortcutSheetHasEveryKeyOfTheMenu()
{
    WindowFixture fixture;
    const auto *menu = fixture.window->findChild<MainMenu *>();
    const ShortcutsDialog sheet(menu->shortcuts(), {}, {});
    QString all;
    for (const QLabel *label : sheet.findChildren<QLabel *>())
        all += label->text() + u'\n';
    for (const QAction *action : menu->findChildren<QAction *>())
        for (const QKeySequence &keys : action->shortcuts())
            QVERIFY2(all.contains(keys.toString(QKeySequence::NativeText)),
                     qPrintable(action->text() + u' ' + keys.toString()));
}

void HelpTest::theShortcutSheetHasTheKeysOfTheRecords()
{
    WindowFixture fixture;
    Q_EMIT fixture.window->findChild<MainMenu *>()->shortcutsRequested();
    const auto *sheet = fixture.window->findChild<ShortcutsDialog *>();
    QVERIFY(sheet);
    QStringList all;
    for (const QLabel *label : sheet->findChildren<QLabel *>())
        all << label->text();
    for (const char *keys : {"F2", "Del", "Ctrl+Z", "Ctrl+Return", "Ctrl+Shift+A"})
        QVERIFY2(all.contains(QLatin1StringView(keys)), keys);
}

QTEST_MAIN(HelpTest)
#include "tst_help.moc"
