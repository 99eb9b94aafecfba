/** Log output: names from records, models or servers cannot forge a line. */
package dev.weir.cli.log;
