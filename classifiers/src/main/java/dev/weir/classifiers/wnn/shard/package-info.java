/** Models of WNN whose training images are divided into parts, and the merging of distances. */
package dev.weir.classifiers.wnn.shard;
