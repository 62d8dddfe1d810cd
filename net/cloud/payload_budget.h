// How much memory payloads under way may take, of all sessions together.
#pragma once

#include <QtGlobal>

#include <utility>

namespace splitscope {

/// Lives on the node's thread.
class PayloadBudget
{
public:
    /// Gives back what it has taken. Moved from, it has taken nothing.
    class Share
    {
    public:
        Share() = default;
        Share(Share &&other) noexcept
            : budget_(std::exchange(other.budget_, nullptr)), bytes_(std::exchange(other.bytes_, 0))
        {
        }
        Share &operator=(Share &&other) noexcept
        {
            std::swap(budget_, other.budget_);
            std::swap(bytes_, other.bytes_);
            return *this;
        }
        ~Share()
        {
            if (budget_)
                budget_->taken_ -= bytes_;
        }

        explicit operator bool() const { return budget_ != nullptr; }

    private:
        friend class PayloadBudget;
        Share(PayloadBudget *budget, qint64 bytes) : budget_(budget), bytes_(bytes) {}

        PayloadBudget *budget_ = nullptr;
        qint64 bytes_ = 0;
    };

    explicit PayloadBudget(qint64 most) : most_(most) {}

    /// Empty where so much is not left. The budget outlives it.
    Share take(qint64 bytes)
    {
        if (bytes > most_ - taken_)
            return {};
        taken_ += bytes;
        return {this, bytes};
    }
    qint64 taken() const { return taken_; }

private:
    qint64 most_;
    qint64 taken_ = 0;
};

} // namespace splitscope
