/** Validated mappings: the topic, its format, and where the parts of its records are. */
package dev.weir.inputs.mapping;
