package dev.weir.modelregistry.routes;

/**
 * The refusal of a version.
 *
 * @param reason why
 * @param detail explanation, with the values that do not match
 */
public record Refusal(RefusalReason reason, String detail) {}
