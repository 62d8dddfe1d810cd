// Each kind of error has one name and one sentence.
#include "net/error_text.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <QTranslator>

using namespace splitscope;
using namespace Qt::StringLiterals;

namespace {

void addKinds()
{
    QTest::addColumn<ErrorKind>("kind");
    for (int kind = 0; kind <= static_cast<int>(ErrorKind::Internal); ++kind)
        QTest::newRow(qPrintable(errorCode(static_cast<ErrorKind>(kind))))
            << static_cast<ErrorKind>(kind);
}

/// Marks what went through it.
class MarkingTranslator : public QTranslator
{
public:
    QString translate(const char *context, const char *source, const char *, int) const override
    {
        return u"[%1:%2]"_s.arg(QString::fromLatin1(context), QString::fromUtf8(source));
    }
    bool isEmpty() const override { return false; }
};

} // namespace

class ErrorTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCodeLeadsBackToItsKind_data() { addKinds(); }
    void aCodeLeadsBackToItsKind();
    void aCodeIsInKebabCase_data() { addKinds(); }
    void aCodeIsInKebabCase();
    void noTwoKindsShareACodeOrASentence();
    void anUnknownCodeIsInternal();

    void aSentenceNamesItsSubject_data() { addKinds(); }
    void aSentenceNamesItsSubject();
    void aSentenceSaysWhatToDo_data() { addKinds(); }
    void aSentenceSaysWhatToDo();
    void aSentenceIsTranslatable_data() { addKinds(); }
    void aSentenceIsTranslatable();
    void wordsWithinAreTranslatedAndNamesAreNot();
    void wordsAfterAFieldsNameAreTranslated();
    void percentSignsAndControlCharactersDoNoHarm();
    void theSentencesReadAsInTheManual();
};

void ErrorTextTest::aCodeLeadsBackToItsKind()
{
    QFETCH(ErrorKind, kind);
    QVERIFY(errorKindByCode(errorCode(kind)) == kind);
}

void ErrorTextTest::aCodeIsInKebabCase()
{
    QFETCH(ErrorKind, kind);
    static const QRegularExpression kebab(u"^[a-z]+(-[a-z]+)*$"_s);
    QVERIFY(kebab.match(errorCode(kind)).hasMatch());
}

void ErrorTextTest::noTwoKindsShareACodeOrASentence()
{
    QSet<QString> codes;
    QSet<QString> sentences;
    const int count = static_cast<int>(ErrorKind::Internal) + 1;
    for (int kind = 0; kind < count; ++kind) {
        codes.insert(errorCode(static_cast<ErrorKind>(kind)));
        sentences.insert(errorText({static_cast<ErrorKind>(kind), "a", "b"}));
    }
    QCOMPARE(codes.size(), count);
    // An unknown device and an unknown model are told apart by their words only.
    QCOMPARE(sentences.size(), count);
}

void ErrorTextTest::anUnknownCodeIsInternal()
{
    QVERIFY(errorKindByCode(u"moon-phase-mismatch"_s) == ErrorKind::Internal);
    QVERIFY(errorKindByCode({}) == ErrorKind::Internal);
}

void ErrorTextTest::aSentenceNamesItsSubject()
{
    QFETCH(ErrorKind, kind);
    const QString text = errorText({kind, "the-subject", "the-detail"});
    QVERIFY2(text.contains(u"the-subject"_s), qPrintable(text));
    QVERIFY2(!text.contains(u"%1"_s) && !text.contains(u"%2"_s), qPrintable(text));
}

void ErrorTextTest::aSentenceSaysWhatToDo()
{
    QFETCH(ErrorKind, kind);
    const QString text = errorText({kind, "subject", "detail"});
    QVERIFY(text.endsWith(u'.'));
    QVERIFY(!text.contains(u'\n'));
    // What happened, then the remedy: an imperative, or when to come back.
    static const QRegularExpression remedy(
        u"[.] (Ask|Choose|Check|End|Free|Give|Install|Load|Mend|Run|Save|Start|Try|Wait|Write)\\b"_s);
    QVERIFY2(remedy.match(text).hasMatch(), qPrintable(text));
}

void ErrorTextTest::aSentenceIsTranslatable()
{
    QFETCH(ErrorKind, kind);
    MarkingTranslator translator;
    QCoreApplication::installTranslator(&translator);
    const QString text = errorText({kind, "subject", "detail"});
    QCoreApplication::removeTranslator(&translator);
    QVERIFY2(text.startsWith(u"[ErrorText:"_s), qPrintable(text));
    QCOMPARE(errorKindByCode(errorCode(kind)), kind);
}

void ErrorTextTest::wordsWithinAreTranslatedAndNamesAreNot()
{
    MarkingTranslator translator;
    QCoreApplication::installTranslator(&translator);
    const QString text = errorText({ErrorKind::ConnectionLost, "ws://a.run", "a run"});
    QCoreApplication::removeTranslator(&translator);
    QVERIFY2(text.contains(u"[ErrorText:a run]"_s), qPrintable(text));
    QVERIFY2(text.contains(u" ws://a.run "_s), qPrintable(text));
}

void ErrorTextTest::wordsAfterAFieldsNameAreTranslated()
{
    MarkingTranslator translator;
    QCoreApplication::installTranslator(&translator);
    const QString text =
        errorText({ErrorKind::DeviceFileUnusable, "a.json", "model.macs_per_s: it is missing"});
    QCoreApplication::removeTranslator(&translator);
    QVERIFY2(text.contains(u" model.macs_per_s: [ErrorText:it is missing]"_s), qPrintable(text));
}

void ErrorTextTest::percentSignsAndControlCharactersDoNoHarm()
{
    const QString text =
        errorText({ErrorKind::ImageUnreadable, "100%2 %1.png", "bad\nchunk \x1b[31m"});
    QVERIFY2(text.contains(u"100%2 %1.png"_s), qPrintable(text));
    QVERIFY2(text.contains(u"bad chunk"_s), qPrintable(text));
    QVERIFY(!text.contains(QChar(0x1b)));
}

void ErrorTextTest::theSentencesReadAsInTheManual()
{
    QCOMPARE(errorText({ErrorKind::ImageUnreadable, "cat.png", "unsupported format"}),
             u"The picture cat.png cannot be read: unsupported format. "
             "Choose a PNG or JPEG file."_s);
    QCOMPARE(errorText({ErrorKind::BandwidthOutOfRange, "2000", "0.05..1000"}),
             u"A bandwidth of 2000 Mbit/s is not possible. "
             "Choose one within 0.05..1000 Mbit/s."_s);
}

QTEST_GUILESS_MAIN(ErrorTextTest)
#include "tst_error_text.moc"
