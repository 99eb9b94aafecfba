package dev.weir.stream.ingest;

import dev.weir.schemas.ImageRecord;
import java.time.Instant;

/**
 * An image on its route.
 *
 * @param route the route's name
 * @param image to classify; its sizes are positive
 * @param pixels width times height; not copied
 * @param raw the record's original value; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record RoutedImage(String route, ImageRecord image, byte[] pixels, byte[] raw)
    implements RoutedRecord {
  /** Pixels per row. */
  public int width() {
    return image.getWidth();
  }

  /** Rows. */
  public int height() {
    return image.getHeight();
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
  public String label() {
    return image.getLabel();
  }
}
