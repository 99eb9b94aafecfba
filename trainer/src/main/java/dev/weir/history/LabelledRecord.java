package dev.weir.history;

/**
 * A record whose class is known.
 *
 * @param source whose it is
 * @param id within the source
 * @param eventTime milliseconds since the epoch
 * @param label its class
 * @param record itself
 * @param <R> its type
 */
public record LabelledRecord<R>(String source, String id, long eventTime, String label, R record) {}
