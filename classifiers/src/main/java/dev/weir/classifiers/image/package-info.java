/** Small grey images and their preprocessing. */
package dev.weir.classifiers.image;
