/** Exact windowed nearest neighbour (WNN) for images. */
package dev.weir.classifiers.wnn;
