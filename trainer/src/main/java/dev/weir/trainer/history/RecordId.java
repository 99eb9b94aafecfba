package dev.weir.trainer.history;

/**
 * Identifies a record of a topic.
 *
 * @param source its source
 * @param id its id within the source
 */
public record RecordId(String source, String id) {}
