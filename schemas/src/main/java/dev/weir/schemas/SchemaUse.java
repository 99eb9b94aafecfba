package dev.weir.schemas;

import org.jspecify.annotations.Nullable;

/** A schema id as used on a topic. */
record SchemaUse(@Nullable String topic, int id) {}
