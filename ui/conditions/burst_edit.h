// Chooses the bucket of a link: the lab sheet's two, or any other.
#pragma once

#include <QComboBox>

#include <cstdint>
#include <optional>

namespace splitscope {

/// Shows "32 kbit" as tc reads it, 1024 bits each, where it is a whole number of them, and bytes
/// otherwise. GUI thread.
class BurstEdit : public QComboBox
{
    Q_OBJECT

public:
    explicit BurstEdit(QWidget *parent = nullptr);

    std::int64_t burstBytes() const { return bytes_; }
    /// Shows it; emits nothing.
    void setBurstBytes(std::int64_t bytes);

    static QString textOf(std::int64_t bytes);
    /// "32 kbit", "4096 B" or "4096"; empty for anything else, and below one full packet.
    static std::optional<std::int64_t> bytesOf(const QString &text);

Q_SIGNALS:
    void burstChosen(qint64 bytes);

private:
    void choose();

    std::int64_t bytes_;
};

} // namespace splitscope
