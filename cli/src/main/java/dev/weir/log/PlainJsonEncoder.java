package dev.weir.log;

import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** Logback's encoder of JSON lines, for events as {@link PlainEvent} has them. */
public final class PlainJsonEncoder extends JsonEncoder {

  @Override
  public byte[] encode(ILoggingEvent event) {
    return super.encode(new PlainEvent(event));
  }
}
