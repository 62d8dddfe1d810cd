// The one table of colours that carry a meaning: every widget and every chart takes them from here.
#pragma once

#include <QColor>
#include <QPalette>

namespace splitscope {

enum class Tone { Light, Dark };

/// Edge, transfer and cloud are told apart by colour-blind people too (a test simulates the three
/// kinds of dichromacy), and differ in lightness, so that a grey print keeps them apart.
struct Colours
{
    QColor edge;
    QColor transfer;
    QColor cloud;
    QColor edgeTint; ///< behind text
    QColor cloudTint;
    QColor best;
    QColor good;
    QColor warning;
    QColor failure;
    QColor noticeTint; ///< behind an error's sentence
    QColor quiet;      ///< secondary text
    QColor line;       ///< hairlines and grids
    QColor panel;      ///< the ground of charts and of the layer column
    QColor boxGround;  ///< of a check box
    QColor terminalGround;
    QColor terminalText;
};

const Colours &coloursFor(Tone tone);
/// The tone that a palette has: a widget asks with its own.
Tone toneOf(const QPalette &palette);
inline const Colours &coloursOf(const QPalette &palette)
{
    return coloursFor(toneOf(palette));
}

/// Window, text and highlight colours for Qt's own widgets.
QPalette paletteFor(Tone tone);

} // namespace splitscope
