#include "net/report/pdf_links.h"

#include <QByteArray>

#include <vector>

namespace splitscope {

namespace {

constexpr double pointsToAMillimetre = 72 / 25.4;

/// The object number of each page, in their order.
std::vector<QByteArray> pageObjects(const QByteArray &pdf)
{
    static const QByteArray page = " 0 obj\n<<\n/Type /Page\n";
    std::vector<QByteArray> numbers;
    for (qsizetype at = pdf.indexOf(page); at >= 0; at = pdf.indexOf(page, at + page.size())) {
        const qsizetype begin = pdf.lastIndexOf('\n', at) + 1;
        numbers.push_back(pdf.mid(begin, at - begin));
    }
    return numbers;
}

} // namespace

void leadLinksInside(QByteArray &pdf, const std::map<QString, PagePlace> &anchors, double height)
{
    static const QByteArray address = "/URI (#";
    const std::vector<QByteArray> pages = pageObjects(pdf);
    for (qsizetype at = pdf.indexOf(address); at >= 0; at = pdf.indexOf(address, at + 1)) {
        const qsizetype name = at + address.size();
        const qsizetype begin = pdf.lastIndexOf("/A <<", at);
        const qsizetype end = pdf.indexOf(">>", at) + 2;
        const auto anchor =
            anchors.find(QString::fromUtf8(pdf.mid(name, pdf.indexOf(')', name) - name)));
        if (begin < 0 || anchor == anchors.end()
            || anchor->second.page >= static_cast<int>(pages.size()))
            continue;
        const double above = height - anchor->second.below * pointsToAMillimetre;
        const QByteArray place = "/Dest [" + pages[static_cast<std::size_t>(anchor->second.page)]
                                 + " 0 R /XYZ 0 " + QByteArray::number(above, 'f', 0) + " null]";
        if (place.size() <= end - begin)
            pdf.replace(begin, end - begin, place.leftJustified(end - begin, ' '));
    }
}

} // namespace splitscope
