package dev.weir.classifiers.image;

/** Inverts brightness: 255 minus each pixel. */
record Invert() implements ImageStep {

  @Override
  public void apply(byte[] from, int width, int height, byte[] to) {
    for (int k = 0; k < width * height; k++) {
      to[k] = (byte) ~from[k];
    }
  }
}
