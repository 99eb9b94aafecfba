package dev.weir.classifiers.rocket;

import dev.weir.classifiers.features.KernelShape;
import dev.weir.classifiers.features.TransformScratch;
import dev.weir.classifiers.internal.simd.KernelPooling;
import java.util.List;

/** The transform, with either twin. */
final class RocketScratch implements TransformScratch {

  private final KernelShape[] kernels;
  private final KernelPooling pooling;
  private final int channels;
  private final int length;

  /** Zeros before and after each channel, enough for any kernel's padding. */
  private final int margin;

  private final int stride;
  private final float[] padded;

  RocketScratch(RocketTransform map, KernelPooling pooling) {
    List<KernelShape> list = map.kernels();
    this.kernels = list.toArray(KernelShape[]::new);
    this.pooling = pooling;
    this.channels = map.channels();
    this.length = map.length();
    this.margin = list.stream().mapToInt(KernelShape::padding).max().orElseThrow();
    this.stride = length + 2 * margin;
    this.padded = new float[channels * stride + KernelPooling.SLACK];
  }

  @Override
  public void compute(float[] signal, float[] features) {
    for (int c = 0; c < channels; c++) {
      System.arraycopy(signal, c * length, padded, c * stride + margin, length);
    }
    for (int k = 0; k < kernels.length; k++) {
      KernelShape kernel = kernels[k];
      int from = margin - kernel.padding();
      pooling.pool(kernel, padded, stride, from, kernel.positions(length), features, 2 * k);
    }
  }
}
