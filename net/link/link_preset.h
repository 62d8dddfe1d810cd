// A link with a name and a source, as JSON files hold it.
#pragma once

#include "engine/experiment/link_conditions.h"
#include "engine/result.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace splitscope {

struct LocalText
{
    QString english;
    QString chinese;

    /// In the user's language.
    QString text() const;

    bool operator==(const LocalText &) const = default;
};

struct LinkPreset
{
    QString id;
    LocalText name;
    LocalText family; ///< presets of one source
    LocalText source;
    QString url; ///< of the source; may be empty
    LinkConditions link;

    bool operator==(const LinkPreset &) const = default;
};

/// docs/LINKS.md describes the format. `file` is for the errors alone.
/// Errors: LinkFileUnusable (subject: file and line).
Result<std::vector<LinkPreset>> presetsOf(const QString &file, const QByteArray &json);
/// Files beyond 64 kB are refused. Errors: as presetsOf().
Result<std::vector<LinkPreset>> readPresets(const QString &file);

/// A file of this preset alone. Precondition: emulated and without a trace.
QByteArray presetJson(const LinkPreset &preset);

} // namespace splitscope
