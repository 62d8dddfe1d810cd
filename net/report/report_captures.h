// What the user has set aside for the report: views and terminals, beside their notebook.
#pragma once

#include "engine/result.h"

#include <QDateTime>
#include <QImage>
#include <QString>

#include <vector>

namespace splitscope {

/// Where in the report it belongs.
enum class CapturePlace { Configuration, Terminals, Data };

/// A picture or a text.
struct ReportCapture
{
    CapturePlace place = CapturePlace::Data;
    QString caption;
    QDateTime at;
    QImage picture = {};
    QString text = {};
};

/// "NOTEBOOK.captures": a folder with a PNG or a text file for each, and a list of them in JSON.
/// Any thread, one at a time.
class ReportCaptures
{
public:
    static constexpr int most = 200;
    static constexpr int longestCaption = 300;

    explicit ReportCaptures(const QString &notebook);

    const QString &folder() const { return folder_; }
    /// In the order in which they were made, without their pictures and texts: no such file is
    /// opened.
    std::vector<ReportCapture> listed() const;
    /// The same with them; what cannot be read is left out.
    std::vector<ReportCapture> all() const;
    /// Errors: FileNotWritable; ReportUnusable where there are `most` of them.
    Result<void> add(const ReportCapture &capture) const;
    /// From 0, as listed() has them. Errors: FileNotWritable.
    Result<void> remove(int index) const;

private:
    QString folder_;
};

} // namespace splitscope
