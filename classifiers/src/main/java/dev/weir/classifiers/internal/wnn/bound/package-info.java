/** Bounds of the distances of many queries at once, for several sets of training images. */
package dev.weir.classifiers.internal.wnn.bound;
