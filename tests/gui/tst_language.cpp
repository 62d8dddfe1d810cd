// No English may remain in a Chinese window, nor Chinese in an English one.
#include "tests/gui/made_records.h"
#include "tests/gui/window_fixture.h"
#include "ui/dialogs/about_dialog.h"
#include "ui/dialogs/shortcuts_dialog.h"
#include "ui/status/notice_bar.h"
#include "ui/window/main_menu.h"

#include <QAbstractButton>
#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QRegularExpression>
#include <QStatusBar>
#include <QTabBar>
#include <QTableView>
#include <QTranslator>

using namespace splitscope;
using namespace Qt::StringLiterals;

class LanguageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void idsComeBack();
    void chineseWindowHasNoEnglishWords();
    void englishWindowHasNoChineseWords();
    void chineseDialogsHaveNoEnglishWords();
    void switchingBackLeavesNothingBehind();
    void aFailureIsToldInTheLanguageOfNow();

private:
    QStringList textsOf(const QWidget &window) const;
};

namespace {

// Proper names, units, keys, protocols, and what is the same in every language.
const QStringList sameEverywhere{
    u"AlexNet"_s,
    u"alexnet"_s,
    u"torchvision"_s,
    u"LeNet"_s,
    u"VGG"_s,
    u"ResNet"_s,
    u"MobileNetV"_s,
    u"Splitscope"_s,
    u"LibTorch"_s,
    u"TorchScript"_s,
    u"Qt"_s,
    u"BLAS"_s,
    u"OpenBLAS"_s,
    u"CPU"_s,
    u"Orange Pi"_s,
    u"English"_s,
    u"Mbit/s"_s,
    u"kbit"_s,
    u"top-1"_s,
    u"tbf"_s,
    u"tc"_s,
    u"qdisc"_s,
    u"Pod"_s,
    u"unlimited"_s,
    u"limit"_s,
    u"JPEG"_s,
    u"PNG"_s,
    u"Alt"_s,
    u"Ctrl"_s,
    u"Shift"_s,
    u"Esc"_s,
    u"PageUp"_s,
    u"PageDown"_s,
    u"Home"_s,
    u"End"_s,
    u"GPL"_s,
    u"or-later"_s,
    u"splitscope-cloud"_s,
    u"kB"_s,
    u"lab"_s,
    u"ms"_s,
    u"bfloat16"_s,
    u"float16"_s,
    u"float32"_s,
    u"int8"_s,
    u"Wi-Fi"_s,
    u"Chrome DevTools"_s,
    u"Firefox"_s,
    u"WebPageTest"_s,
    u"Facebook ATC"_s,
    u"JointDNN"_s,
    u"LTE"_s,
    u"DSL"_s,
    u"EDGE"_s,
    u"FIOS"_s,
    u"CSV"_s,
    u"Mahimahi"_s,
    u"Linux"_s,
    u"root"_s,
    u"cgroup"_s,
    u"TCP"_s,
    u"GMAC/s"_s,
    u"GB/s"_s,
    u"PEM"_s,
    u"ReLU"_s,
    u"Dropout"_s,
    u"Flatten"_s,
    u"softmax"_s,
    u"Tab"_s,
    u"JSON"_s,
    u"Perfetto"_s,
    u"auto"_s,
    u"all"_s,
    u"fp32"_s,
    u"zstd"_s,
    u"SVG"_s,
    u"PDF"_s,
};

QString withoutSharedWords(QString text)
{
    static const QRegularExpression markup(
        u"<[^>]*>|&nbsp;|&|[a-z0-9.]+://\\S*|F[0-9]+|\\([A-Z]\\)"_s);
    text.remove(markup);
    for (const QString &word : sameEverywhere)
        text.remove(word);
    return text;
}

/// A coding's id is the same in every language; a word in it may be none of ours elsewhere.
bool hasEnglishWord(const QString &text)
{
    if (codingById(text.toStdString()))
        return false;
    static const QRegularExpression word(u"[A-Za-z]{2,}"_s);
    return withoutSharedWords(text).contains(word);
}

/// Stands in for what the catalogue lacks, of which the structure tests tell: here English means a
/// text that does not go through tr(), or is not made anew when the language changes. Whatever is
/// installed after it comes first.
class StandIn : public QTranslator
{
public:
    StandIn() { QCoreApplication::installTranslator(this); }
    ~StandIn() override { QCoreApplication::removeTranslator(this); }

    bool isEmpty() const override { return false; }
    QString translate(const char *, const char *source, const char *, int) const override
    {
        static const QRegularExpression place(u"%[0-9n]"_s);
        QString text = u"缺"_s;
        for (const auto &match : place.globalMatch(QString::fromUtf8(source)))
            text += match.captured();
        return text;
    }
};

bool hasChinese(const QString &text)
{
    static const QRegularExpression ideograph(u"[\\x{4e00}-\\x{9fff}]"_s);
    return QString(text).remove(u"中文"_s).contains(ideograph);
}

} // namespace

