package dev.weir.cli.log;

import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** Logback's JSON encoder with {@link Sanitized}'s sanitizing. */
public final class SanitizingJsonEncoder extends JsonEncoder {

  @Override
  public byte[] encode(ILoggingEvent event) {
    return super.encode(Sanitized.event(event));
  }
}
