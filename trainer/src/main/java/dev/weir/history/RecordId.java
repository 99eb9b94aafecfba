package dev.weir.history;

/**
 * Names a record.
 *
 * @param source whose it is
 * @param id within the source
 */
record RecordId(String source, String id) {}
