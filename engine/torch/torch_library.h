// What LibTorch does here. It is linked to a library of its own, which is loaded when one of this
// is needed first: to link LibTorch takes longer than all that a program does until its window is
// there.
#pragma once

#include "engine/image/picture.h"
#include "engine/model/tensor.h"
#include "engine/model/torch_script.h"
#include "engine/runtime/kernel.h"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace splitscope {

/// Which BLAS it has loaded.
struct Blas
{
    std::string name; ///< "OpenBLAS 0.3.21 ... USE_OPENMP", or "reference BLAS"
    /// False for the reference BLAS, on which the linear layers run several times slower.
    bool fast = false;
};

/// Made by module.cpp. Any thread.
class TorchLibrary
{
public:
    virtual ~TorchLibrary() = default;

    /// As in image/preprocess.h.
    virtual Tensor preprocess(const Picture &picture, const Network &network) const = 0;
    /// As loadTorchScript().
    virtual Result<Model> loadScript(const std::filesystem::path &file,
                                     const std::optional<TensorShape> &inputShape) const = 0;
    /// As in runtime/kernels.h.
    virtual std::shared_ptr<const Kernel>
    kernel(const Layer &layer, std::vector<std::span<const float>> parameters) const = 0;
    /// LibTorch sets OpenMP's number of threads at a thread's first use of it, to a number of its
    /// own; after this it asks OpenMP.
    virtual void beginOnThisThread() const = 0;
    virtual Blas blas() const = 0;
    /// "1.13.1"
    virtual std::string version() const = 0;
};

/// Loads it if it is not. Throws std::runtime_error, with the linker's words, if it cannot be. Any
/// thread; the first call takes half a second or more.
const TorchLibrary &torchLibrary();
/// Null as long as nobody has needed it. Any thread.
const TorchLibrary *loadedTorchLibrary();

/// What module.cpp exports.
inline constexpr const char *torchLibraryEntry = "splitscopeTorchLibrary";
using TorchLibraryEntry = const TorchLibrary *();

} // namespace splitscope
