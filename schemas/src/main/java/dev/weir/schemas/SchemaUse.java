package dev.weir.schemas;

import org.jspecify.annotations.Nullable;

/** A schema id in the messages of a topic. */
record SchemaUse(@Nullable String topic, int id) {}
