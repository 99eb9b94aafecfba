/** Windowed nearest neighbour (WNN) for images, exact. */
package dev.weir.wnn;
