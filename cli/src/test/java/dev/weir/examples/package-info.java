/** The examples of README.md; a test keeps the page in sync with these sources and runs them. */
package dev.weir.examples;
