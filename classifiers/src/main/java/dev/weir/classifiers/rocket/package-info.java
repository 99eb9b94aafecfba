/** ROCKET as published: many padded kernels, without selection. */
package dev.weir.classifiers.rocket;
