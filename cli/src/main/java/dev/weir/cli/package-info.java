/** The {@code weir} command: one small class a subcommand, which reads options and calls. */
package dev.weir.cli;
