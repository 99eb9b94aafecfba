/** Distances of one query from classes (WNN) and from training images (DWNN), and their bounds. */
package dev.weir.classifiers.internal.wnn.distance;
