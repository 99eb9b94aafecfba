/** Commands that write and read records: {@code send}, {@code tail}, {@code export}. */
package dev.weir.cli.records;
