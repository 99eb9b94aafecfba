/** The {@code weir} command: one small class per subcommand, which parses options and delegates. */
package dev.weir.cli;
