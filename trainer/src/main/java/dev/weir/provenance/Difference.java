package dev.weir.provenance;

/**
 * Something in which two models differ.
 *
 * @param what the field, such as {@code data.digest} or {@code FeaturePart.coefficients}
 * @param detail how, in words
 */
public record Difference(String what, String detail) {}
