#include "ui/conditions/coding_edit.h"

#include "ui/text/quantity_text.h"

#include <QEvent>
#include <QStandardItemModel>

using namespace Qt::StringLiterals;

namespace splitscope {
namespace {

constexpr int automaticRow = 0;

QString idOf(Coding coding)
{
    const std::string_view id = codingId(coding);
    return QString::fromUtf8(id.data(), static_cast<qsizetype>(id.size()));
}

std::optional<Coding> codingAt(const QComboBox &box, int row)
{
    const auto coding = codingById(box.itemData(row).toString().toStdString());
    return coding ? std::optional(*coding) : std::nullopt;
}

} // namespace

CodingEdit::CodingEdit(QWidget *parent) : ElidedComboBox(parent)
{
    setObjectName(u"coding"_s);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(5);
    setMaxVisibleItems(static_cast<int>(allCodings().size()) + 1);
    addItem(QString());
    for (const Coding coding : allCodings())
        addItem(QString(), idOf(coding));
    setCoding(Coding{});
    connect(this, &QComboBox::currentIndexChanged, this, &CodingEdit::changed);
    connect(this, &QComboBox::currentIndexChanged, this, &CodingEdit::retranslate);
    retranslate();
}

std::optional<Coding> CodingEdit::coding() const
{
    return codingAt(*this, currentIndex());
}

void CodingEdit::setCoding(const std::optional<Coding> &coding)
{
    setCurrentIndex(coding ? findData(idOf(*coding)) : automaticRow);
}

void CodingEdit::setShape(const TensorShape &shape)
{
    const auto *rows = qobject_cast<QStandardItemModel *>(model());
    for (int row = 0; row < count(); ++row) {
        const auto coding = codingAt(*this, row);
        rows->item(row)->setEnabled(!coding || suits(*coding, shape));
    }
}

void CodingEdit::retranslate()
{
    for (int row = 0; row < count(); ++row) {
        const auto coding = codingAt(*this, row);
        setItemText(row, codingText(coding));
        setItemData(row, codingMeaning(coding), Qt::ToolTipRole);
    }
    setAccessibleName(tr("Coding"));
    setToolTip(tr("How the tensor travels. %1").arg(codingMeaning(coding())));
}

void CodingEdit::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    ElidedComboBox::changeEvent(event);
}

} // namespace splitscope
