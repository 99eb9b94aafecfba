package dev.weir.inputs.image;

/**
 * A grey image.
 *
 * @param width pixels in a row; 0: not known
 * @param height rows; 0: not known
 * @param pixels row by row, 0 to 255, one byte each
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record GreyPixels(int width, int height, byte[] pixels) {}
