#include "ui/conditions/burst_edit.h"

#include "engine/experiment/link_conditions.h"

#include <QLineEdit>
#include <QRegularExpression>

#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace splitscope {
namespace {

// What tc makes of the two lines in the lab sheet.
constexpr std::array<int, 2> burstsOfTheSheet{1536, 4096};
constexpr double bytesOfKbit = 1024 / 8.0;
constexpr double mostBytes = 1e9;

} // namespace

BurstEdit::BurstEdit(QWidget *parent) : QComboBox(parent), bytes_(LinkConditions{}.burstBytes)
{
    setEditable(true);
    setInsertPolicy(QComboBox::NoInsert);
    setCompleter(nullptr);
    for (const int bytes : burstsOfTheSheet)
        addItem(textOf(bytes), bytes);
    setBurstBytes(bytes_);
    connect(this, &QComboBox::currentIndexChanged, this, &BurstEdit::choose);
    connect(lineEdit(), &QLineEdit::editingFinished, this, &BurstEdit::choose);
}

void BurstEdit::setBurstBytes(std::int64_t bytes)
{
    const QSignalBlocker quiet(this);
    bytes_ = bytes;
    setCurrentIndex(findData(int(bytes)));
    setEditText(textOf(bytes));
}

QString BurstEdit::textOf(std::int64_t bytes)
{
    const double kbit = static_cast<double>(bytes) / bytesOfKbit;
    return kbit == std::floor(kbit) ? u"%1 kbit"_s.arg(kbit, 0, 'f', 0) : u"%1 B"_s.arg(bytes);
}

std::optional<std::int64_t> BurstEdit::bytesOf(const QString &text)
{
    static const QRegularExpression form(u"^\\s*([0-9]+(?:\\.[0-9]+)?)\\s*(kbit|b|)\\s*$"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    const auto match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const bool isKbit = match.captured(2).startsWith(u'k', Qt::CaseInsensitive);
    const double bytes = match.captured(1).toDouble() * (isKbit ? bytesOfKbit : 1);
    if (bytes < LinkConditions::leastBurstBytes || bytes > mostBytes)
        return std::nullopt;
    return std::llround(bytes);
}

void BurstEdit::choose()
{
    const auto bytes = bytesOf(currentText());
    const bool isOther = bytes && *bytes != bytes_;
    setBurstBytes(bytes.value_or(bytes_)); // what is none gives way to the last that was one
    if (isOther)
        Q_EMIT burstChosen(bytes_);
}

} // namespace splitscope
