// The presets that there are: those of the program, and the user's own.
#pragma once

#include "engine/result.h"
#include "net/link/link_preset.h"

#include <QString>

#include <vector>

namespace splitscope {

/// Reads files when it is made and in reload(). One thread.
class LinkPresets
{
public:
    /// Own presets are files within this folder, each of one preset whose id begins with "my-" and
    /// is the file's name. The usual one is splitscope/links in the user's data folder.
    explicit LinkPresets(QString ownFolder = usualFolder());
    static QString usualFolder();

    void reload();

    /// Those of the program come first, by family, the lab's before all.
    const std::vector<LinkPreset> &all() const { return presets_; }
    static bool isOwn(const LinkPreset &preset);
    /// Empty: there is none.
    const LinkPreset *find(const QString &id) const;
    /// The first that asks for exactly this link.
    const LinkPreset *matching(const LinkConditions &link) const;
    /// Own files that cannot be used; the others can.
    const std::vector<Error> &unusable() const { return unusable_; }
    /// The one of them that would have this id; empty: there is none.
    const Error *whyUnusable(const QString &id) const;

    /// The id that an own preset of this name has; empty for a name without letters and digits.
    static QString ownId(const QString &name);
    /// Writes the user's own preset of this name, over another one with its id. The name is cut to
    /// 60 characters, of which its id is made.
    /// Precondition: ownId(name) is not empty, `link` is emulated and has no trace.
    /// Errors: LinkFileUnusable.
    Result<void> save(const QString &name, const LinkConditions &link);
    /// Removes an own preset. Errors: LinkFileUnusable.
    Result<void> remove(const QString &id);

private:
    QString ownFile(const QString &id) const;

    QString ownFolder_;
    std::vector<LinkPreset> presets_;
    std::vector<Error> unusable_;
};

} // namespace splitscope
