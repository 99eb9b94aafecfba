/**
 * What all commands share: output, progress, exit codes, errors, and how other modules add
 * commands.
 */
package dev.weir.cli.command;
