#include "ui/answer/score_bars.h"

#include "ui/theme/colours.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace splitscope {
namespace {

constexpr int mostRows = 5;

} // namespace

ScoreBars::ScoreBars(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ScoreBars::setAnswer(const std::optional<AnswerDigest> &answer, const ClassNames &names,
                          const std::optional<AnswerDigest> &other)
{
    answer_ = answer;
    names_ = names;
    other_ = other;
    makeRows();
}

void ScoreBars::setPale(bool pale)
{
    pale_ = pale;
    update();
}

void ScoreBars::makeRows()
{
    rows_.clear();
    QStringList spoken;
    for (std::size_t rank = 0; answer_ && rank < answer_->top.size() && rank < mostRows; ++rank) {
        const ScoredClass &found = answer_->top[rank];
        const bool differs =
            other_ && (rank >= other_->top.size() || other_->top[rank].index != found.index);
        rows_.push_back({names_.nameOf(found.index).value_or(tr("class %1").arg(found.index)),
                         found.score, differs});
        spoken << u"%1 %2"_s.arg(rows_.back().name).arg(double(found.score), 0, 'f', 2);
    }
    setAccessibleDescription(spoken.join(u", "_s));
    update();
}

QSize ScoreBars::sizeHint() const
{
    return {40 * fontMetrics().horizontalAdvance(u'0'), mostRows * (fontMetrics().height() + 4)};
}

QSize ScoreBars::minimumSizeHint() const
{
    return {20 * fontMetrics().horizontalAdvance(u'0'), sizeHint().height()};
}

void ScoreBars::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (rows_.empty()) {
        painter.setPen(coloursOf(palette()).quiet);
        painter.drawText(QRect(0, 0, width(), height() / mostRows), Qt::AlignVCenter,
                         tr("after a run"));
        return;
    }
    float most = 0;
    for (const Row &row : rows_)
        most = std::max(most, std::abs(row.score));
    const int rowHeight = height() / mostRows;
    for (std::size_t rank = 0; rank < rows_.size(); ++rank)
        paintRow(painter, QRect(0, static_cast<int>(rank) * rowHeight, width(), rowHeight),
                 rows_[rank], most);
}

void ScoreBars::paintRow(QPainter &painter, const QRect &cell, const Row &row, float most) const
{
    const Colours &colours = coloursOf(palette());
    const int digit = fontMetrics().horizontalAdvance(u'0');
    const int nameWidth = cell.width() * 45 / 100;
    const QRect score = cell.adjusted(cell.width() - 7 * digit, 0, 0, 0);
    const QRect room =
        cell.adjusted(nameWidth + digit, cell.height() / 4, -8 * digit, -cell.height() / 4);
    QColor bar = row.differs ? colours.warning : colours.edge;
    if (pale_)
        bar.setAlphaF(0.4F);
    const float part = most > 0 ? std::max(0.0F, row.score) / most : 0;
    painter.fillRect(
        QRectF(room.left(), room.top(), std::max(1.0F, float(room.width()) * part), room.height()),
        bar);
    painter.setPen(pale_ ? colours.quiet : palette().color(QPalette::Text));
    painter.drawText(QRect(cell.left(), cell.top(), nameWidth, cell.height()), Qt::AlignVCenter,
                     fontMetrics().elidedText(row.name, Qt::ElideRight, nameWidth));
    painter.drawText(score, Qt::AlignVCenter | Qt::AlignRight,
                     QString::number(double(row.score), 'f', 2));
}

void ScoreBars::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        makeRows();
    QWidget::changeEvent(event);
}

} // namespace splitscope
