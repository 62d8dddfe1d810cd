// A change of the link on its way from the caller's thread to the emulator's.
#pragma once

#include "engine/experiment/link_conditions.h"

#include <mutex>
#include <optional>
#include <utility>

namespace splitscope {

/// The emulator looks here before it takes in any bytes, so that what is sent after set() returned
/// is shaped by it: an event posted to the emulator's loop may come later than the bytes.
/// Any thread.
class PendingLink
{
public:
    void set(const LinkConditions &link)
    {
        const std::scoped_lock lock(mutex_);
        link_ = link;
    }

    /// Empty where nothing was set since the last call.
    std::optional<LinkConditions> take()
    {
        const std::scoped_lock lock(mutex_);
        return std::exchange(link_, std::nullopt);
    }

private:
    std::mutex mutex_;
    std::optional<LinkConditions> link_;
};

} // namespace splitscope
