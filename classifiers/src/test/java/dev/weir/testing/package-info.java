/** Data and seeds for tests. */
package dev.weir.testing;
