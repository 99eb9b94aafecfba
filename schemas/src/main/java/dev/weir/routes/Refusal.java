package dev.weir.routes;

/**
 * That a version is refused.
 *
 * @param reason why
 * @param detail in words, with the values that do not fit
 */
public record Refusal(RefusalReason reason, String detail) {}
