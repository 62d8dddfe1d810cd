// What this program is, and what it computes with.
#pragma once

#include "engine/model/fingerprint.h"
#include "engine/model/model_choice.h"
#include "engine/model/network.h"

#include <QDialog>

#include <optional>

class QLabel;

namespace splitscope {

/// LibTorch is loaded for it where it was not needed yet, beside the window. GUI thread.
class AboutDialog : public QDialog
{
    Q_OBJECT

public:
    /// Without a fingerprint (the weights are not ready) its line is left out.
    AboutDialog(const Network &network, const ModelChoice &model,
                const std::optional<Fingerprint> &fingerprint, QWidget *parent = nullptr);

private:
    void showLibraries();

    QLabel *torch_;
    QLabel *blas_;
    QLabel *slow_;
};

} // namespace splitscope
