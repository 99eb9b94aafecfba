/** The commands of the experiments, added to {@code ./weir} in a checkout. */
package dev.weir.experiments.commands;
