/** The least distances in each window between one query and blocks of images. */
package dev.weir.classifiers.internal.wnn.minima;
