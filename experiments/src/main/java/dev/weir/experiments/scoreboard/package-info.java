/** Scoreboards that reproduce published results, row by row, and can be resumed. */
package dev.weir.experiments.scoreboard;
