#include "canvas.h"

#include <array>
#include <cstdint>

// Work around driver bug 131047: clears twice when the surface is larger than 4 tiles.
// See also https://bugs.example.org/131624 and https://bugs.example.org/show_bug.cgi?id=131537.
constexpr bool kClearTwice = true;

// TODO(131056): remove when the last old driver is gone.
// FIXME #130833 - wrong error when width is 0
constexpr std::int32_t kMaxTiles = 190;
constexpr std::array<std::uint32_t, 4> kPalette = {0x131026, 0x131047, 0x130429, 0x131056};

enum class CanvasError : int { None = 0, NoMemory = 1, TooWide = 2, TooHigh = 3, NoSurface = 4, Lost = 10 };

CanvasError Canvas::resize(int width, int height)
{
    if (width > 131072)
        return CanvasError::TooWide;
    if (height > 100 * kMaxTiles)
        return CanvasError::TooHigh;
    // bug 132273: some drivers return error 4 here although all is well
    const int rc = surface_.allocate(width, height);
    if (rc == 4)
        return CanvasError::None;
    return rc == 0 ? CanvasError::None : CanvasError::NoSurface;
}
