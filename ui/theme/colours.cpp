#include "ui/theme/colours.h"

namespace splitscope {

const Colours &coloursFor(Tone tone)
{
    static const Colours light{
        .edge = QColor(0x2b, 0x6c, 0xb0),
        .transfer = QColor(0x9a, 0xa7, 0xb4),
        .cloud = QColor(0xdd, 0x7a, 0x12),
        .edgeTint = QColor(0xea, 0xf1, 0xf9),
        .cloudTint = QColor(0xfd, 0xf3, 0xe6),
        .best = QColor(0xb0, 0x7a, 0x00),
        .good = QColor(0x1f, 0x86, 0x4b),
        .warning = QColor(0x9a, 0x63, 0x00),
        .failure = QColor(0xb9, 0x28, 0x2d),
        .noticeTint = QColor(0xfc, 0xec, 0xea),
        .quiet = QColor(0x5f, 0x69, 0x74),
        .line = QColor(0xd9, 0xde, 0xe4),
        .panel = QColor(0xff, 0xff, 0xff),
        .boxGround = QColor(0xff, 0xff, 0xff),
        .terminalGround = QColor(0x20, 0x26, 0x2d),
        .terminalText = QColor(0xdc, 0xe3, 0xe8),
    };
    static const Colours dark{
        .edge = QColor(0x4f, 0x9b, 0xe8),
        .transfer = QColor(0x76, 0x82, 0x90),
        .cloud = QColor(0xf2, 0xa2, 0x3c),
        .edgeTint = QColor(0x20, 0x2e, 0x3f),
        .cloudTint = QColor(0x38, 0x2c, 0x1d),
        .best = QColor(0xf5, 0xc8, 0x42),
        .good = QColor(0x55, 0xc0, 0x83),
        .warning = QColor(0xec, 0xb3, 0x4d),
        .failure = QColor(0xff, 0x80, 0x7a),
        .noticeTint = QColor(0x41, 0x26, 0x28),
        .quiet = QColor(0xa0, 0xaa, 0xb5),
        .line = QColor(0x3a, 0x42, 0x4b),
        .panel = QColor(0x1d, 0x21, 0x26),
        .boxGround = QColor(0x4a, 0x54, 0x5f),
        .terminalGround = QColor(0x12, 0x15, 0x19),
        .terminalText = QColor(0xd2, 0xda, 0xe0),
    };
    return tone == Tone::Dark ? dark : light;
}

Tone toneOf(const QPalette &palette)
{
    const bool lightOnDark = palette.color(QPalette::WindowText).lightness()
                             > palette.color(QPalette::Window).lightness();
    return lightOnDark ? Tone::Dark : Tone::Light;
}

QPalette paletteFor(Tone tone)
{
    const bool dark = tone == Tone::Dark;
    const Colours &colours = coloursFor(tone);
    const QColor window = dark ? QColor(0x26, 0x2b, 0x31) : QColor(0xf3, 0xf5, 0xf7);
    const QColor text = dark ? QColor(0xe4, 0xe8, 0xec) : QColor(0x1c, 0x23, 0x2b);
    const QColor disabled = dark ? QColor(0x71, 0x7b, 0x86) : QColor(0x9a, 0xa2, 0xab);

    QPalette palette(dark ? QColor(0x31, 0x38, 0x40) : QColor(0xf7, 0xf8, 0xfa), window);
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::ButtonText, text);
    palette.setColor(QPalette::Base, colours.panel);
    palette.setColor(QPalette::AlternateBase,
                     dark ? QColor(0x22, 0x27, 0x2d) : QColor(0xf7, 0xf9, 0xfb));
    palette.setColor(QPalette::Highlight,
                     dark ? QColor(0x3a, 0x63, 0x91) : QColor(0x2b, 0x6c, 0xb0));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::Link, colours.edge);
    palette.setColor(QPalette::LinkVisited, colours.edge);
    palette.setColor(QPalette::PlaceholderText, colours.quiet);
    palette.setColor(QPalette::ToolTipBase, dark ? QColor(0x33, 0x3a, 0x42) : Qt::white);
    palette.setColor(QPalette::ToolTipText, text);
    for (const QPalette::ColorRole role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, disabled);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, colours.line);
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, disabled);
    return palette;
}

} // namespace splitscope
