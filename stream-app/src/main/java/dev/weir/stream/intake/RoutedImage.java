package dev.weir.stream.intake;

import dev.weir.schemas.ImageRecord;
import java.time.Instant;

/** An image on its route. */
public final class RoutedImage implements Routed {
  private final String route;
  private final ImageRecord image;
  private final byte[] pixels;
  private final byte[] raw;

  /**
   * Assigns an image to a route.
   *
   * @param image to classify; its sizes are positive
   * @param pixels width times height; not copied
   * @param raw the record's original value; not copied
   */
  RoutedImage(String route, ImageRecord image, byte[] pixels, byte[] raw) {
    this.route = route;
    this.image = image;
    this.pixels = pixels;
    this.raw = raw;
  }

  @Override
  public String route() {
    return route;
  }

  /** Pixels per row. */
  public int width() {
    return image.getWidth();
  }

  /** Rows. */
  public int height() {
    return image.getHeight();
  }

  /** Its pixels, one byte each, row by row; must not be modified. */
  public byte[] pixels() {
    return pixels;
  }

  @Override
  public String id() {
    return image.getId();
  }

  @Override
  public String source() {
    return image.getSource();
  }

  @Override
  public Instant eventTime() {
    return image.getEventTime();
  }

  @Override
  public long eventTimeMillis() {
    return image.getEventTime().toEpochMilli();
  }

  @Override
  public String label() {
    return image.getLabel();
  }

  @Override
  public byte[] raw() {
    return raw;
  }
}
