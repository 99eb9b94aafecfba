package dev.weir.classifiers.internal.simd;

/**
 * The windows along one side of an image: window j holds the cells {@code j - before} to {@code j +
 * after} that exist.
 *
 * @param cells number of cells
 * @param windows number of windows; those past the last cell hold no or few cells
 * @param before cells of a window before cell j
 * @param after cells of a window after cell j
 */
public record BoxAxis(int cells, int windows, int before, int after) {

  /** Cells of a window that lies in the image. */
  int span() {
    return before + after + 1;
  }

  /** Cells, and as many absent ones as the last window reaches beyond. */
  int padded() {
    return Math.max(cells, windows + after);
  }
}
