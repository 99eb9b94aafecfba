package dev.weir.trainer.history;

/**
 * A labelled record.
 *
 * @param source its source
 * @param id its id within the source
 * @param eventTime milliseconds since the epoch
 * @param label its class
 * @param record the record
 * @param <R> its type
 */
public record LabelledRecord<R>(String source, String id, long eventTime, String label, R record) {}
