/** Options that several commands share, and their converters. */
package dev.weir.cli.options;
