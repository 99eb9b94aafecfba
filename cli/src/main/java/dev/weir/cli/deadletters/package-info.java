/** {@code weir dead-letters}. */
package dev.weir.cli.deadletters;
