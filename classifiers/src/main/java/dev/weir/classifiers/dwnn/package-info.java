/** DWNN: windowed nearest neighbour with one training image for all windows. */
package dev.weir.classifiers.dwnn;
