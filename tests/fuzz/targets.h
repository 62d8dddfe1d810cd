// What reads files and messages from somewhere, each as a function of any bytes at all.
#pragma once

#include <cstddef>
#include <span>

namespace splitscope::fuzz {

using Bytes = std::span<const std::byte>;

/// Each reads the bytes, and what came of it once more in another way. Where a promise is broken
/// it says which one and aborts; sanitizers see the rest.
void message(Bytes bytes);        ///< a control message of the wire
void tensor(Bytes bytes);         ///< a payload: coding, shape, then its bytes
void safetensors(Bytes bytes);    ///< a file of weights
void stateDict(Bytes bytes);      ///< a file of weights, either format of PyTorch
void sheet(Bytes bytes);          ///< a CSV file that was typed by hand
void deployment(Bytes bytes);     ///< the lab's deployment.yaml
void notebookFile(Bytes bytes);   ///< an SQLite file that says that it is a notebook
void notebookRow(Bytes bytes);    ///< values in a notebook's tables, by what reads a row
void notebookValues(Bytes bytes); ///< a sound SQLite file with any values in its tables, and all
                                  ///< that is reckoned of it

} // namespace splitscope::fuzz
