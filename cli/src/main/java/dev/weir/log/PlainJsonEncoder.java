package dev.weir.log;

import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** Logback's JSON encoder with {@link PlainEvent}'s sanitizing. */
public final class PlainJsonEncoder extends JsonEncoder {

  @Override
  public byte[] encode(ILoggingEvent event) {
    return super.encode(new PlainEvent(event));
  }
}
