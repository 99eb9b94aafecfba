/** The images that a block of training images represents: shifted, rotated, scaled. */
package dev.weir.classifiers.internal.wnn.variants;
