#include "ui/theme/cut_colour.h"

#include "ui/theme/colours.h"

namespace splitscope {
namespace {

QColor mixed(const QColor &from, const QColor &to, double part)
{
    const auto mix = [part](int a, int b) { return int(a + (b - a) * part + 0.5); };
    return {mix(from.red(), to.red()), mix(from.green(), to.green()), mix(from.blue(), to.blue())};
}

} // namespace

QColor cutColour(int cut, int layerCount, const QPalette &palette)
{
    const Colours &colours = coloursOf(palette);
    // By way of a third hue: halfway between orange and blue is the grey of the link.
    const QColor between =
        toneOf(palette) == Tone::Dark ? QColor(0xd0, 0x7a, 0xc4) : QColor(0xa2, 0x3f, 0x8e);
    const double part = layerCount > 0 ? cut / static_cast<double>(layerCount) : 0;
    return part < 0.5 ? mixed(colours.cloud, between, part * 2)
                      : mixed(between, colours.edge, part * 2 - 1);
}

QColor cutGround(int cut, int layerCount, const QPalette &palette)
{
    const double towardsPanel = toneOf(palette) == Tone::Dark ? 0.62 : 0.66;
    return mixed(cutColour(cut, layerCount, palette), coloursOf(palette).panel, towardsPanel);
}

} // namespace splitscope
