package dev.weir.log;

import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** Logback's pattern encoder with {@link PlainEvent}'s sanitizing. */
public final class PlainTextEncoder extends PatternLayoutEncoder {

  @Override
  public byte[] encode(ILoggingEvent event) {
    return super.encode(new PlainEvent(event));
  }
}
