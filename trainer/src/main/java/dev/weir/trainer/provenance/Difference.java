package dev.weir.trainer.provenance;

/**
 * A difference between two models.
 *
 * @param what the field, such as {@code data.digest} or {@code FeaturePart.coefficients}
 * @param detail description of the difference
 */
public record Difference(String what, String detail) {}
