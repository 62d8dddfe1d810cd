#include "ui/conditions/trace_box.h"

#include "net/link/trace_file.h"
#include "ui/text/quantity_text.h"

#include <QFileDialog>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace splitscope {
namespace {

constexpr int noneRow = 0;

} // namespace

TraceBox::TraceBox(QWidget *parent) : QComboBox(parent)
{
    setObjectName(u"trace"_s);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(14);
    addItem(QString());
    for (const QString &id : sampleTraces())
        if (const auto trace = readTrace(id))
            add(*trace);
    addItem(QString()); // opens a file
    connect(this, &QComboBox::activated, this, &TraceBox::choose);
    retranslate();
}

void TraceBox::add(const BandwidthTrace &trace)
{
    const auto place = noneRow + 1 + static_cast<int>(opened_.size());
    opened_.push_back(trace);
    insertItem(place, traceTitle(trace));
    setItemData(place, traceMeaning(trace), Qt::ToolTipRole);
}

void TraceBox::setTrace(const std::optional<BandwidthTrace> &trace)
{
    trace_ = trace;
    if (trace && std::ranges::find(opened_, *trace) == opened_.end())
        add(*trace);
    const auto known = trace ? std::ranges::find(opened_, *trace) : opened_.end();
    setCurrentIndex(trace ? noneRow + 1 + static_cast<int>(known - opened_.begin()) : noneRow);
}

void TraceBox::open(const QString &nameOrFile)
{
    const auto trace = readTrace(nameOrFile);
    setTrace(trace ? std::optional(*trace) : trace_);
    if (trace)
        Q_EMIT traceChosen(trace_);
    else
        Q_EMIT failed(trace.error());
}

void TraceBox::choose(int row)
{
    if (row == count() - 1)
        return ask();
    const auto number = static_cast<std::size_t>(row - noneRow - 1);
    setTrace(row == noneRow ? std::nullopt : std::optional(opened_[number]));
    Q_EMIT traceChosen(trace_);
}

void TraceBox::ask()
{
    setTrace(trace_); // until there is another one
    Q_EMIT asking();
    auto *dialog = new QFileDialog(window(), tr("Open trace"), QString(), tr("All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &TraceBox::open);
    dialog->open();
}

void TraceBox::retranslate()
{
    setItemText(noneRow, tr("none"));
    for (std::size_t number = 0; number < opened_.size(); ++number) {
        const int row = noneRow + 1 + static_cast<int>(number);
        setItemText(row, traceTitle(opened_[number]));
        setItemData(row, traceMeaning(opened_[number]), Qt::ToolTipRole);
    }
    setItemText(count() - 1, tr("Open file…"));
    setAccessibleName(tr("Trace"));
    setToolTip(tr("Bandwidth over time, both ways: a CSV file of seconds and Mbit/s, or one of\n"
                  "Mahimahi's. It begins with the first run and goes on from run to run."));
}

} // namespace splitscope
