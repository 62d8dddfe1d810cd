#include "net/edge/share_text.h"

#include <QCoreApplication>

namespace splitscope {

namespace {

struct ShareText
{
    Q_DECLARE_TR_FUNCTIONS(ShareText)
};

} // namespace

QString shareKeptText(const ShareKept &kept, const Device &asked)
{
    if (kept.quotaRefused)
        return ShareText::tr("paced instead of the kernel's quota (%1: %2)")
            .arg(QString::fromStdString(kept.quotaRefused->subject),
                 QString::fromStdString(kept.quotaRefused->detail));
    switch (kept.by) {
    case ShareKeeping::Unlimited:
        return {};
    case ShareKeeping::Pacing:
        return ShareText::tr("paced");
    case ShareKeeping::KernelQuota:
        break;
    }
    const std::chrono::duration<double, std::milli> period =
        asked.quota.value_or(CpuQuota()).period();
    return ShareText::tr("kernel quota, %1 ms").arg(period.count());
}

} // namespace splitscope
