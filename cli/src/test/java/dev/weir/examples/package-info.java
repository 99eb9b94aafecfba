/** The examples of README.md; a test holds the page to these sources and runs them. */
package dev.weir.examples;