QStringList LanguageTest::textsOf(const QWidget &window) const
{
    QStringList texts;
    for (const QMenu *menu : window.findChildren<QMenu *>())
        for (const QAction *action : menu->actions())
            texts << menu->title() << action->text();
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        if (qobject_cast<const QTabBar *>(widget->parentWidget()))
            continue; // Qt's scroll buttons, hidden as long as all tabs have room
        texts << widget->toolTip() << widget->accessibleName() << widget->accessibleDescription();
        if (const auto *label = qobject_cast<const QLabel *>(widget))
            texts << label->text();
        if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            texts << button->text();
        if (const auto *combo = qobject_cast<const QComboBox *>(widget))
            for (int row = 0; row < combo->count(); ++row)
                texts << combo->itemText(row);
        if (const auto *tabs = qobject_cast<const QTabBar *>(widget))
            for (int tab = 0; tab < tabs->count(); ++tab)
                texts << tabs->tabText(tab);
        if (const auto *table = qobject_cast<const QTableView *>(widget))
            for (int column = 0; column < table->model()->columnCount(); ++column) {
                texts << table->model()->headerData(column, Qt::Horizontal).toString();
                for (int row = 0; row < table->model()->rowCount(); ++row)
                    texts << table->model()->index(row, column).data().toString();
            }
    }
    texts.removeAll(QString());
    return texts;
}

void LanguageTest::idsComeBack()
{
    for (const Language language : {Language::System, Language::English, Language::Chinese})
        QVERIFY(languageById(languageId(language)) == language);
    QVERIFY(!languageById(u"tlh"_s));
}

void LanguageTest::chineseWindowHasNoEnglishWords()
{
    WindowFixture fixture;
    for (const RunRecord &record : sheetRecords())
        Q_EMIT fixture.session.runFinished(record);
    QTRY_VERIFY(!fixture.find<QLabel>("thumbnail")->toolTip().isEmpty());
    const StandIn standIn;
    fixture.window->setLanguage(Language::Chinese);
    QTRY_COMPARE(fixture.find<QPushButton>("run")->text(), u"运行"_s);
    const QStringList texts = textsOf(*fixture.window);
    QVERIFY(texts.size() > 150);
    for (const QString &text : texts)
        QVERIFY2(!hasEnglishWord(text), qPrintable(text));
}

void LanguageTest::englishWindowHasNoChineseWords()
{
    WindowFixture fixture;
    for (const QString &text : textsOf(*fixture.window))
        QVERIFY2(!hasChinese(text), qPrintable(text));
}

void LanguageTest::chineseDialogsHaveNoEnglishWords()
{
    WindowFixture fixture;
    const StandIn standIn;
    fixture.window->setLanguage(Language::Chinese);
    QTRY_COMPARE(fixture.find<QPushButton>("run")->text(), u"运行"_s);
    const ShortcutsDialog keys(fixture.window->findChild<MainMenu *>()->shortcuts(), {}, {});
    for (const QString &text : textsOf(keys))
        QVERIFY2(!hasEnglishWord(text), qPrintable(text));
    const AboutDialog about(fixture.session.network(), fixture.session.model(), std::nullopt);
    QVERIFY(textsOf(about).contains(u"许可证"_s));
}

void LanguageTest::switchingBackLeavesNothingBehind()
{
    WindowFixture fixture;
    QTRY_VERIFY(!fixture.find<QLabel>("thumbnail")->toolTip().isEmpty());
    const QStringList before = textsOf(*fixture.window);
    fixture.window->setLanguage(Language::Chinese);
    QTRY_COMPARE(fixture.find<QPushButton>("run")->text(), u"运行"_s);
    fixture.window->setLanguage(Language::English);
    QTRY_COMPARE(fixture.find<QPushButton>("run")->text(), u"Run"_s);
    for (const QString &text : textsOf(*fixture.window))
        QVERIFY2(!hasChinese(text), qPrintable(text));
    QCOMPARE(textsOf(*fixture.window).size(), before.size());
}

void LanguageTest::aFailureIsToldInTheLanguageOfNow()
{
    WindowFixture fixture("lenet5");
    QTRY_COMPARE(fixture.session.engineState(), EdgeSession::EngineState::Ready);
    fixture.window->setLanguage(Language::Chinese);
    fixture.window->setNode(QUrl(u"ws://127.0.0.1:9"_s)); // where nobody listens
    fixture.window->runThisCut();
    const NoticeBar &notice = fixture.window->workbench().notice();
    constexpr int patience = 30'000;
    QTRY_VERIFY_WITH_TIMEOUT(!notice.text().isEmpty(), patience);
    fixture.window->setLanguage(Language::English);
    QTRY_VERIFY(notice.text().contains("the connection was refused"_L1));
    QTRY_VERIFY2(!hasChinese(notice.text()), qPrintable(notice.text()));
}

QTEST_MAIN(LanguageTest)
#include "tst_language.moc"
