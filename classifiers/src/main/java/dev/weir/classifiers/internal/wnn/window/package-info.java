/** Windows as boxes of cells, and what the difference of two cells adds to them. */
package dev.weir.classifiers.internal.wnn.window;
