package dev.weir.inputs.mapping;

import dev.weir.inputs.path.FieldPath;

/**
 * A field of the input that goes with the prediction.
 *
 * @param path where it is
 * @param header the header's name
 */
public record Passthrough(FieldPath path, String header) {}
