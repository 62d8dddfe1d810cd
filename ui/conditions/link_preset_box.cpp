#include "ui/conditions/link_preset_box.h"

#include "net/link/trace_file.h"

#include <QAbstractItemView>
#include <QStandardItemModel>

using namespace Qt::StringLiterals;

namespace splitscope {
namespace {

constexpr int otherRow = 0;

QString sourceText(const LinkPreset &preset)
{
    const QString text = u"%1: %2"_s.arg(preset.family.text(), preset.source.text());
    const QString plain = preset.url.isEmpty() ? text : text + u'\n' + preset.url;
    // As rich text a tool tip wraps its lines.
    return u"<p>"_s + plain.toHtmlEscaped().replace(u'\n', u"<br>"_s) + u"</p>"_s;
}

} // namespace

LinkPresetBox::LinkPresetBox(const LinkPresets &presets, QWidget *parent)
    : ElidedComboBox(parent), presets_(presets)
{
    setObjectName(u"linkPreset"_s);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(10);
    setMaxVisibleItems(24);
    connect(this, &QComboBox::activated, this, [this](int row) {
        if (const LinkPreset *preset = presets_.find(itemData(row).toString()))
            Q_EMIT presetChosen(*preset);
    });
    refill();
}

void LinkPresetBox::addHead(const QString &text)
{
    addItem(text);
    auto *item = qobject_cast<QStandardItemModel *>(model())->item(count() - 1);
    item->setFlags(Qt::NoItemFlags);
    QFont bold = font();
    bold.setBold(true);
    item->setFont(bold);
}

void LinkPresetBox::refill()
{
    clear();
    addHead(QString());
    QString head;
    for (const LinkPreset &preset : presets_.all()) {
        const QString group = LinkPresets::isOwn(preset) ? tr("Own presets") : preset.family.text();
        if (group != head)
            addHead(group);
        head = group;
        addItem(preset.name.text(), preset.id);
        setItemData(count() - 1, sourceText(preset), Qt::ToolTipRole);
    }
    view()->setMinimumWidth(view()->sizeHintForColumn(0) + 24);
    setAccessibleName(tr("Link preset"));
    showLink(link_);
}

QString LinkPresetBox::otherText() const
{
    if (link_.shaping == LinkShaping::Outside)
        return tr("Shaped outside");
    return link_.trace ? traceTitle(*link_.trace) : tr("Custom");
}

void LinkPresetBox::showLink(const LinkConditions &link)
{
    link_ = link;
    const LinkPreset *preset = presets_.matching(link);
    setItemText(otherRow, otherText());
    setCurrentIndex(preset ? findData(preset->id) : otherRow);
    setToolTip(preset ? sourceText(*preset) : tr("Links by name; each tells its source"));
}

} // namespace splitscope
