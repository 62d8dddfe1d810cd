#include "net/cloud/histogram.h"

#include <algorithm>

namespace splitscope {

void Histogram::add(std::chrono::nanoseconds time)
{
    const double seconds = std::chrono::duration<double>(time).count();
    const auto bound = std::ranges::lower_bound(bounds, seconds);
    if (bound != bounds.end())
        ++atMost_[static_cast<std::size_t>(bound - bounds.begin())];
    ++count_;
    sum_ += seconds;
}

QByteArray Histogram::text(const char *name, const char *help) const
{
    const QByteArray called(name);
    QByteArray text = "# HELP " + called + ' ' + help + "\n# TYPE " + called + " histogram\n";
    std::uint64_t below = 0;
    for (std::size_t i = 0; i < bounds.size(); ++i) {
        below += atMost_[i];
        text += called + "_bucket{le=\"" + QByteArray::number(bounds[i]) + "\"} "
                + QByteArray::number(quint64(below)) + '\n';
    }
    text += called + "_bucket{le=\"+Inf\"} " + QByteArray::number(quint64(count_)) + '\n';
    text += called + "_sum " + QByteArray::number(sum_, 'g', 12) + '\n';
    text += called + "_count " + QByteArray::number(quint64(count_)) + '\n';
    return text;
}

} // namespace splitscope
