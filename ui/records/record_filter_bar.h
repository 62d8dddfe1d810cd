// Which runs of the notebook are shown.
#pragma once

#include "engine/notebook/notebook.h"

#include <QTimer>
#include <QWidget>

#include <vector>

class QComboBox;
class QLineEdit;

namespace splitscope {

class NotebookKeeper;

/// Offers what the notebook has, and asks it again when a run brings something new. GUI thread.
class RecordFilterBar : public QWidget
{
    Q_OBJECT

public:
    /// The keeper must outlive the bar.
    explicit RecordFilterBar(NotebookKeeper &keeper, QWidget *parent = nullptr);

    RunFilter filter() const;
    bool isFiltering() const;
    /// Shows everything.
    void reset();
    QLineEdit &search() { return *search_; }

Q_SIGNALS:
    void filterChanged(const splitscope::RunFilter &filter);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Offers
    {
        std::vector<StoredExperiment> experiments;
        RunChoices choices;
    };

    void layOut();
    void noteStored(const StoredRun &run);
    void ask();
    void offer();
    void retranslate();
    template<typename Add>
    void fill(QComboBox *box, const QString &all, const Add &add);

    NotebookKeeper &keeper_;
    QLineEdit *search_;
    QComboBox *experiment_;
    QComboBox *cpu_;
    QComboBox *bandwidth_;
    QComboBox *cut_;
    QTimer typed_; ///< until the user has typed a word
    QTimer askSoon_;
    Offers offers_;
};

} // namespace splitscope
