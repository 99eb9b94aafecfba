package dev.weir.stream.intake;

import dev.weir.schemas.ImageRecord;
import java.time.Instant;

/**
 * An image on its route.
 *
 * @param route the route's name
 * @param image to classify; its sizes are positive
 * @param pixels its pixels, as many as its sizes say; not changed
 * @param raw the record's value as it came
 */
public record RoutedImage(String route, ImageRecord image, byte[] pixels, byte[] raw)
    implements Routed {
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
}
