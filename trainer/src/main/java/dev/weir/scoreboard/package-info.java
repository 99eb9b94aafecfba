/**
 * Scoreboards: rows that measure what was published, run one after another, kept as they finish.
 */
package dev.weir.scoreboard;
