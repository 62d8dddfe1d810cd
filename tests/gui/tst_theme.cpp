#include "ui/theme/line_icon.h"
#include "ui/theme/theme_switch.h"

#include <QApplication>
#include <QTest>
#include <QWidget>

#include <algorithm>
#include <array>
#include <cmath>

using namespace splitscope;

class ThemeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void choiceSetsTheTone();
    void idsComeBack();
    void textStandsOutFromItsGround_data();
    void textStandsOutFromItsGround();
    void partsAreToldApartByEveryEye_data();
    void partsAreToldApartByEveryEye();
    void iconsStandOutAndFadeWhereTheyAreDisabled_data();
    void iconsStandOutAndFadeWhereTheyAreDisabled();
};

namespace {

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

using Rgb = std::array<double, 3>;

Rgb linearRgb(const QColor &colour)
{
    return {linear(colour.redF()), linear(colour.greenF()), linear(colour.blueF())};
}

double luminance(const Rgb &rgb)
{
    return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
}

// Web Content Accessibility Guidelines 2.1, contrast ratio.
double contrast(const QColor &a, const QColor &b)
{
    const double one = luminance(linearRgb(a)) + 0.05;
    const double other = luminance(linearRgb(b)) + 0.05;
    return std::max(one, other) / std::min(one, other);
}

// Machado, Oliveira and Fernandes 2009, severity 1.
using Matrix = std::array<Rgb, 3>;
constexpr Matrix normal{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
constexpr Matrix protanopia{{{0.152286, 1.052583, -0.204868},
                             {0.114503, 0.786281, 0.099216},
                             {-0.003882, -0.048116, 1.051998}}};
constexpr Matrix deuteranopia{{{0.367322, 0.860646, -0.227968},
                               {0.280085, 0.672501, 0.047413},
                               {-0.011820, 0.042940, 0.968881}}};
constexpr Matrix tritanopia{{{1.255528, -0.076749, -0.178779},
                             {-0.078411, 0.930809, 0.147602},
                             {0.004733, 0.691367, 0.303900}}};

Rgb seenBy(const Matrix &eye, const QColor &colour)
{
    const Rgb rgb = linearRgb(colour);
    Rgb seen{};
    for (std::size_t row = 0; row < 3; ++row)
        for (std::size_t column = 0; column < 3; ++column)
            seen[row] += eye[row][column] * rgb[column];
    return seen;
}

// CIE 1976 L*a*b* under D65.
Rgb lab(const Rgb &rgb)
{
    const double x = (0.4124 * rgb[0] + 0.3576 * rgb[1] + 0.1805 * rgb[2]) / 0.9505;
    const double y = luminance(rgb);
    const double z = (0.0193 * rgb[0] + 0.1192 * rgb[1] + 0.9505 * rgb[2]) / 1.089;
    const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; };
    return {116 * f(y) - 16, 500 * (f(x) - f(y)), 200 * (f(y) - f(z))};
}

double difference(const Rgb &a, const Rgb &b)
{
    const Rgb one = lab(a);
    const Rgb other = lab(b);
    return std::hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);
}

/// Of the pixel that hides most of its ground.
QColor inkOf(const QIcon &icon, QIcon::Mode mode)
{
    constexpr int side = 64;
    const QImage image = icon.pixmap({side, side}, 1, mode).toImage();
    QColor ink(Qt::transparent);
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (image.pixelColor(x, y).alpha() > ink.alpha())
                ink = image.pixelColor(x, y);
    return ink;
}

void addTones()
{
    QTest::addColumn<Tone>("tone");
    QTest::newRow("light") << Tone::Light;
    QTest::newRow("dark") << Tone::Dark;
}

} // namespace

void ThemeTest::choiceSetsTheTone()
{
    ThemeSwitch theme;
    QWidget widget;
    theme.choose(ThemeChoice::Dark);
    QTRY_COMPARE(toneOf(widget.palette()), Tone::Dark);
    theme.choose(ThemeChoice::Light);
    QTRY_COMPARE(toneOf(widget.palette()), Tone::Light);
}

void ThemeTest::idsComeBack()
{
    for (const ThemeChoice choice : {ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark})
        QVERIFY(themeById(themeId(choice)) == choice);
    QVERIFY(!themeById(QStringLiteral("sepia")));
}

void ThemeTest::textStandsOutFromItsGround_data()
{
    addTones();
}

void ThemeTest::textStandsOutFromItsGround()
{
    QFETCH(const Tone, tone);
    constexpr double readable = 4.5; // WCAG AA
    const Colours &colours = coloursFor(tone);
    const QPalette palette = paletteFor(tone);
    const QColor text = palette.color(QPalette::Text);
    const QColor window = palette.color(QPalette::Window);
    for (const QColor &ground : {colours.panel, colours.edgeTint, colours.cloudTint, window}) {
        QVERIFY(contrast(text, ground) >= readable);
        QVERIFY(contrast(colours.quiet, ground) >= readable);
    }
    QVERIFY(contrast(colours.failure, colours.noticeTint) >= readable);
    QVERIFY(contrast(colours.failure, colours.panel) >= readable);
    QVERIFY(contrast(colours.warning, colours.panel) >= readable);
    QVERIFY(contrast(colours.terminalText, colours.terminalGround) >= readable);
    QVERIFY(contrast(palette.color(QPalette::HighlightedText), palette.color(QPalette::Highlight))
            >= readable);
}

void ThemeTest::partsAreToldApartByEveryEye_data()
{
    addTones();
}

void ThemeTest::partsAreToldApartByEveryEye()
{
    QFETCH(const Tone, tone);
    constexpr double plainlyDifferent = 20; // a difference of 2.3 is just noticeable
    const Colours &colours = coloursFor(tone);
    for (const Matrix &eye : {normal, protanopia, deuteranopia, tritanopia}) {
        const Rgb edge = seenBy(eye, colours.edge);
        const Rgb transfer = seenBy(eye, colours.transfer);
        const Rgb cloud = seenBy(eye, colours.cloud);
        QVERIFY(difference(edge, transfer) > plainlyDifferent);
        QVERIFY(difference(transfer, cloud) > plainlyDifferent);
        QVERIFY(difference(edge, cloud) > plainlyDifferent);
    }
}

void ThemeTest::iconsStandOutAndFadeWhereTheyAreDisabled_data()
{
    addTones();
}

void ThemeTest::iconsStandOutAndFadeWhereTheyAreDisabled()
{
    QFETCH(const Tone, tone);
    ThemeSwitch theme;
    theme.choose(tone == Tone::Dark ? ThemeChoice::Dark : ThemeChoice::Light);
    const QColor window = QApplication::palette().color(QPalette::Window);
    for (const char *name : {"zoom-in", "zoom-out", "copy-data", "capture", "open"}) {
        const QIcon icon = lineIcon(QString::fromLatin1(name));
        const QColor enabled = inkOf(icon, QIcon::Normal);
        const QColor disabled = inkOf(icon, QIcon::Disabled);
        QVERIFY2(enabled.alpha() == 255 && disabled.alpha() == 255, name);
        QVERIFY2(contrast(enabled, window) > 2 * contrast(disabled, window), name);
        QVERIFY2(contrast(disabled, window) > 2, name);
    }
}

QTEST_MAIN(ThemeTest)
#include "tst_theme.moc"
